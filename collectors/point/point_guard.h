// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <set>
#include <utility>

namespace bnm {

/// Leaves out of points what cannot be right by the catalogue: values beyond their range or of
/// another type, and points whose tags are not those of the measurement. Counts them, and logs
/// the first of each field and of each measurement's tags.
class PointGuard {
public:
    void sift(Points &points);
    qint64 leftOut() const { return m_leftOut; } ///< values and points

private:
    bool mayPass(Point &point);
    void leaveOut(Name measurement, Name field, const QString &complaint);

    std::set<std::pair<Name, Name>> m_logged; ///< measurement and field; no field: its tags
    qint64 m_leftOut = 0;
};

} // namespace bnm
