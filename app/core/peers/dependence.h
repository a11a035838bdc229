// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// Peers that have one thing in common, as a provider or a user agent.
struct DependenceGroup {
    QString key;   ///< as providerKey() and its like give for each of these peers; empty: unknown
    QString label; ///< for a person; a user agent is text from strangers
    int outbound = 0;
    int inbound = 0;

    int total() const { return outbound + inbound; }
    friend bool operator==(const DependenceGroup &, const DependenceGroup &) = default;
};
using DependenceGroups = std::vector<DependenceGroup>; // the largest first, the unknown last

/// On whom the node depends. Outbound is told apart from inbound: a node picks the former
/// itself, so that they are what keeps an attacker from surrounding it (an eclipse attack).
///
/// A concentration is the Herfindahl-Hirschman index: the sum of the squared shares of all
/// groups, from near 0 (every peer elsewhere) to 1 (all in one hand); 1/index is the number of
/// equally large groups that would be as concentrated. Whoever disturbs Tor disturbs every
/// peer behind it, and who runs those cannot be seen: each of onion, i2p and cjdns counts as
/// one provider. They are in no country: the index of countries leaves them out. So are, in both,
/// peers of whom the group is not known, and connections that last moments only (feeler,
/// addr-fetch, private-broadcast). No index is given where fewer than half of the peers remain: it
/// would be that of a minority.
struct Dependence {
    DependenceGroups networks;  ///< onion, ipv4, …
    DependenceGroups providers; ///< autonomous systems; onion, i2p and cjdns as one each
    DependenceGroups countries; ///< onion, i2p and cjdns as one each: peers there are in no country
    DependenceGroups userAgents;
    DependenceGroups transports;      ///< v1, v2, detecting (BIP 324)
    DependenceGroups connectionTypes; ///< outbound-full-relay, block-relay-only, …

    std::optional<double> outboundProviderHhi;
    std::optional<double> outboundCountryHhi;
    std::optional<double> providerHhi; ///< of all peers
    std::optional<double> countryHhi;

    int outbound = 0;
    int inbound = 0;
    /// The node tells of no peer whether it is an anchor. It saves two of these at a clean
    /// shutdown (anchors.dat) and connects to them first when it starts again.
    int blockRelayOnly = 0;
    int manual = 0; ///< addnode or -connect
    int feeler = 0; ///< tries whether an address works, then leaves
    int addrFetch = 0;
};

Dependence dependenceOf(const Peers &peers);

// To which group a peer belongs, so that a list can be filtered by it; empty: not known.
QString networkKey(const Peer &peer);  ///< as nameOf()
QString providerKey(const Peer &peer); ///< AS24940, or onion, i2p, cjdns
QString countryKey(const Peer &peer);  ///< ISO 3166-1 alpha-2, or onion, i2p, cjdns
QString userAgentKey(const Peer &peer);
QString transportKey(const Peer &peer);
QString connectionTypeKey(const Peer &peer);

} // namespace bnm
