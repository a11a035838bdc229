// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <map>
#include <memory>
#include <vector>

namespace bnm {

/// A point as it is known now, and when it came.
struct LatestPoint {
    std::shared_ptr<const Point> point;
    qint64 cameMs = 0; ///< steady
};

/// The newest point of every measurement and set of tags. Where a measurement comes from one
/// source, a batch has all of it that there is: a country without a peer is gone with the next one.
class LatestPoints {
public:
    /// Of a measurement; the ones that came first go.
    static constexpr std::size_t mostTagSets = 2'000;

    void take(const PointsPtr &points, qint64 steadyMs);
    std::vector<LatestPoint> all() const;                       ///< by measurement
    const LatestPoint *find(MeasurementName measurement) const; ///< the one that came last

private:
    using TagSets = std::map<QString, LatestPoint>;

    static void limit(TagSets &sets);

    std::map<Name, TagSets> m_points;
};

} // namespace bnm
