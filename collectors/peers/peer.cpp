// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/peer.h"

#include "collectors/peers/address.h"
#include "collectors/plausible.h"

#include <QLocale>

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype longestPeerText = 512; // the node itself limits the user agent to 256 bytes
constexpr qsizetype longestName = 64;
constexpr qsizetype longestPeerDetail = 4'096;
constexpr std::size_t mostDetails = 64;
constexpr std::size_t mostMessages = 64;
constexpr qsizetype mostPeerItems = 64;
constexpr std::size_t mostNames = 1'024;

/// Never half of a surrogate pair.
QString bounded(QString text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    if (text[length - 1].isHighSurrogate())
        --length;
    return text.left(length);
}

QString boundedText(const JsonValue &value)
{
    return bounded(value.text().value_or(QString()), longestPeerText);
}

std::optional<QString> knownText(const JsonValue &value)
{
    const QString text = boundedText(value);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

/// The node writes 0 for an event that has not happened, and -1 for an unknown height.
std::optional<qint64> unless(qint64 unknown, std::optional<qint64> number)
{
    return number == unknown ? std::nullopt : number;
}

QStringList textList(const JsonValue &value)
{
    QStringList list;
    value.forEachElement([&list](const JsonValue &element) {
        if (list.size() < mostPeerItems)
            list << boundedText(element);
    });
    return list;
}

/// Stores repeated texts only once.
class Names {
public:
    QString operator()(std::string_view name)
    {
        const auto it = m_names.find(name);
        if (it != m_names.end())
            return it->second;
        const auto size = static_cast<qsizetype>(name.size());
        const QString text = bounded(QString::fromUtf8(name.data(), size), longestName);
        if (m_names.size() < mostNames)
            m_names.emplace(name, text);
        return text;
    }

private:
    std::map<std::string, QString, std::less<>> m_names;
};

std::map<QString, qint64> bytesPerMessage(const JsonValue &value, Names &names)
{
    std::map<QString, qint64> bytes;
    value.forEachMember([&](std::string_view message, const JsonValue &count) {
        if (const auto number = plausibleCount(count.integer());
            number && bytes.size() < mostMessages)
            bytes.emplace(names(message), *number);
    });
    return bytes;
}

/// The node reports loopback and private addresses as not_publicly_routable; their network is read
/// from the address, as for all peers of nodes before 0.21, which do not report the network.
void takeNetwork(Peer &peer, const QString &name)
{
    const auto it = std::find_if(allPeerNetworks.begin(), allPeerNetworks.end(),
                                 [&name](PeerNetwork network) { return nameOf(network) == name; });
    const auto network = it != allPeerNetworks.end() ? std::optional(*it) : networkIn(peer.address);
    peer.network = network.value_or(PeerNetwork::Ipv4);
    peer.networkKnown = network.has_value();
}

/// 0: the node's map does not know it. RFC 6793 has 32 bits.
std::optional<qint64> asNumber(std::optional<qint64> number)
{
    return number && *number >= 1 && *number <= 4'294'967'295 ? number : std::nullopt;
}

struct Member {
    std::string_view name;
    void (*take)(Peer &, const JsonValue &, Names &);
};

// clang-format off
constexpr auto members = std::to_array<Member>({
    {"addr", [](Peer &peer, const JsonValue &value, Names &) { peer.address = boundedText(value); }},
    {"addr_processed", [](Peer &peer, const JsonValue &value, Names &) { peer.addressesProcessed = plausibleCount(value.integer()); }},
    {"addr_rate_limited", [](Peer &peer, const JsonValue &value, Names &) { peer.addressesRateLimited = plausibleCount(value.integer()); }},
    {"addrlocal", [](Peer &peer, const JsonValue &value, Names &) { peer.localAddress = knownText(value); }},
    {"bytesrecv", [](Peer &peer, const JsonValue &value, Names &) { peer.bytesReceived = plausibleCount(value.integer()); }},
    {"bytesrecv_per_msg", [](Peer &peer, const JsonValue &value, Names &names) { peer.receivedPerMessage = bytesPerMessage(value, names); }},
    {"bytessent", [](Peer &peer, const JsonValue &value, Names &) { peer.bytesSent = plausibleCount(value.integer()); }},
    {"bytessent_per_msg", [](Peer &peer, const JsonValue &value, Names &names) { peer.sentPerMessage = bytesPerMessage(value, names); }},
    {"connection_type", [](Peer &peer, const JsonValue &value, Names &) { peer.connectionType = boundedText(value); }},
    {"conntime", [](Peer &peer, const JsonValue &value, Names &) { peer.connectedSince = plausibleTime(unless(0, value.integer())); }},
    {"inbound", [](Peer &peer, const JsonValue &value, Names &) { peer.inbound = value.boolean().value_or(false); }},
    {"last_block", [](Peer &peer, const JsonValue &value, Names &) { peer.lastBlock = plausibleTime(unless(0, value.integer())); }},
    {"last_transaction", [](Peer &peer, const JsonValue &value, Names &) { peer.lastTransaction = plausibleTime(unless(0, value.integer())); }},
    {"mapped_as", [](Peer &peer, const JsonValue &value, Names &) { peer.mappedAs = asNumber(value.integer()); }},
    {"minping", [](Peer &peer, const JsonValue &value, Names &) { peer.minPingSeconds = value.number(); }},
    {"permissions", [](Peer &peer, const JsonValue &value, Names &) { peer.permissions = textList(value); }},
    {"pingtime", [](Peer &peer, const JsonValue &value, Names &) { peer.pingSeconds = value.number(); }},
    {"relaytxes", [](Peer &peer, const JsonValue &value, Names &) { peer.relaysTransactions = value.boolean(); }},
    {"servicesnames", [](Peer &peer, const JsonValue &value, Names &) { peer.services = textList(value); }},
    {"startingheight", [](Peer &peer, const JsonValue &value, Names &) { peer.startingHeight = plausibleHeight(unless(-1, value.integer())); }},
    {"subver", [](Peer &peer, const JsonValue &value, Names &) { peer.userAgent = boundedText(value); }},
    {"synced_blocks", [](Peer &peer, const JsonValue &value, Names &) { peer.syncedBlocks = plausibleHeight(unless(-1, value.integer())); }},
    {"synced_headers", [](Peer &peer, const JsonValue &value, Names &) { peer.syncedHeaders = plausibleHeight(unless(-1, value.integer())); }},
    {"transport_protocol_type", [](Peer &peer, const JsonValue &value, Names &) { peer.transport = knownText(value); }},
    {"version", [](Peer &peer, const JsonValue &value, Names &) { peer.protocolVersion = unless(0, value.integer()); }},
});
// clang-format on
static_assert(std::is_sorted(members.begin(), members.end(),
                             [](const Member &a, const Member &b) { return a.name < b.name; }));

const Member *findMember(std::string_view name)
{
    const auto it = std::lower_bound(
        members.begin(), members.end(), name,
        [](const Member &member, std::string_view text) { return member.name < text; });
    return it != members.end() && it->name == name ? &*it : nullptr;
}

/// Without exponents, as the node itself writes numbers.
QString detailText(const JsonValue &value)
{
    if (const auto text = value.text())
        return bounded(*text, longestPeerDetail);
    if (const auto integer = value.integer())
        return QString::number(*integer);
    if (const auto number = value.number())
        return QString::number(*number, 'f', QLocale::FloatingPointShortest);
    return bounded(QString::fromUtf8(value.toJson()), longestPeerDetail);
}

Peer readPeer(const JsonValue &value, qint64 id, Names &names)
{
    Peer peer;
    peer.id = id;
    peer.details.reserve(std::min(value.size(), mostDetails));
    QString network;
    value.forEachMember([&](std::string_view name, const JsonValue &member) {
        if (const Member *known = findMember(name))
            known->take(peer, member, names);
        else if (name == "network")
            network = boundedText(member);
        if (peer.details.size() < mostDetails)
            peer.details.push_back({names(name), detailText(member)});
    });
    takeNetwork(peer, network);
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

QString titleOf(PeerNetwork network)
{
    switch (network) {
    case PeerNetwork::Ipv4: return QStringLiteral("IPv4");
    case PeerNetwork::Ipv6: return QStringLiteral("IPv6");
    case PeerNetwork::Onion: return QStringLiteral("Tor");
    case PeerNetwork::I2p: return QStringLiteral("I2P");
    case PeerNetwork::Cjdns: return QStringLiteral("CJDNS");
    }
    return {};
}

Peers readPeers(const JsonValue &answer)
{
    Peers peers;
    peers.reserve(std::min(answer.size(), mostPeers));
    Names names;
    answer.forEachElement([&](const JsonValue &value) {
        if (peers.size() == mostPeers)
            return;
        if (const auto id = value["id"].integer())
            peers.push_back(readPeer(value, *id, names));
    });
    return peers;
}

std::optional<PeerNetwork> networkIn(const QString &address)
{
    switch (readAddress(address).kind) {
    case AddressKind::Ipv4: return PeerNetwork::Ipv4;
    case AddressKind::Ipv6: return PeerNetwork::Ipv6;
    case AddressKind::Onion: return PeerNetwork::Onion;
    case AddressKind::I2p: return PeerNetwork::I2p;
    case AddressKind::Cjdns: return PeerNetwork::Cjdns;
    case AddressKind::HostName:
    case AddressKind::Unreadable: break;
    }
    return std::nullopt;
}

} // namespace bnm
