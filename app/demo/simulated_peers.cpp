// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_peers.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <utility>

namespace bnm {

namespace {

constexpr int fullRelay = 8;
constexpr int blockRelayOnly = 2;

// One that tries to be markup: text of strangers is in every real list too.
constexpr std::array userAgents = {"/Satoshi:30.0.0/",
                                   "/Satoshi:29.1.0/",
                                   "/Satoshi:28.1.0/",
                                   "/Satoshi:27.1.0/",
                                   "/Satoshi:30.0.0/Knots:20260101/",
                                   "/Satoshi:26.0.0/",
                                   "/btcwire:0.5.0/btcd:0.24.2/",
                                   "/<b>bold</b>:1.0/",
                                   "/Satoshi:25.1.0(🚀)/"};

constexpr std::array knownIpv4 = {"89.160.20.112", "1.128.0.0", "81.2.69.142", "216.160.83.56",
                                  "175.16.199.1"};

QString chosen(Random &random, const auto &list)
{
    return QString::fromUtf8(
        list[static_cast<std::size_t>(random.whole(0, static_cast<int>(list.size()) - 1))]);
}

QString networkFor(Random &random)
{
    const double x = random.uniform(0, 1);
    return x < 0.52   ? QStringLiteral("ipv4")
           : x < 0.72 ? QStringLiteral("ipv6")
           : x < 0.89 ? QStringLiteral("onion")
           : x < 0.96 ? QStringLiteral("i2p")
                      : QStringLiteral("cjdns");
}

QString base32(Random &random, int length)
{
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    QString text;
    for (int i = 0; i < length; ++i)
        text += QLatin1Char(digits[static_cast<std::size_t>(random.whole(0, 31))]);
    return text;
}

QString groups(Random &random, const QString &prefix)
{
    return QStringLiteral("[%1:%2:%3:%4::%5]:8333")
        .arg(prefix)
        .arg(random.whole(1, 0xffff), 0, 16)
        .arg(random.whole(1, 0xffff), 0, 16)
        .arg(random.whole(1, 0xffff), 0, 16)
        .arg(random.whole(1, 0xff), 0, 16);
}

} // namespace

SimulatedPeers::SimulatedPeers(Random &random, int count, qint64 nowSeconds) : m_random(random)
{
    for (int i = 0; i < count; ++i) {
        const bool inbound = i >= fullRelay + blockRelayOnly;
        join(inbound,
             inbound         ? QStringLiteral("inbound")
             : i < fullRelay ? QStringLiteral("outbound-full-relay")
                             : QStringLiteral("block-relay-only"),
             nowSeconds);
        Peer &peer = m_peers.back();
        const double age = m_random.exponential(40'000);
        peer.connectedSince -= static_cast<qint64>(age);
        peer.received = peer.receiveRate * age;
        peer.sent = peer.sendRate * age;
        m_received += peer.received;
        m_sent += peer.sent;
    }
}

QString SimulatedPeers::address(const QString &network)
{
    if (network == QLatin1String("onion"))
        return base32(m_random, 56) + QStringLiteral(".onion:8333");
    if (network == QLatin1String("i2p"))
        return base32(m_random, 52) + QStringLiteral(".b32.i2p:0");
    if (network == QLatin1String("cjdns"))
        return groups(m_random, QStringLiteral("fc32"));
    if (network == QLatin1String("ipv6"))
        return groups(m_random, m_random.chance(0.2) ? QStringLiteral("2001:218")
                                                     : QStringLiteral("2a01:4f8"));
    if (m_random.chance(0.15))
        return chosen(m_random, knownIpv4) + QStringLiteral(":8333");
    return QStringLiteral("%1.%2.%3.%4:%5")
        .arg(m_random.whole(20, 219))
        .arg(m_random.whole(0, 255))
        .arg(m_random.whole(0, 255))
        .arg(m_random.whole(1, 254))
        .arg(m_random.chance(0.5) ? 8333 : m_random.whole(1'024, 65'535));
}

void SimulatedPeers::join(bool inbound, const QString &connectionType, qint64 nowSeconds)
{
    const QString network = networkFor(m_random);
    const bool hidden = network == QLatin1String("onion") || network == QLatin1String("i2p");
    const double ping = hidden ? m_random.uniform(0.25, 1.4) : m_random.logNormal(-2.9, 0.7);
    m_peers.push_back({m_nextId++, address(network), network, inbound, connectionType,
                       chosen(m_random, userAgents), m_random.chance(0.7), ping, ping, nowSeconds,
                       0, 0, m_random.logNormal(6.2, 0.8),
                       m_random.logNormal(inbound ? 7.4 : 6.4, 1.0)});
}

void SimulatedPeers::advance(double seconds, qint64 nowSeconds, double churnPerMinute)
{
    for (Peer &peer : m_peers) {
        const double received = peer.receiveRate * seconds * m_random.uniform(0.2, 1.8);
        const double sent = peer.sendRate * seconds * m_random.uniform(0.2, 1.8);
        peer.received += received;
        peer.sent += sent;
        m_received += received;
        m_sent += sent;
        peer.ping = peer.basePing * m_random.uniform(0.9, 1.25);
    }
    const double each = churnPerMinute * seconds / 60;
    if (m_random.chance(std::min(1.0, each)))
        join(true, QStringLiteral("inbound"), nowSeconds);
    if (m_peers.size() > 20 && m_random.chance(std::min(1.0, each)))
        m_peers.erase(m_peers.begin() + m_random.whole(fullRelay + blockRelayOnly, count() - 1));
}

void SimulatedPeers::drop(int count)
{
    m_peers.resize(m_peers.size() - std::min(m_peers.size(), static_cast<std::size_t>(count)));
}

void SimulatedPeers::reconnectAll(qint64 nowSeconds)
{
    m_nextId = 0;
    m_received = m_sent = 0;
    for (Peer &peer : m_peers) {
        peer.id = m_nextId++;
        peer.connectedSince = nowSeconds;
        peer.received = peer.sent = 0;
    }
}

int SimulatedPeers::inbound() const
{
    return static_cast<int>(std::count_if(m_peers.begin(), m_peers.end(),
                                          [](const Peer &peer) { return peer.inbound; }));
}

QJsonArray SimulatedPeers::info(int tipHeight, qint64 nowSeconds) const
{
    QJsonArray list;
    for (const Peer &peer : m_peers)
        list.append(describe(peer, tipHeight, nowSeconds));
    return list;
}

QJsonObject SimulatedPeers::describe(const Peer &peer, int tipHeight, qint64 nowSeconds)
{
    const auto part = [](double total, double share) { return static_cast<qint64>(total * share); };
    const QJsonObject sent{{QStringLiteral("inv"), part(peer.sent, 0.5)},
                           {QStringLiteral("tx"), part(peer.sent, 0.4)},
                           {QStringLiteral("ping"), part(peer.sent, 0.1)}};
    const QJsonObject received{{QStringLiteral("inv"), part(peer.received, 0.6)},
                               {QStringLiteral("tx"), part(peer.received, 0.3)},
                               {QStringLiteral("pong"), part(peer.received, 0.1)}};
    return {{QStringLiteral("id"), peer.id},
            {QStringLiteral("addr"), peer.address},
            {QStringLiteral("addrbind"), QStringLiteral("192.0.2.1:8333")},
            {QStringLiteral("network"), peer.network},
            {QStringLiteral("services"), QStringLiteral("0000000000000c09")},
            {QStringLiteral("servicesnames"),
             QJsonArray{QStringLiteral("NETWORK"), QStringLiteral("WITNESS"),
                        QStringLiteral("NETWORK_LIMITED"), QStringLiteral("P2P_V2")}},
            {QStringLiteral("relaytxes"), peer.connectionType != QLatin1String("block-relay-only")},
            {QStringLiteral("last_inv_sequence"), 1},
            {QStringLiteral("inv_to_send"), 0},
            {QStringLiteral("lastsend"), nowSeconds},
            {QStringLiteral("lastrecv"), nowSeconds},
            {QStringLiteral("last_transaction"), nowSeconds - peer.id % 60},
            {QStringLiteral("last_block"), peer.inbound ? 0 : nowSeconds - peer.id % 3'600},
            {QStringLiteral("bytessent"), static_cast<qint64>(peer.sent)},
            {QStringLiteral("bytesrecv"), static_cast<qint64>(peer.received)},
            {QStringLiteral("conntime"), peer.connectedSince},
            {QStringLiteral("timeoffset"), 0},
            {QStringLiteral("pingtime"), peer.ping},
            {QStringLiteral("minping"), peer.basePing * 0.9},
            {QStringLiteral("version"), 70016},
            {QStringLiteral("subver"), peer.userAgent},
            {QStringLiteral("inbound"), peer.inbound},
            {QStringLiteral("bip152_hb_to"), !peer.inbound && peer.id % 4 == 0},
            {QStringLiteral("bip152_hb_from"), false},
            {QStringLiteral("presynced_headers"), -1},
            {QStringLiteral("synced_headers"), tipHeight},
            {QStringLiteral("synced_blocks"), tipHeight},
            {QStringLiteral("inflight"), QJsonArray()},
            {QStringLiteral("addr_relay_enabled"), true},
            {QStringLiteral("addr_processed"), peer.id * 13},
            {QStringLiteral("addr_rate_limited"), 0},
            {QStringLiteral("permissions"), QJsonArray()},
            {QStringLiteral("minfeefilter"), 0.00000100},
            {QStringLiteral("bytessent_per_msg"), sent},
            {QStringLiteral("bytesrecv_per_msg"), received},
            {QStringLiteral("connection_type"), peer.connectionType},
            {QStringLiteral("transport_protocol_type"),
             peer.v2 ? QStringLiteral("v2") : QStringLiteral("v1")},
            {QStringLiteral("session_id"), QString()}};
}

} // namespace bnm
