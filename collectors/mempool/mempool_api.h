// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/http_client.h"
#include "collectors/mempool/mempool_snapshot.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace bnm {

/// The answer of /api/mempool (mempool.space, Esplora): the histogram is pairs of a feerate in
/// sat/vB and the vsize that pays at least that and less than the previous pair. Servers with the
/// mempool project's own backend, without Esplora, always leave it empty.
struct ApiMempool {
    std::optional<qint64> txCount;
    std::optional<qint64> vsize;
    std::optional<qint64> feeSat;
    std::vector<std::pair<double, qint64>> histogram;

    bool isEmpty() const { return txCount == 0; }
    bool hasHistogram() const { return !histogram.empty() || isEmpty(); }
};

/// Nothing for any other answer; one invalid pair invalidates all.
std::optional<ApiMempool> readApiMempool(const QByteArray &body);
/// /api/v1/fees/precise or /api/v1/fees/recommended. Nothing if none of the four is present.
std::optional<RecommendedFeerates> readApiFeerates(const QByteArray &body);
/// /api/v1/fees/mempool-blocks, at most 8; without a last block that contains all the rest. Nothing
/// for any other answer.
std::optional<std::vector<ProjectedBlock>> readApiBlocks(const QByteArray &body);

/// Bins, sums and, from the histogram, projected blocks; the counts and fees of bins and blocks are
/// not available. Without a histogram there are neither bins nor blocks.
void describe(const ApiMempool &mempool, MempoolSnapshot &snapshot);

/// A web page instead of an answer.
bool isPage(const HttpAnswer &answer);
/// One sentence about an unusable answer to /api/mempool: what answered, and which setting to
/// change.
QString apiTrouble(const QString &host, const HttpAnswer &answer);

} // namespace bnm
