// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <map>
#include <set>
#include <utility>

namespace bnm {

/// Removes from points what violates the catalogue: values out of range or of the wrong type, and
/// points whose tags are not those of the measurement, or exceed the number of combinations a
/// measurement may have per day. Counts them, and logs the first of each field and of each
/// measurement's tags.
class PointGuard {
public:
    /// Limit on a measurement's combinations of tags; each one adds a series per field to every
    /// store.
    static constexpr std::size_t mostCombinations = 2'000;
    static constexpr qint64 rememberedMs = 24LL * 3'600'000; ///< since it last appeared

    void sift(Points &points);
    qint64 leftOut() const { return m_leftOut; } ///< values and points

private:
    bool mayPass(Point &point);
    bool isOneTooMany(const Point &point);
    void leaveOut(Name measurement, Name field, const QString &complaint);

    std::set<std::pair<Name, Name>> m_logged;       ///< measurement and field; no field: its tags
    using Combinations = std::map<QString, qint64>; ///< with the steady time of its last appearance
    std::map<Name, Combinations> m_combinations;    ///< by measurement
    qint64 m_leftOut = 0;
};

} // namespace bnm
