// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/peer_points.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bnm {

namespace {

template <typename Predicate>
qint64 countIf(const Peers &peers, Predicate predicate)
{
    return std::count_if(peers.begin(), peers.end(), predicate);
}

void addPings(PointOf<"peers"> &point, const Peers &peers)
{
    std::vector<double> pings;
    for (const Peer &peer : peers)
        if (peer.pingSeconds)
            pings.push_back(*peer.pingSeconds * 1000);
    if (pings.empty())
        return;
    const double sum = std::accumulate(pings.begin(), pings.end(), 0.0);
    point.set("ping_avg_ms", sum / static_cast<double>(pings.size()))
        .set("ping_p50_ms", percentile(pings, 0.5))
        .set("ping_p95_ms", percentile(pings, 0.95));
}

/// The best block a peer is known to have; the node writes -1 if unknown.
std::optional<qint64> bestHeight(const Peers &peers)
{
    std::optional<qint64> best;
    for (const Peer &peer : peers)
        if (peer.syncedHeaders && *peer.syncedHeaders >= 0)
            best = std::max(best.value_or(0), *peer.syncedHeaders);
    return best;
}

/// One for each network and direction, none of them left out: that there are none is known.
Points networkPoints(const Identity &identity, qint64 timeMs, const Peers &peers)
{
    Points points;
    for (const PeerNetwork network : allPeerNetworks)
        for (const bool inbound : {false, true}) {
            auto point = identity.stamp<"peer_network">(timeMs);
            point.tag("peer_network", nameOf(network))
                .tag("direction", inbound ? QStringLiteral("inbound") : QStringLiteral("outbound"))
                .set("peer_count", countIf(peers, [&](const Peer &peer) {
                         return peer.networkKnown && peer.network == network &&
                                peer.inbound == inbound;
                     }));
            points.push_back(std::move(point));
        }
    return points;
}

} // namespace

std::optional<double> percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return std::nullopt;
    const double rank = std::ceil(share * static_cast<double>(values.size()));
    const auto index = static_cast<std::ptrdiff_t>(std::max(1.0, rank)) - 1;
    std::nth_element(values.begin(), values.begin() + index, values.end());
    return values[static_cast<std::size_t>(index)];
}

Points PeerPoints::take(const Identity &identity, const Moment &now, const Peers &peers)
{
    const qint64 timeMs = now.unixMs;
    const qint64 inbound = countIf(peers, [](const Peer &peer) { return peer.inbound; });
    auto point = identity.stamp<"peers">(timeMs);
    point.set("total", peers.size())
        .set("inbound", inbound)
        .set("outbound", static_cast<qint64>(peers.size()) - inbound);
    if (m_options.quality)
        addPings(point, peers);
    if (m_options.churn)
        addChurn(point, now.steadyMs, peers);
    const auto tellsTransport = [](const Peer &peer) { return peer.transport.has_value(); };
    if (peers.empty() || std::any_of(peers.begin(), peers.end(), tellsTransport))
        point.set("v2_transport", countIf(peers, [](const Peer &peer) {
                      return peer.transport == QStringLiteral("v2");
                  }));
    point.set("block_relay_only", countIf(peers, [](const Peer &peer) {
                  return peer.connectionType == QLatin1String("block-relay-only");
              }));
    point.set("synced_headers_max", bestHeight(peers));

    Points points = networkPoints(identity, timeMs, peers);
    points.insert(points.begin(), std::move(point));
    return points;
}

void PeerPoints::addChurn(PointOf<"peers"> &point, qint64 steadyMs, const Peers &peers)
{
    std::set<qint64> ids;
    for (const Peer &peer : peers)
        ids.insert(peer.id);
    if (m_previousSteadyMs && steadyMs > *m_previousSteadyMs) {
        const double minutes = static_cast<double>(steadyMs - *m_previousSteadyMs) / 60'000;
        const auto missingIn = [](const std::set<qint64> &from, const std::set<qint64> &in) {
            return std::count_if(from.begin(), from.end(),
                                 [&in](qint64 id) { return !in.contains(id); });
        };
        point.set("joins_per_min", static_cast<double>(missingIn(ids, m_previousIds)) / minutes)
            .set("leaves_per_min", static_cast<double>(missingIn(m_previousIds, ids)) / minutes);
    }
    m_previousIds = std::move(ids);
    m_previousSteadyMs = steadyMs;
}

} // namespace bnm
