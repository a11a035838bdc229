// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/peer.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype longestText = 512; // the node itself limits the user agent to 256 bytes

QString boundedText(const JsonValue &value)
{
    return value.text().value_or(QString()).left(longestText);
}

/// The node calls loopback and private addresses not_publicly_routable; those are told
/// by their address, as are all by nodes before 0.21, which do not name the network.
PeerNetwork readNetwork(const JsonValue &peer, const QString &address)
{
    const QString name = peer["network"].text().value_or(QString());
    const auto it = std::find_if(allPeerNetworks.begin(), allPeerNetworks.end(),
                                 [&name](PeerNetwork network) { return nameOf(network) == name; });
    return it == allPeerNetworks.end() ? networkOfAddress(address) : *it;
}

Peer readPeer(const JsonValue &value, qint64 id)
{
    Peer peer;
    peer.id = id;
    peer.address = boundedText(value["addr"]);
    peer.network = readNetwork(value, peer.address);
    peer.inbound = value["inbound"].boolean().value_or(false);
    peer.connectionType = boundedText(value["connection_type"]);
    peer.userAgent = boundedText(value["subver"]);
    value["servicesnames"].forEachElement(
        [&peer](const JsonValue &service) { peer.services << boundedText(service); });
    peer.protocolVersion = value["version"].integer();
    peer.transport = value["transport_protocol_type"].text();
    peer.pingSeconds = value["pingtime"].number();
    peer.minPingSeconds = value["minping"].number();
    peer.connectedSince = value["conntime"].integer();
    peer.bytesSent = value["bytessent"].integer();
    peer.bytesReceived = value["bytesrecv"].integer();
    peer.syncedHeaders = value["synced_headers"].integer();
    peer.syncedBlocks = value["synced_blocks"].integer();
    return peer;
}

} // namespace

QString nameOf(PeerNetwork network)
{
    switch (network) {
    case PeerNetwork::Ipv4: return QStringLiteral("ipv4");
    case PeerNetwork::Ipv6: return QStringLiteral("ipv6");
    case PeerNetwork::Onion: return QStringLiteral("onion");
    case PeerNetwork::I2p: return QStringLiteral("i2p");
    case PeerNetwork::Cjdns: return QStringLiteral("cjdns");
    }
    return {};
}

Peers readPeers(const JsonValue &answer)
{
    Peers peers;
    peers.reserve(answer.size());
    answer.forEachElement([&peers](const JsonValue &value) {
        if (const auto id = value["id"].integer())
            peers.push_back(readPeer(value, *id));
    });
    return peers;
}

PeerNetwork networkOfAddress(const QString &address)
{
    const QString host =
        address.startsWith(QLatin1Char('['))  ? address.mid(1).section(QLatin1Char(']'), 0, 0)
        : address.count(QLatin1Char(':')) > 1 ? address
                                              : address.section(QLatin1Char(':'), 0, 0);
    if (host.endsWith(QLatin1String(".onion"), Qt::CaseInsensitive))
        return PeerNetwork::Onion;
    if (host.endsWith(QLatin1String(".i2p"), Qt::CaseInsensitive))
        return PeerNetwork::I2p;
    if (!host.contains(QLatin1Char(':')) ||
        host.startsWith(QLatin1String("::ffff:"), Qt::CaseInsensitive))
        return PeerNetwork::Ipv4;
    if (host.startsWith(QLatin1String("fc"), Qt::CaseInsensitive)) // CJDNS: fc00::/8
        return PeerNetwork::Cjdns;
    return PeerNetwork::Ipv6;
}

} // namespace bnm
