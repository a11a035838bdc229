// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace bnm {

/// What /api/mempool says (mempool.space, Esplora): the histogram is pairs of a feerate in
/// sat/vB and the vsize that pays at least that and less than the pair before.
struct ApiMempool {
    std::optional<qint64> txCount;
    std::optional<qint64> vsize;
    std::optional<qint64> feeSat;
    std::vector<std::pair<double, qint64>> histogram;
};

/// Nothing when it is something else; a pair that makes no sense spoils the whole.
std::optional<ApiMempool> readApiMempool(const QByteArray &body);
/// /api/v1/fees/recommended. Nothing when there is none of the four.
std::optional<RecommendedFeerates> readApiFeerates(const QByteArray &body);

/// Bins, sums and projected blocks out of it; counts and fees of bins and blocks are not told.
void describe(const ApiMempool &mempool, MempoolSnapshot &snapshot);

} // namespace bnm
