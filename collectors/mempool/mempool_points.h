// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/point/point.h"

namespace bnm {

/// What to pay; empty while that is not known.
Point recommendedPoint(const Identity &identity, const MempoolSnapshot &snapshot);

/// A mempool_hist point for each bin, empty ones too, where there is a histogram, and a
/// recommended_feerate point where something can be recommended. Nothing while the snapshot is not
/// live: part of a mempool would pass for a small one.
Points mempoolPoints(const Identity &identity, const MempoolSnapshot &snapshot);

/// What to pay by the projected blocks, as mempool.space works it out (fee-api.ts), but not
/// rounded to whole sat/vB: the median of the block in question, half-way to the dearer one
/// before it; less where a last block is hardly full; never less than gets in.
RecommendedFeerates recommendedFeerates(const std::vector<ProjectedBlock> &blocks,
                                        std::optional<double> minFeerate);

} // namespace bnm
