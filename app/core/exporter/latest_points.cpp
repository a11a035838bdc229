// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/latest_points.h"

#include "app/core/health/figure_source.h"

#include <algorithm>
#include <set>

namespace bnm {

namespace {

/// The points of the program itself come from each of its loops.
bool comesWhole(Name measurement)
{
    return sourceOf(measurement) != Name("") && measurement != Name("collector");
}

QString pointKeyOf(const Point &point)
{
    QString key;
    for (const Tag &tag : point.tags)
        key += tag.key.latin1() + QLatin1Char('=') + tag.value + QChar(0);
    return key;
}

bool cameBefore(const LatestPoint &a, const LatestPoint &b)
{
    return a.cameMs < b.cameMs;
}

} // namespace

void LatestPoints::take(const PointsPtr &points, qint64 steadyMs)
{
    std::set<Name> begun;
    for (const Point &point : *points) {
        TagSets &sets = m_points[point.measurement];
        if (begun.insert(point.measurement).second && comesWhole(point.measurement))
            sets.clear();
        // Shares the batch, which is kept as long as one of its points.
        sets.insert_or_assign(pointKeyOf(point),
                              LatestPoint{std::shared_ptr<const Point>(points, &point), steadyMs});
        limit(sets);
    }
}

void LatestPoints::limit(TagSets &sets)
{
    if (sets.size() > mostTagSets)
        sets.erase(std::min_element(sets.begin(), sets.end(), [](const auto &a, const auto &b) {
            return cameBefore(a.second, b.second);
        }));
}

std::vector<LatestPoint> LatestPoints::all() const
{
    std::vector<LatestPoint> points;
    for (const auto &[measurement, sets] : m_points)
        for (const auto &[tags, point] : sets)
            points.push_back(point);
    return points;
}

const LatestPoint *LatestPoints::find(MeasurementName measurement) const
{
    const auto it = m_points.find(measurement);
    if (it == m_points.end() || it->second.empty())
        return nullptr;
    return &std::max_element(
                it->second.begin(), it->second.end(),
                [](const auto &a, const auto &b) { return cameBefore(a.second, b.second); })
                ->second;
}

} // namespace bnm
