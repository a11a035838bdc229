// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_points.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr double usualMinFeerate = 0.1; // what Bitcoin Core 30 and later relay

/// The median of one block, as a recommendation.
double medianOf(const std::vector<ProjectedBlock> &blocks, std::size_t index, double least,
                std::optional<double> before)
{
    constexpr qint64 hardlyFull = 500'000;
    constexpr qint64 nearlyFull = 950'000;
    if (index >= blocks.size() || blocks[index].vsize <= hardlyFull)
        return least;
    const ProjectedBlock &block = blocks[index];
    const double median = before ? (block.medianFeerate + *before) / 2 : block.medianFeerate;
    if (block.vsize > nearlyFull || index + 1 < blocks.size())
        return std::max(least, median);
    return std::max(least, median * static_cast<double>(block.vsize - hardlyFull) / hardlyFull);
}

} // namespace

RecommendedFeerates recommendedFeerates(const std::vector<ProjectedBlock> &blocks,
                                        std::optional<double> minFeerate)
{
    const double least = minFeerate.value_or(usualMinFeerate);
    const double first = medianOf(blocks, 0, least, std::nullopt);
    const double second = medianOf(blocks, 1, least, first);
    const double third = medianOf(blocks, 2, least, second);
    return {first, second, third, std::max(least, std::min(2 * least, third))};
}

Points mempoolPoints(const Identity &identity, const MempoolSnapshot &snapshot)
{
    Points points;
    if (snapshot.state != MempoolSnapshot::State::Live)
        return points;
    const QString source = mempoolSourceName(snapshot.source);
    points.reserve(snapshot.bins.size() + 1);
    for (std::size_t bin = 0; bin < snapshot.bins.size(); ++bin) {
        Point point = identity.stamp("mempool_hist", snapshot.timeMs);
        point.tag("bin", feerateBinTag(bin))
            .tag("source", source)
            .set("tx_count", snapshot.bins[bin].txCount)
            .set("vsize", snapshot.bins[bin].vsize)
            .set("fee_sat", snapshot.bins[bin].feeSat);
        points.push_back(std::move(point));
    }
    Point recommended = identity.stamp("recommended_feerate", snapshot.timeMs);
    recommended.tag("source", source)
        .set("next_block_sat_vb", snapshot.feerates.nextBlock)
        .set("half_hour_sat_vb", snapshot.feerates.halfHour)
        .set("hour_sat_vb", snapshot.feerates.hour)
        .set("economy_sat_vb", snapshot.feerates.economy);
    if (!recommended.isEmpty())
        points.push_back(std::move(recommended));
    return points;
}

} // namespace bnm
