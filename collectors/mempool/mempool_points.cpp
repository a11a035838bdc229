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

Point histogramPoint(const Identity &identity, const MempoolSnapshot &snapshot, std::size_t bin)
{
    const BinContent &content = (*snapshot.bins)[bin];
    auto point = identity.stamp<"mempool_hist">(snapshot.timeMs);
    point.tag("bin", feerateBinTag(bin))
        .tag("source", mempoolSourceName(snapshot.source))
        .set("tx_count", content.txCount)
        .set("vsize", content.vsize)
        .set("fee_sat", content.feeSat);
    return point;
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

Point recommendedPoint(const Identity &identity, const MempoolSnapshot &snapshot)
{
    auto recommended = identity.stamp<"recommended_feerate">(snapshot.timeMs);
    recommended.tag("source", mempoolSourceName(snapshot.source))
        .set("next_block_sat_vb", snapshot.feerates.nextBlock)
        .set("half_hour_sat_vb", snapshot.feerates.halfHour)
        .set("hour_sat_vb", snapshot.feerates.hour)
        .set("economy_sat_vb", snapshot.feerates.economy);
    return recommended;
}

Points mempoolPoints(const Identity &identity, const MempoolSnapshot &snapshot)
{
    Points points;
    if (snapshot.state != MempoolSnapshot::State::Live)
        return points;
    points.reserve(feerateBins.size() + 2); // one for the collector's own
    if (snapshot.bins)
        for (std::size_t bin = 0; bin < feerateBins.size(); ++bin)
            points.push_back(histogramPoint(identity, snapshot, bin));
    if (Point recommended = recommendedPoint(identity, snapshot); !recommended.isEmpty())
        points.push_back(std::move(recommended));
    return points;
}

} // namespace bnm
