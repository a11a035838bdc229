// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"
#include "ui/peers/map/map_camera.h"
#include "ui/peers/map/map_clusters.h"
#include "ui/peers/map/map_painter.h"
#include "ui/peers/map/map_peers.h"

#include <QSet>

#include <memory>
#include <optional>

namespace bnm {

/// The map's contents and their screen positions: the peers merged into clusters, the own node, the
/// camera, and the hovered cluster.
class MapScene {
public:
    explicit MapScene(std::shared_ptr<const MapOutlines> outlines);

    /// The peers to show, from the snapshot.
    void setPeers(const PeerSnapshotPtr &snapshot, const std::vector<const Peer *> &peers);
    void setOwnPlace(const std::optional<Place> &place);
    void setSelected(const QList<qint64> &ids) { m_selected = {ids.begin(), ids.end()}; }
    void setSizes(const ClusterSizes &sizes);

    const MapOutlines &outlines() const { return *m_outlines; }
    const MapPeers &peers() const { return m_peers; }
    bool hasOwnPlace() const { return m_ownPlane.has_value(); }
    bool hasSelected() const { return !m_selected.isEmpty(); }
    const ClusterSizes &sizes() const { return m_sizes; }
    MapCamera &camera() { return m_camera; }
    const MapCamera &camera() const { return m_camera; }

    const std::vector<MapCluster> &clusters() const;
    const MapCluster &cluster(int number) const
    {
        return clusters()[static_cast<std::size_t>(number)];
    }
    QPointF screenOf(const MapCluster &cluster) const;
    /// The nearest one within this distance; -1: none.
    int clusterAt(QPointF position, double slack) const;
    /// From west to east, so that the order is stable; -1: there is none.
    int clusterAfterPointedAt(int step) const;
    QList<qint64> idsOf(int cluster) const; ///< of its peers
    MarkerLook lookOf(int cluster) const;

    void pointAt(int cluster) { m_pointedAt = cluster; }
    int pointedAt() const { return m_pointedAt; } ///< -1: none
    QStringList cardText() const;                 ///< of the hovered cluster

private:
    void forgetClusters();

    std::shared_ptr<const MapOutlines> m_outlines;
    MapCamera m_camera;
    PeerSnapshotPtr m_snapshot; ///< keeps the peers that m_peers points to
    MapPeers m_peers;
    std::optional<QPointF> m_ownPlane;
    QSet<qint64> m_selected;
    ClusterSizes m_sizes;
    mutable std::vector<MapCluster> m_clusters; ///< in pixels, relative to the middle of the plane
    mutable double m_clusteredScale = 0;
    int m_pointedAt = -1;
};

} // namespace bnm
