// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// Peers with something in common, for instance a provider or a user agent.
struct DependenceGroup {
    /// the value of providerKey() or a similar function for each of these peers; empty: unknown
    QString key;
    QString label; ///< display name; a user agent is untrusted text
    int outbound = 0;
    int inbound = 0;

    int total() const { return outbound + inbound; }
    friend bool operator==(const DependenceGroup &, const DependenceGroup &) = default;
};
using DependenceGroups = std::vector<DependenceGroup>; // the largest first, the unknown last

/// On whom the node depends. Outbound peers are counted separately: the node chooses them itself,
/// so they protect it from being surrounded by an attacker (an eclipse attack).
///
/// Concentration is the Herfindahl-Hirschman index: the sum of the squared shares of all groups,
/// from near 0 (all peers in different groups) to 1 (one group); 1/index is the number of equally
/// large groups with the same concentration. An attack on Tor affects every peer behind it, and
/// their providers are unknown: onion, i2p and cjdns count as one provider each. They have no
/// country: the index of countries leaves them out. Both leave out peers of unknown group, and
/// short-lived connections (feeler, addr-fetch, private-broadcast). There is no index if fewer than
/// half of the peers remain: it would describe a minority.
struct Dependence {
    DependenceGroups networks;  ///< onion, ipv4, …
    DependenceGroups providers; ///< autonomous systems; onion, i2p and cjdns as one each
    DependenceGroups countries; ///< onion, i2p and cjdns as one each: peers there have no country
    DependenceGroups userAgents;
    DependenceGroups transports;      ///< v1, v2, detecting (BIP 324)
    DependenceGroups connectionTypes; ///< outbound-full-relay, block-relay-only, …

    std::optional<double> outboundProviderHhi;
    std::optional<double> outboundCountryHhi;
    std::optional<double> providerHhi; ///< of all peers
    std::optional<double> countryHhi;

    int outbound = 0;
    int inbound = 0;
    /// The node does not report which peers are anchors. It saves two of these at a clean shutdown
    /// (anchors.dat) and connects to them first at the next start.
    int blockRelayOnly = 0;
    int manual = 0; ///< addnode or -connect
    int feeler = 0; ///< tests an address, then disconnects
    int addrFetch = 0;
};

Dependence dependenceOf(const Peers &peers);

// The group of a peer, for filtering; empty: unknown.
QString networkKey(const Peer &peer);  ///< as nameOf()
QString providerKey(const Peer &peer); ///< AS24940, or onion, i2p, cjdns
QString countryKey(const Peer &peer);  ///< ISO 3166-1 alpha-2, or onion, i2p, cjdns
QString userAgentKey(const Peer &peer);
QString transportKey(const Peer &peer);
QString connectionTypeKey(const Peer &peer);

} // namespace bnm
