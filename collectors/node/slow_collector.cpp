// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/slow_collector.h"

#include "collectors/geo/geo_ip.h"
#include "collectors/grouped.h"
#include "collectors/node/node_details.h"
#include "collectors/node/node_topics.h"
#include "collectors/peers/own_place.h"
#include "collectors/plausible.h"

#include <QDateTime>

namespace bnm {

namespace {

enum CallIndex : std::size_t { PeerInfo, NetTotals, NetworkInfo, Uptime, ChainInfo };

std::vector<RpcCall> slowCalls()
{
    return {{"getpeerinfo"}, {"getnettotals"}, {"getnetworkinfo"}, {"uptime"}};
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

SlowCollector::SlowCollector(RpcEndpoint endpoint, SlowCollectorOptions options, QObject *parent)
    : NodeCollector({"peers", tr("Peers"), options.intervalMs, true}, std::move(endpoint), parent),
      m_options(std::move(options)),
      m_peerPoints({m_options.peerQuality, m_options.peerChurn}),
      m_placePoints({m_options.asnStats})
{
}

SlowCollector::~SlowCollector() = default;

void SlowCollector::start()
{
    NodeCollector::start();
    geo();
}

GeoIp &SlowCollector::geo()
{
    if (!m_geo) {
        m_geo = std::make_unique<GeoIp>(m_options.geoFolders, m_options.countries);
        connect(m_geo.get(), &GeoIp::statusChanged, this, &SlowCollector::geoChanged);
        Q_EMIT geoChanged(m_geo->status()); // the state found at construction
    }
    return *m_geo;
}

void SlowCollector::poll()
{
    std::vector<RpcCall> calls = slowCalls();
    if (!m_options.onlyChain.isEmpty())
        calls.push_back({"getblockchaininfo"});
    client().send(std::move(calls), this, [this](const RpcAnswer &answer) { read(answer); });
}

QString SlowCollector::slowSentence(qint64 seconds) const
{
    return tr("The node answers slowly: it has worked on the list of peers for %1 s.").arg(seconds);
}

/// If the node does not report it, other collectors decide.
bool SlowCollector::isOfOtherChain(const RpcAnswer &answer) const
{
    if (answer.error || answer.replies.size() <= ChainInfo)
        return false;
    const auto chain = answer.replies[ChainInfo].result["chain"].text();
    return chain && *chain != m_options.onlyChain;
}

void SlowCollector::read(const RpcAnswer &answer)
{
    figures().requests = answer.requests;
    figures().retries += answer.retries;
    figures().rpcErrors += answer.failures();
    if (isOfOtherChain(answer)) {
        report(StatusReport::Level::Waiting, tr("other network"),
               tr("The node is on another network than before."));
        return endCycle(true);
    }
    Points points;
    if (!answer.error) {
        readUptime(answer.replies[Uptime]);
        if (answer.replies[PeerInfo].result.isArray())
            readPeers(answer, points);
        readTraffic(answer.replies[NetTotals], answer.received(), points);
        readNode(answer.replies[NetworkInfo], answer.receivedMs, points);
    }
    points.push_back(ownFigures());
    reportPeers(answer);
    publish(std::move(points));
    endCycle(!answer.error);
}

Point SlowCollector::ownFigures()
{
    figures().cycleMs = cycleMs();
    figures().skippedCycles = skippedCycles();
    return figures().point(m_options.identity, QStringLiteral("slow"));
}

void SlowCollector::reportPeers(const RpcAnswer &answer)
{
    using Level = StatusReport::Level;
    const RpcReply &peers = answer.error ? RpcReply{{}, answer.error} : answer.replies[PeerInfo];
    if (peers.error.reason == RpcError::Reason::Starting)
        report(Level::Waiting, peers.error.summary(), peers.error.sentence());
    else if (peers.error)
        report({Level::Bad, peers.error.summary(),
                tr("The peers cannot be read. %1").arg(peers.error.sentence()), -1,
                peers.error.reason == RpcError::Reason::Forbidden && !answer.error
                    ? topics::refusedCalls
                    : Name("")});
    else if (!peers.result.isArray())
        report(Level::Bad, tr("not understood"),
               tr("The peers cannot be read: the answer to getpeerinfo is not a list."));
    else if (peers.result.size() > mostPeers)
        report(Level::Watch, tr("too many peers"),
               tr("The node lists %1 peers. Only the first %2 are read, so figures of peers are "
                  "of these.")
                   .arg(grouped(static_cast<qint64>(peers.result.size())), grouped(mostPeers)));
    else if (const RpcError refused = client().refusedCalls())
        report({Level::Watch, refused.summary(), refused.sentence(), -1, topics::refusedCalls});
    else
        report(Level::Good, tr("answering"), tr("The node reports its peers."));
}

/// First of all: a node that restarted counts everything from zero.
void SlowCollector::readUptime(const RpcReply &reply)
{
    const auto uptime = plausibleTime(reply.result.integer());
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
    geo().locate(peers);
    snapshot->own = ownPlace(ownAddresses(answer.replies[NetworkInfo].result, peers), geo());

    points = m_peerPoints.take(m_options.identity, answer.received(), peers);
    Points placed =
        m_placePoints.take(m_options.identity, answer.receivedMs, peers, geo().status());
    std::move(placed.begin(), placed.end(), std::back_inserter(points));
    m_snapshot = std::move(snapshot);
    Q_EMIT peersTaken(m_snapshot);
}

void SlowCollector::readTraffic(const RpcReply &reply, const Moment &moment, Points &points)
{
    const auto received = plausibleCount(reply.result["totalbytesrecv"].integer());
    const auto sent = plausibleCount(reply.result["totalbytessent"].integer());
    if (!received || !sent)
        return;
    const Traffic now{moment.steadyMs, *received, *sent};
    auto point = m_options.identity.stamp<"network_traffic">(moment.unixMs);
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
    const auto version = within(info["version"].integer(), -999'999'999, 999'999'999);
    if (!version)
        return;
    auto point = m_options.identity.stamp<"node">(timeMs);
    point.tag("version", versionText(*version))
        .set("uptime_seconds", m_uptime)
        .set("connections", info["connections"].integer())
        .set("protocol_version", info["protocolversion"].integer())
        .set("reachable_networks", countReachable(info["networks"]));
    if (info["localaddresses"].isArray())
        point.set("local_addresses", static_cast<qint64>(info["localaddresses"].size()));
    points.push_back(std::move(point));
    Q_EMIT nodeNamed(readSubversion(info), readWarnings(info["warnings"]),
                     readNodeDetails(info, timeMs, m_uptime));
}

} // namespace bnm
