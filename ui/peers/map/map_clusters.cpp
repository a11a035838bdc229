// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_clusters.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace bnm {

namespace {

constexpr std::size_t withStar = 8; // peers whose disc has room for a star

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

/// Joins clusters in a grid whose cells are so wide that only neighbours can touch.
class Joiner {
public:
    explicit Joiner(const ClusterSizes &sizes)
        : m_sizes(sizes), m_cell(2 * (sizes.most + sizes.star) + sizes.gap)
    {
    }

    void add(MapCluster cluster)
    {
        fit(cluster);
        m_clusters.push_back(std::move(cluster));
        enter(m_clusters.size() - 1);
    }

    std::vector<MapCluster> joined()
    {
        for (std::size_t i = 0; i < m_clusters.size(); ++i)
            while (const auto other = m_gone[i] ? std::nullopt : touching(i))
                join(i, *other);
        // A grown cluster is checked again immediately, so that one pass is enough.
        std::vector<MapCluster> kept;
        for (std::size_t i = 0; i < m_clusters.size(); ++i)
            if (!m_gone[i])
                kept.push_back(std::move(m_clusters[i]));
        return kept;
    }

private:
    using Key = qint64;

    void fit(MapCluster &cluster) const
    {
        const std::size_t count = cluster.members.size();
        const bool starOnRim = cluster.holdsOwnNode && count > 0;
        // With the star on its rim a small disc would be covered: it is made larger.
        cluster.radius = count == 0
                             ? m_sizes.star
                             : m_sizes.radiusFor(starOnRim ? std::max(withStar, count) : count);
        cluster.reach = cluster.radius + (starOnRim ? 0.75 * m_sizes.star : 0);
    }
    qint64 cellOf(double coordinate) const
    {
        return static_cast<qint64>(std::floor(coordinate / m_cell));
    }
    static Key keyOf(qint64 x, qint64 y) { return x * 1'000'003 + y; }
    Key keyOf(QPointF point) const { return keyOf(cellOf(point.x()), cellOf(point.y())); }

    void enter(std::size_t index)
    {
        m_gone.resize(m_clusters.size(), false);
        m_grid[keyOf(m_clusters[index].centre)].push_back(index);
    }
    void leave(std::size_t index) { std::erase(m_grid[keyOf(m_clusters[index].centre)], index); }

    std::optional<std::size_t> touching(std::size_t index) const
    {
        const MapCluster &cluster = m_clusters[index];
        std::optional<std::size_t> nearest;
        double least = 0;
        for (qint64 dx = -1; dx <= 1; ++dx)
            for (qint64 dy = -1; dy <= 1; ++dy) {
                const auto cell = m_grid.find(
                    keyOf(cellOf(cluster.centre.x()) + dx, cellOf(cluster.centre.y()) + dy));
                if (cell == m_grid.end())
                    continue;
                for (const std::size_t other : cell->second) {
                    const double room = distance(cluster.centre, m_clusters[other].centre) -
                                        cluster.reach - m_clusters[other].reach - m_sizes.gap;
                    if (other != index && room < least) {
                        least = room;
                        nearest = other;
                    }
                }
            }
        return nearest;
    }

    void join(std::size_t index, std::size_t other)
    {
        leave(index);
        leave(other);
        MapCluster &into = m_clusters[index];
        MapCluster &from = m_clusters[other];
        const auto a = static_cast<double>(into.members.size());
        const auto b = static_cast<double>(from.members.size());
        if (a + b > 0)
            into.centre = (into.centre * a + from.centre * b) / (a + b);
        into.members.insert(into.members.end(), from.members.begin(), from.members.end());
        into.holdsOwnNode = into.holdsOwnNode || from.holdsOwnNode;
        fit(into);
        m_gone[other] = true;
        m_grid[keyOf(into.centre)].push_back(index);
    }

    const ClusterSizes &m_sizes;
    double m_cell;
    std::vector<MapCluster> m_clusters;
    std::vector<bool> m_gone;
    std::unordered_map<Key, std::vector<std::size_t>> m_grid;
};

} // namespace

double ClusterSizes::radiusFor(std::size_t count) const
{
    return count < 2 ? single
                     : std::min(most, least + step * std::log2(static_cast<double>(count)));
}

std::vector<MapCluster> clustered(const std::vector<QPointF> &positions,
                                  std::optional<QPointF> ownNode, const ClusterSizes &sizes)
{
    std::map<std::pair<double, double>, MapCluster> places;
    for (std::size_t i = 0; i < positions.size(); ++i) {
        MapCluster &place = places[{positions[i].x(), positions[i].y()}];
        place.centre = positions[i];
        place.members.push_back(i);
    }
    // The largest first: they absorb their neighbours.
    std::vector<MapCluster> ordered;
    for (auto &[position, place] : places)
        ordered.push_back(std::move(place));
    std::stable_sort(ordered.begin(), ordered.end(), [](const MapCluster &a, const MapCluster &b) {
        return a.members.size() > b.members.size();
    });
    Joiner joiner(sizes);
    for (MapCluster &cluster : ordered)
        joiner.add(std::move(cluster));
    if (ownNode)
        joiner.add({*ownNode, 0, 0, {}, true});
    return joiner.joined();
}

} // namespace bnm
