// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/point/point.h"

namespace bnm {

/// The recommended feerates; empty while unknown.
Point recommendedPoint(const Identity &identity, const MempoolSnapshot &snapshot);

/// A mempool_hist point for each bin, including empty ones, if there is a histogram, and a
/// recommended_feerate point if there is a recommendation. Nothing while the snapshot is not live:
/// part of a mempool would look like a small one.
Points mempoolPoints(const Identity &identity, const MempoolSnapshot &snapshot);

/// Recommended feerates from the projected blocks, calculated like mempool.space (fee-api.ts) but
/// without rounding to whole sat/vB: the block's median, averaged with the previous, more expensive
/// block; lower if a last block is nearly empty; never below the mempool's minimum.
RecommendedFeerates recommendedFeerates(const std::vector<ProjectedBlock> &blocks,
                                        std::optional<double> minFeerate);

} // namespace bnm
