// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>
#include <vector>

namespace bnm {

/// Markers that would touch are shown as one, with their number.
struct MapCluster {
    QPointF centre;                   ///< mean of its members, in pixels
    double radius = 0;                ///< as drawn
    double reach = 0;                 ///< with the margin to others
    std::vector<std::size_t> members; ///< indices of positions
    bool holdsOwnNode = false;
};

/// Sizes in pixels.
struct ClusterSizes {
    double single = 5; ///< radius of a marker of one peer
    double least = 8;  ///< of a cluster's disc
    double step = 2;   ///< increase per doubling of its number
    double most = 24;
    double star = 7; ///< radius of the own node's star
    double gap = 2;  ///< between any two

    double radiusFor(std::size_t count) const;
};

/// Merges touching markers until none touch. Each position is a member of exactly one cluster. The
/// own node's marker, if its place is known, takes part but is not counted.
std::vector<MapCluster> clustered(const std::vector<QPointF> &positions,
                                  std::optional<QPointF> ownNode, const ClusterSizes &sizes);

} // namespace bnm
