// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_peers.h"

#include "app/demo/simulated_addresses.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace bnm {

namespace {

constexpr double meanWaver = 1.075; // of a ping, to its base

constexpr int fullRelay = 8;
constexpr int blockRelayOnly = 2;
constexpr int outboundByItself = fullRelay + blockRelayOnly;
constexpr int manualFrom = 20; // from this many peers on, one was added manually

// For hostile ones see hostileUserAgents().
constexpr std::array userAgents = {"/Satoshi:30.0.0/",
                                   "/Satoshi:29.1.0/",
                                   "/Satoshi:28.1.0/",
                                   "/Satoshi:27.1.0/",
                                   "/Satoshi:30.0.0/Knots:20260101/",
                                   "/Satoshi:26.0.0/",
                                   "/btcwire:0.5.0/btcd:0.24.2/",
                                   "/Satoshi:28.1.0(attic)/",
                                   "/Satoshi:25.1.0/"};

const std::array<QString, SimulatedPeers::hostileUserAgentCount> &hostileUserAgents()
{
    static const std::array<QString, SimulatedPeers::hostileUserAgentCount> list = {
        QStringLiteral("/<b>bold</b><img src=x onerror=alert(1)>/"),
        QStringLiteral("/\"quoted\", 'twice'; and,commas/"),
        QStringLiteral("/two\nlines\r\nand\ttabs/"),
        QStringLiteral("/\u202Eright to left\u202C\u200F/"),
        QStringLiteral("/😀👩‍👩‍👧‍👦🏴‍☠️ emoji/"),
        QStringLiteral("=HYPERLINK(\"https://example.org\",\"click\")"),
        QStringLiteral("@SUM(1+1)*cmd|' /C calc'!A0"),
        QStringLiteral("/back\\slash\\,equals=and space\\ /"),
        QStringLiteral("/%1&amp;&#x202E;%n%s/"),
        QStringLiteral("/") + QString(254, QLatin1Char('W')) + QStringLiteral("/")};
    return list;
}

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

/// Bytes by message with the given total; the last one gets the remainder.
QJsonObject perMessage(qint64 total, std::initializer_list<std::pair<const char *, double>> shares,
                       const char *last)
{
    QJsonObject bytes;
    qint64 left = total;
    for (const auto &[message, share] : shares) {
        const auto part = static_cast<qint64>(static_cast<double>(total) * share);
        if (part > 0)
            bytes.insert(QLatin1String(message), part);
        left -= part;
    }
    bytes.insert(QLatin1String(last), left);
    return bytes;
}

QJsonObject sentPerMessage(qint64 total, bool relaysTransactions)
{
    if (!relaysTransactions)
        return perMessage(total,
                          {{"headers", 0.3},
                           {"cmpctblock", 0.35},
                           {"getheaders", 0.05},
                           {"ping", 0.1},
                           {"pong", 0.1},
                           {"verack", 0.001},
                           {"version", 0.004}},
                          "getdata");
    return perMessage(total,
                      {{"addrv2", 0.03},
                       {"block", 0.12},
                       {"blocktxn", 0.04},
                       {"cmpctblock", 0.05},
                       {"feefilter", 0.002},
                       {"getdata", 0.06},
                       {"getheaders", 0.002},
                       {"headers", 0.01},
                       {"ping", 0.01},
                       {"pong", 0.01},
                       {"sendaddrv2", 0.0005},
                       {"sendcmpct", 0.001},
                       {"tx", 0.25},
                       {"verack", 0.0005},
                       {"version", 0.002},
                       {"wtxidrelay", 0.0005}},
                      "inv");
}

QJsonObject receivedPerMessage(qint64 total, bool relaysTransactions)
{
    if (!relaysTransactions)
        return perMessage(total,
                          {{"blocktxn", 0.1},
                           {"cmpctblock", 0.5},
                           {"headers", 0.2},
                           {"ping", 0.02},
                           {"pong", 0.02},
                           {"verack", 0.001},
                           {"version", 0.004}},
                          "block");
    return perMessage(total,
                      {{"addrv2", 0.05},
                       {"cmpctblock", 0.04},
                       {"feefilter", 0.001},
                       {"getaddr", 0.0005},
                       {"getblocktxn", 0.003},
                       {"getdata", 0.05},
                       {"headers", 0.01},
                       {"ping", 0.01},
                       {"pong", 0.01},
                       {"sendaddrv2", 0.0005},
                       {"sendcmpct", 0.001},
                       {"sendheaders", 0.0005},
                       {"tx", 0.3},
                       {"verack", 0.0005},
                       {"version", 0.002},
                       {"wtxidrelay", 0.0005},
                       {"*other*", 0.0002}},
                      "inv");
}

} // namespace

SimulatedPeers::SimulatedPeers(Random &random, SimulatedPeersOptions options, qint64 nowSeconds)
    : m_random(random), m_options(options)
{
    for (int i = 0; i < m_options.count; ++i) {
        if (i < fullRelay)
            join(false, QStringLiteral("outbound-full-relay"), nowSeconds);
        else if (i < outboundByItself)
            join(false, QStringLiteral("block-relay-only"), nowSeconds);
        else if (i == outboundByItself && m_options.count >= manualFrom)
            join(false, QStringLiteral("manual"), nowSeconds);
        else
            join(true, QStringLiteral("inbound"), nowSeconds);
        Peer &peer = m_peers.back();
        const double age = m_random.exponential(40'000);
        peer.connectedSince -= static_cast<qint64>(age);
        peer.received = peer.receiveRate * age;
        peer.sent = peer.sendRate * age;
        m_received += peer.received;
        m_sent += peer.sent;
    }
}

/// Inbound Tor connections come from the Tor process beside the node.
QString SimulatedPeers::addressOf(const QString &network, bool inbound)
{
    if (inbound && network == QLatin1String("onion"))
        return QStringLiteral("127.0.0.1:%1").arg(m_random.whole(32'768, 60'999));
    return simulatedAddress(m_random, network);
}

QString SimulatedPeers::userAgent()
{
    if (m_options.hostile)
        return hostileUserAgents()[static_cast<std::size_t>(m_nextId) % hostileUserAgentCount];
    return chosen(m_random, userAgents);
}

void SimulatedPeers::join(bool inbound, const QString &connectionType, qint64 nowSeconds)
{
    const QString network = networkFor(m_random);
    const bool hidden = network == QLatin1String("onion") || network == QLatin1String("i2p");
    const double ping = hidden ? m_random.uniform(0.25, 1.4) : m_random.logNormal(-2.9, 0.7);
    Peer peer{};
    peer.id = m_nextId;
    peer.address = addressOf(network, inbound);
    peer.network = network;
    peer.inbound = inbound;
    peer.connectionType = connectionType;
    peer.userAgent = userAgent();
    peer.v2 = m_random.chance(0.7);
    peer.basePing = peer.ping = ping;
    peer.connectedSince = nowSeconds;
    peer.receiveRate = m_random.logNormal(6.2, 0.8);
    peer.sendRate = m_random.logNormal(inbound ? 7.4 : 6.4, 1.0);
    peer.session = peer.v2 ? QString::fromLatin1(m_random.hash()) : QString();
    m_peers.push_back(std::move(peer));
    ++m_nextId;
}

int SimulatedPeerCounts::outbound() const
{
    return std::accumulate(byNetwork.begin(), byNetwork.end(), 0,
                           [](int sum, const Directions &one) { return sum + one.outbound; });
}

int SimulatedPeerCounts::inbound() const
{
    return std::accumulate(byNetwork.begin(), byNetwork.end(), 0,
                           [](int sum, const Directions &one) { return sum + one.inbound; });
}

SimulatedPeerCounts SimulatedPeers::counts() const
{
    SimulatedPeerCounts counts;
    std::vector<double> pings;
    for (const Peer &peer : m_peers) {
        for (std::size_t i = 0; i < counts.networks.size(); ++i)
            if (peer.network == QLatin1String(counts.networks[i]))
                ++(peer.inbound ? counts.byNetwork[i].inbound : counts.byNetwork[i].outbound);
        counts.v2 += peer.v2 ? 1 : 0;
        counts.blockRelayOnly += peer.connectionType == QLatin1String("block-relay-only") ? 1 : 0;
        counts.receiveRate += peer.receiveRate;
        counts.sendRate += peer.sendRate;
        pings.push_back(peer.basePing * meanWaver);
    }
    if (pings.empty())
        return counts;
    std::sort(pings.begin(), pings.end());
    const auto size = static_cast<double>(pings.size());
    counts.pingMedian = pings[static_cast<std::size_t>(size * 0.5)];
    counts.pingHigh = pings[static_cast<std::size_t>(size * 0.95)];
    counts.pingMean = std::accumulate(pings.begin(), pings.end(), 0.0) / size;
    return counts;
}

void SimulatedPeers::addEarlierTraffic(qint64 seconds)
{
    for (const Peer &peer : m_peers) {
        const auto before =
            static_cast<double>(seconds) - peer.received / std::max(1.0, peer.receiveRate);
        m_received += peer.receiveRate * std::max(0.0, before);
        m_sent += peer.sendRate * std::max(0.0, before);
    }
}

void SimulatedPeers::advance(double seconds, qint64 nowSeconds, double churnPerMinute,
                             double activity)
{
    for (Peer &peer : m_peers) {
        const double received = peer.receiveRate * seconds * activity * m_random.uniform(0.2, 1.8);
        const double sent = peer.sendRate * seconds * activity * m_random.uniform(0.2, 1.8);
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
        m_peers.erase(m_peers.begin() + m_random.whole(outboundByItself + 1, count() - 1));
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

QJsonArray SimulatedPeers::localAddresses() const
{
    if (inbound() == 0) // it is not reachable
        return {};
    return {QJsonObject{{QStringLiteral("address"), simulatedOwnAddress()},
                        {QStringLiteral("port"), 8333},
                        {QStringLiteral("score"), 4}}};
}

QJsonObject SimulatedPeers::describe(const Peer &peer, int tipHeight, qint64 nowSeconds)
{
    const bool isIp = peer.network == QLatin1String("ipv4");
    const bool relays = peer.connectionType != QLatin1String("block-relay-only");
    const bool isWelcome = peer.connectionType == QLatin1String("manual");
    const auto sent = static_cast<qint64>(peer.sent);
    const auto received = static_cast<qint64>(peer.received);
    QJsonObject info{
        {QStringLiteral("id"), peer.id},
        {QStringLiteral("addr"), peer.address},
        {QStringLiteral("addrbind"),
         peer.inbound ? QStringLiteral("192.168.1.20:8333")
                      : QStringLiteral("192.168.1.20:%1").arg(40'000 + peer.id % 20'000)},
        {QStringLiteral("network"), peer.network},
        {QStringLiteral("services"), QStringLiteral("0000000000000c09")},
        {QStringLiteral("servicesnames"),
         QJsonArray{QStringLiteral("NETWORK"), QStringLiteral("WITNESS"),
                    QStringLiteral("NETWORK_LIMITED"), QStringLiteral("P2P_V2")}},
        {QStringLiteral("relaytxes"), relays},
        {QStringLiteral("last_inv_sequence"), relays ? 4'406 + peer.id : 1},
        {QStringLiteral("inv_to_send"), relays ? peer.id % 40 : 0},
        {QStringLiteral("lastsend"), nowSeconds - peer.id % 7},
        {QStringLiteral("lastrecv"), nowSeconds - peer.id % 5},
        {QStringLiteral("last_transaction"), relays ? nowSeconds - peer.id % 60 : 0},
        {QStringLiteral("last_block"), peer.inbound ? 0 : nowSeconds - peer.id % 3'600},
        {QStringLiteral("bytessent"), sent},
        {QStringLiteral("bytesrecv"), received},
        {QStringLiteral("conntime"), peer.connectedSince},
        {QStringLiteral("timeoffset"), peer.id % 3 - 1},
        {QStringLiteral("pingtime"), peer.ping},
        {QStringLiteral("minping"), peer.basePing * 0.9},
        {QStringLiteral("version"), 70016},
        {QStringLiteral("subver"), peer.userAgent},
        {QStringLiteral("inbound"), peer.inbound},
        {QStringLiteral("bip152_hb_to"), !peer.inbound && peer.id % 4 == 0},
        {QStringLiteral("bip152_hb_from"), peer.inbound && peer.id % 9 == 0},
        {QStringLiteral("startingheight"), tipHeight - static_cast<int>(peer.id % 144)},
        {QStringLiteral("presynced_headers"), -1},
        {QStringLiteral("synced_headers"), tipHeight},
        {QStringLiteral("synced_blocks"), tipHeight},
        {QStringLiteral("inflight"), QJsonArray()},
        {QStringLiteral("addr_relay_enabled"), relays},
        {QStringLiteral("addr_processed"), relays ? peer.id * 13 : 0},
        {QStringLiteral("addr_rate_limited"), peer.id % 11 == 0 ? peer.id * 2 : 0},
        {QStringLiteral("permissions"),
         isWelcome ? QJsonArray{QStringLiteral("noban"), QStringLiteral("download")}
                   : QJsonArray()},
        {QStringLiteral("minfeefilter"), relays ? 0.00000100 : 0.0},
        {QStringLiteral("bytessent_per_msg"), sentPerMessage(sent, relays)},
        {QStringLiteral("bytesrecv_per_msg"), receivedPerMessage(received, relays)},
        {QStringLiteral("connection_type"), peer.connectionType},
        {QStringLiteral("transport_protocol_type"),
         peer.v2 ? QStringLiteral("v2") : QStringLiteral("v1")},
        {QStringLiteral("session_id"), peer.session}};
    if (isIp)
        info.insert(QStringLiteral("addrlocal"),
                    QStringLiteral("%1:%2")
                        .arg(simulatedOwnAddress())
                        .arg(peer.inbound ? 8'333 : 40'000 + peer.id % 20'000));
    return info;
}

} // namespace bnm
