// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/rpc/json_value.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <vector>

namespace bnm {

enum class PeerNetwork { Ipv4, Ipv6, Onion, I2p, Cjdns };
constexpr std::array<PeerNetwork, 5> allPeerNetworks = {
    PeerNetwork::Ipv4, PeerNetwork::Ipv6, PeerNetwork::Onion, PeerNetwork::I2p, PeerNetwork::Cjdns};
/// Bitcoin Core's name: ipv4, ipv6, onion, i2p, cjdns.
QString nameOf(PeerNetwork network);
/// Display name: IPv4, IPv6, Tor, I2P, CJDNS.
QString titleOf(PeerNetwork network);

/// The place of an address, from the GeoIP databases; unknown parts stay empty.
struct Place {
    QString countryCode; ///< ISO 3166-1 alpha-2; empty: not known
    QString country;
    QString city;
    std::optional<double> latitude; ///< degrees; both or none
    std::optional<double> longitude;
    std::optional<qint64> asn; ///< autonomous system number
    QString organization;      ///< operator of that system

    friend bool operator==(const Place &, const Place &) = default;
};

/// One member of getpeerinfo's answer, as text; an object or array as JSON.
struct PeerDetail {
    QString name;
    QString value;
};

/// One peer from getpeerinfo; fields missing in older nodes stay empty. addr and userAgent are
/// untrusted text: show them as plain text only.
struct Peer {
    qint64 id = 0;
    QString address;
    PeerNetwork network = PeerNetwork::Ipv4;
    bool networkKnown = true; ///< false: not reported and not visible in the address
    bool inbound = false;
    QString connectionType; ///< outbound-full-relay, block-relay-only, inbound, manual, …
    QString userAgent;
    QStringList services;
    std::optional<qint64> protocolVersion;
    std::optional<QString> transport; ///< v1, v2 or detecting (BIP 324)
    std::optional<double> pingSeconds;
    std::optional<double> minPingSeconds;
    std::optional<qint64> connectedSince; ///< Unix time in s
    std::optional<qint64> bytesSent;
    std::optional<qint64> bytesReceived;
    std::optional<qint64> syncedHeaders;
    std::optional<qint64> syncedBlocks;
    std::optional<bool> relaysTransactions;
    std::optional<qint64> lastTransaction; ///< Unix time in s; nothing: none yet
    std::optional<qint64> lastBlock;       ///< Unix time in s; nothing: none yet
    std::optional<qint64> startingHeight;
    std::optional<qint64> addressesProcessed;
    std::optional<qint64> addressesRateLimited;
    std::optional<qint64> mappedAs;      ///< its AS number, of a node with -asmap
    std::optional<QString> localAddress; ///< addrlocal: our address as the peer reports it
    QStringList permissions;
    std::map<QString, qint64> sentPerMessage; ///< bytes by message, as version or inv
    std::map<QString, qint64> receivedPerMessage;
    std::vector<PeerDetail> details; ///< all fields from the node, in their order
    Place place;                     ///< from GeoIP
};
using Peers = std::vector<Peer>;

/// Limit; a node with default settings has 125 at most.
constexpr std::size_t mostPeers = 2'000;
/// Reads an answer of getpeerinfo; an entry without an id is left out.
Peers readPeers(const JsonValue &answer);

/// The network of an address such as 1.2.3.4:8333, [2001:db8::1]:8333 or xyz.onion:8333; nothing
/// for a host name and for other text.
std::optional<PeerNetwork> networkIn(const QString &address);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::Peers)
