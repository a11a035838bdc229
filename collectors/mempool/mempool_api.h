// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/mempool/mempool_snapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace bnm {

/// What /api/mempool says (mempool.space, Esplora): the histogram is pairs of a feerate in
/// sat/vB and the vsize that pays at least that and less than the pair before. Servers of the
/// mempool project's own backend, without Esplora, always give it empty.
struct ApiMempool {
    std::optional<qint64> txCount;
    std::optional<qint64> vsize;
    std::optional<qint64> feeSat;
    std::vector<std::pair<double, qint64>> histogram;

    bool isEmpty() const { return txCount == 0; }
    bool hasHistogram() const { return !histogram.empty() || isEmpty(); }
};

/// Nothing when it is something else; a pair that makes no sense spoils the whole.
std::optional<ApiMempool> readApiMempool(const QByteArray &body);
/// /api/v1/fees/precise or /api/v1/fees/recommended. Nothing when there is none of the four.
std::optional<RecommendedFeerates> readApiFeerates(const QByteArray &body);
/// /api/v1/fees/mempool-blocks, at most 8; without a last one that is all the rest. Nothing when
/// it is something else.
std::optional<std::vector<ProjectedBlock>> readApiBlocks(const QByteArray &body);

/// Bins, sums and, by the histogram, projected blocks; counts and fees of bins and blocks are
/// not told. Without a histogram there are neither bins nor blocks.
void describe(const ApiMempool &mempool, MempoolSnapshot &snapshot);

/// A web page in the place of an answer.
bool isPage(const HttpAnswer &answer);
/// One sentence for people on an answer to /api/mempool that is none: what answered, and what
/// to set.
QString apiTrouble(const QString &host, const HttpAnswer &answer);

} // namespace bnm
