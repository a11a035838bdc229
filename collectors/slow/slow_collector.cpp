// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/slow/slow_collector.h"

#include "collectors/geo/geo_ip.h"
#include "collectors/peers/own_place.h"

#include <QDateTime>

namespace bnm {

namespace {

enum CallIndex : std::size_t { PeerInfo, NetTotals, NetworkInfo, Uptime };

std::vector<RpcCall> slowCalls()
{
    return {{"getpeerinfo"}, {"getnettotals"}, {"getnetworkinfo"}, {"uptime"}};
}

QStringList readWarnings(const JsonValue &warnings)
{
    QStringList list;
    warnings.forEachElement(
        [&list](const JsonValue &warning) { list << warning.text().value_or(QString()); });
    if (const auto text = warnings.text(); text && !text->isEmpty()) // one string before Core 28
        list << *text;
    return list;
}

std::optional<qint64> countReachable(const JsonValue &networks)
{
    if (!networks.isArray())
        return std::nullopt;
    qint64 count = 0;
    networks.forEachElement([&count](const JsonValue &network) {
        count += network["reachable"].boolean().value_or(false) ? 1 : 0;
    });
    return count;
}

} // namespace

QString versionText(qint64 version)
{
    return QStringLiteral("%1.%2.%3")
        .arg(version / 10'000)
        .arg(version / 100 % 100)
        .arg(version % 100);
}

SlowCollector::SlowCollector(RpcClient &client, GeoIp &geo, SlowCollectorOptions options,
                             QObject *parent)
    : QObject(parent),
      m_client(client),
      m_geo(geo),
      m_options(std::move(options)),
      m_peerPoints({m_options.peerQuality, m_options.peerChurn}),
      m_placePoints({m_options.asnStats}),
      m_timer(this)
{
    m_timer.setInterval(m_options.intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &SlowCollector::tick);
}

void SlowCollector::start()
{
    m_timer.start();
    tick();
}

void SlowCollector::pollNow()
{
    if (!m_running)
        beginCycle();
}

void SlowCollector::tick()
{
    if (m_running)
        ++m_skippedCycles;
    else
        beginCycle();
}

void SlowCollector::beginCycle()
{
    m_running = true;
    m_cycleTime.start();
    Q_EMIT cycleStarted();
    m_client.send(slowCalls(), this, [this](const RpcAnswer &answer) { read(answer); });
}

void SlowCollector::read(const RpcAnswer &answer)
{
    m_retries += answer.retries;
    m_rpcErrors += answer.error ? 1 : 0;
    Points points;
    if (!answer.error) {
        for (const RpcReply &reply : answer.replies)
            if (reply.error && reply.error.reason != RpcError::Reason::MethodNotFound)
                ++m_rpcErrors;
        readUptime(answer.replies[Uptime]);
        if (answer.replies[PeerInfo].result.isArray())
            readPeers(answer, points);
        readTraffic(answer.replies[NetTotals], answer.received(), points);
        readNode(answer.replies[NetworkInfo], answer.receivedMs, points);
    }
    Point own = m_options.identity.stamp("collector", QDateTime::currentMSecsSinceEpoch());
    own.tag("loop", QStringLiteral("slow"))
        .set("cycle_ms", static_cast<double>(m_cycleTime.nsecsElapsed()) / 1e6)
        .set("rpc_errors", m_rpcErrors)
        .set("retries", m_retries)
        .set("skipped_cycles", m_skippedCycles);
    points.push_back(std::move(own));
    m_running = false;
    Q_EMIT pointsReady(points);
    Q_EMIT cycleFinished(!answer.error);
}

/// First of all: a node that restarted counts everything from zero.
void SlowCollector::readUptime(const RpcReply &reply)
{
    const auto uptime = reply.result.integer();
    if (uptime && m_uptime && *uptime < *m_uptime) {
        m_peerPoints.forget();
        m_traffic.reset();
    }
    m_uptime = uptime;
}

void SlowCollector::readPeers(const RpcAnswer &answer, Points &points)
{
    auto snapshot = std::make_shared<PeerSnapshot>();
    snapshot->timeMs = answer.receivedMs;
    if (m_uptime)
        snapshot->nodeStartedMs = answer.receivedMs - *m_uptime * 1000;
    Peers &peers = snapshot->peers;
    peers = bnm::readPeers(answer.replies[PeerInfo].result);
    m_geo.locate(peers);
    snapshot->own = ownPlace(ownAddresses(answer.replies[NetworkInfo].result, peers), m_geo);

    points = m_peerPoints.take(m_options.identity, answer.received(), peers);
    Points placed =
        m_placePoints.take(m_options.identity, answer.receivedMs, peers, m_geo.status());
    std::move(placed.begin(), placed.end(), std::back_inserter(points));
    m_snapshot = std::move(snapshot);
    Q_EMIT peersTaken(m_snapshot);
}

void SlowCollector::readTraffic(const RpcReply &reply, const Moment &moment, Points &points)
{
    const auto received = reply.result["totalbytesrecv"].integer();
    const auto sent = reply.result["totalbytessent"].integer();
    if (!received || !sent)
        return;
    const Traffic now{moment.steadyMs, *received, *sent};
    Point point = m_options.identity.stamp("network_traffic", moment.unixMs);
    point.set("bytes_received", now.received).set("bytes_sent", now.sent);
    if (m_traffic && now.steadyMs > m_traffic->steadyMs && now.received >= m_traffic->received &&
        now.sent >= m_traffic->sent) {
        const double seconds = static_cast<double>(now.steadyMs - m_traffic->steadyMs) / 1000;
        point.set("receive_rate", static_cast<double>(now.received - m_traffic->received) / seconds)
            .set("send_rate", static_cast<double>(now.sent - m_traffic->sent) / seconds);
    }
    m_traffic = now;
    points.push_back(std::move(point));
}

void SlowCollector::readNode(const RpcReply &reply, qint64 timeMs, Points &points)
{
    const JsonValue info = reply.result;
    const auto version = info["version"].integer();
    if (!version)
        return;
    Point point = m_options.identity.stamp("node", timeMs);
    point.tag("version", versionText(*version))
        .set("uptime_seconds", m_uptime)
        .set("connections", info["connections"].integer())
        .set("protocol_version", info["protocolversion"].integer())
        .set("reachable_networks", countReachable(info["networks"]));
    if (info["localaddresses"].isArray())
        point.set("local_addresses", static_cast<qint64>(info["localaddresses"].size()));
    points.push_back(std::move(point));
    Q_EMIT nodeNamed(info["subversion"].text().value_or(QString()).left(256),
                     readWarnings(info["warnings"]));
}

} // namespace bnm
