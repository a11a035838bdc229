// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/collected.h"

#include "collectors/point/complaints.h"

#include <algorithm>

namespace bnm {

void Collected::take(const Points &points)
{
    for (const Point &point : points)
        if (const QString complaint = complaintAbout(point); !complaint.isEmpty())
            m_complaints << complaint;
    m_points.insert(m_points.end(), points.begin(), points.end());
}

const Point *Collected::newest(Name measurement) const
{
    const auto it = std::find_if(m_points.rbegin(), m_points.rend(), [&](const Point &point) {
        return point.measurement == measurement;
    });
    return it == m_points.rend() ? nullptr : &*it;
}

const Point *Collected::newest(Name measurement, Name tag, const QString &value) const
{
    const auto it = std::find_if(m_points.rbegin(), m_points.rend(), [&](const Point &point) {
        return point.measurement == measurement && point.tagValue(tag) == value;
    });
    return it == m_points.rend() ? nullptr : &*it;
}

std::optional<double> Collected::value(Name measurement, Name field) const
{
    const Point *point = newest(measurement);
    return point ? point->number(field) : std::nullopt;
}

int Collected::count(Name measurement) const
{
    return static_cast<int>(
        std::count_if(m_points.begin(), m_points.end(),
                      [&](const Point &point) { return point.measurement == measurement; }));
}

} // namespace bnm
