// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_reader.h"

#include "app/core/store/bucket_order.h"
#include "app/core/store/uncovered.h"

namespace bnm {

using history::tiers;

namespace {

/// The coarsest that still has an interval for each step, then the finer ones, then coarser.
std::vector<std::size_t> tiersFor(qint64 stepMs)
{
    std::size_t wanted = 0;
    while (wanted + 1 < tiers.size() && tiers[wanted + 1].widthMs <= stepMs)
        ++wanted;
    std::vector<std::size_t> order;
    for (std::size_t tier = wanted + 1; tier-- > 0;)
        order.push_back(tier);
    for (std::size_t tier = wanted + 1; tier < tiers.size(); ++tier)
        order.push_back(tier);
    return order;
}

/// Each tier answers what those before it did not.
Buckets readChunks(HistoryChunks &chunks, qint64 seriesId, qint64 fromMs, qint64 toMs,
                   qint64 stepMs)
{
    Buckets found;
    Uncovered uncovered(fromMs, toMs + 1);
    for (const std::size_t tier : tiersFor(stepMs)) {
        Uncovered left = uncovered;
        for (const auto &part : uncovered.parts())
            for (const auto &chunk : chunks.read(tier, seriesId, part.fromMs, part.toMs)) {
                for (const Bucket &bucket : chunk.buckets)
                    if (part.fromMs <= bucket.timeMs && bucket.timeMs < part.toMs)
                        found.push_back(bucket);
                left.cover(chunk.beginMs, chunk.beginMs + tiers[tier].periodMs);
            }
        uncovered = left;
    }
    return found;
}

} // namespace

Buckets readHistory(HistoryChunks &chunks, qint64 seriesId, const Buckets &open, qint64 fromMs,
                    qint64 toMs, qint64 stepMs)
{
    Buckets found;
    if (seriesId != 0)
        found = readChunks(chunks, seriesId, fromMs, toMs, stepMs);
    for (const Bucket &sample : open) // late samples are in no chunk
        if (fromMs <= sample.timeMs && sample.timeMs <= toMs)
            found.push_back(sample);
    sortByTime(found);
    return found;
}

} // namespace bnm
