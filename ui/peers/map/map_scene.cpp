// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_scene.h"

#include "ui/peers/map/equal_earth.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bnm {

MapScene::MapScene(std::shared_ptr<const MapOutlines> outlines) : m_outlines(std::move(outlines))
{
    m_camera.home();
}

void MapScene::setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers)
{
    m_peers = mapPeersOf(peers, *m_outlines);
    m_snapshot = snapshot;
    forgetClusters();
}

void MapScene::setOwnPlace(const std::optional<Place> &place)
{
    m_ownPlane.reset();
    if (place && place->latitude && place->longitude)
        m_ownPlane = equalEarth::project(*place->longitude, *place->latitude);
    forgetClusters();
}

void MapScene::setSizes(const ClusterSizes &sizes)
{
    m_sizes = sizes;
    m_clusteredScale = 0;
}

void MapScene::forgetClusters()
{
    m_clusteredScale = 0;
    m_pointedAt = -1;
}

/// Clusters depend only on the scale, so that moving the map does not change them.
const std::vector<MapCluster> &MapScene::clusters() const
{
    if (m_clusteredScale == m_camera.scale())
        return m_clusters;
    m_clusteredScale = m_camera.scale();
    const auto pixels = [this](QPointF plane) {
        return QPointF(plane.x(), -plane.y()) * m_clusteredScale;
    };
    std::vector<QPointF> positions;
    positions.reserve(m_peers.placed.size());
    for (const MapPeer &peer : m_peers.placed)
        positions.push_back(pixels(peer.plane));
    m_clusters = clustered(positions,
                           m_ownPlane ? std::optional(pixels(*m_ownPlane)) : std::nullopt, m_sizes);
    return m_clusters;
}

QPointF MapScene::screenOf(const MapCluster &cluster) const
{
    return m_camera.toScreen(QPointF(cluster.centre.x(), -cluster.centre.y()) / m_clusteredScale);
}

int MapScene::clusterAt(QPointF position, double slack) const
{
    const auto &all = clusters();
    int nearest = -1;
    double least = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const QPointF away = screenOf(all[i]) - position;
        const double room = std::hypot(away.x(), away.y()) - all[i].radius - slack;
        if (room < least) {
            least = room;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

int MapScene::clusterAfterPointedAt(int step) const
{
    if (clusters().empty())
        return -1;
    std::vector<int> order(clusters().size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        return cluster(a).centre.x() < cluster(b).centre.x();
    });
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const auto here = std::find(order.begin(), order.end(), m_pointedAt);
    std::ptrdiff_t at = step > 0 ? 0 : count - 1;
    if (here != order.end())
        at = (here - order.begin() + step + count) % count;
    return order[static_cast<std::size_t>(at)];
}

QList<qint64> MapScene::idsOf(int number) const
{
    QList<qint64> ids;
    for (const std::size_t member : cluster(number).members)
        ids << m_peers.placed[member].id;
    return ids;
}

MarkerLook MapScene::lookOf(int number) const
{
    const MapCluster &shown = cluster(number);
    MarkerLook look;
    look.diamond = look.vague = !shown.members.empty();
    look.pointedAt = number == m_pointedAt;
    look.numbered = shown.holdsOwnNode;
    for (const std::size_t member : shown.members) {
        const MapPeer &peer = m_peers.placed[member];
        ++(peer.peer->inbound ? look.inbound : look.outbound);
        look.diamond = look.diamond && peer.peer->network == PeerNetwork::Ipv6;
        look.vague = look.vague && peer.onlyCountry;
        look.selected = look.selected || m_selected.contains(peer.id);
    }
    return look;
}

QStringList MapScene::cardText() const
{
    if (m_pointedAt < 0)
        return {};
    const MapCluster &shown = cluster(m_pointedAt);
    std::vector<const MapPeer *> members;
    for (const std::size_t member : shown.members)
        members.push_back(&m_peers.placed[member]);
    return mapCardText(members, shown.holdsOwnNode);
}

} // namespace bnm
