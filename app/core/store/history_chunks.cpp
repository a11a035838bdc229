// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_chunks.h"

#include "app/core/store/bucket_order.h"
#include "app/core/store/chunk_codec.h"

#include <algorithm>

namespace bnm {

using history::periodOf;
using history::tiers;

namespace {

constexpr int rolledUpInAStep = 16;

Buckets atTier(std::size_t tier, const Buckets &buckets)
{
    return tier == 0 ? buckets : summed(buckets, tiers[tier].widthMs, TimeOfInterval::Middle);
}

QByteArray packedChunk(std::size_t tier, const Buckets &buckets)
{
    return tier == 0 ? packSamples(buckets) : packIntervals(buckets, tiers[tier].widthMs);
}

Buckets unpacked(const QByteArray &data)
{
    auto buckets = unpackChunk(data);
    if (!buckets)
        qWarning("History: a stretch of the past is damaged and left out.");
    return std::move(buckets).value_or(Buckets());
}

} // namespace

bool HistoryChunks::add(qint64 series, qint64 periodMs, const Buckets &samples)
{
    if (samples.empty())
        return true;
    if (!merge(0, series, periodMs, samples))
        return false;
    // A coarser chunk that is there already was made without these.
    for (std::size_t tier = 1; tier < tiers.size(); ++tier) {
        const qint64 coarse = periodOf(periodMs, tiers[tier].periodMs);
        if (m_file.chunk(tier, series, coarse) && !merge(tier, series, coarse, samples))
            return false;
    }
    return true;
}

/// Extends a chunk, or creates it.
bool HistoryChunks::merge(std::size_t tier, qint64 series, qint64 periodMs, const Buckets &more)
{
    Buckets all = more;
    if (const auto data = m_file.chunk(tier, series, periodMs)) {
        const Buckets before = unpacked(*data);
        all.insert(all.end(), before.begin(), before.end());
        sortByTime(all);
    }
    return m_file.putChunk(tier, series, {periodMs, packedChunk(tier, atTier(tier, all))});
}

HistoryChunks::Step HistoryChunks::rollUp(qint64 wallMs, std::optional<qint64> earliestOpenPeriod)
{
    for (std::size_t tier = 0; tier + 1 < tiers.size(); ++tier) {
        const qint64 coarsePeriod = tiers[tier + 1].periodMs;
        qint64 before = periodOf(wallMs - tiers[0].periodMs, coarsePeriod);
        if (earliestOpenPeriod)
            before = std::min(before, periodOf(*earliestOpenPeriod, coarsePeriod));
        if (const Step step = rollUp(tier, before); step != Step::Nothing)
            return step;
    }
    return Step::Nothing;
}

HistoryChunks::Step HistoryChunks::rollUp(std::size_t tier, qint64 beforeMs)
{
    if (beforeMs <= m_rolledUpTo[tier])
        return Step::Nothing;
    const auto places =
        m_file.notRolledUp(tier, tiers[tier + 1].periodMs, beforeMs, rolledUpInAStep);
    if (places.empty()) {
        m_rolledUpTo[tier] = beforeMs;
        return Step::Nothing;
    }
    const bool rolledUp = m_file.file().transaction([&] {
        return std::all_of(places.begin(), places.end(),
                           [&](const HistoryFile::Place &place) { return rollUp(tier, place); });
    });
    return rolledUp ? Step::Done : Step::Failed;
}

bool HistoryChunks::rollUp(std::size_t tier, const HistoryFile::Place &place)
{
    const qint64 end = place.beginMs + tiers[tier + 1].periodMs;
    Buckets all;
    for (const auto &chunk : m_file.chunks(tier, place.series, place.beginMs, end)) {
        const Buckets more = unpacked(chunk.data);
        all.insert(all.end(), more.begin(), more.end());
    }
    return m_file.putChunk(tier + 1, place.series,
                           {place.beginMs, packedChunk(tier + 1, atTier(tier + 1, all))});
}

std::vector<HistoryChunks::Chunk> HistoryChunks::read(std::size_t tier, qint64 series,
                                                      qint64 fromMs, qint64 toMs)
{
    std::vector<Chunk> found;
    for (const auto &chunk :
         m_file.chunks(tier, series, periodOf(fromMs, tiers[tier].periodMs), toMs))
        found.push_back({chunk.beginMs, unpacked(chunk.data)});
    return found;
}

std::optional<qint64> HistoryChunks::firstMs(const QString &source)
{
    if (const auto data = m_file.earliestChunk(source))
        if (const auto buckets = unpackChunk(*data); buckets && !buckets->empty())
            return buckets->front().timeMs;
    return std::nullopt;
}

} // namespace bnm
