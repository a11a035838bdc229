// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_import.h"

#include "app/core/store/chunk_codec.h"
#include "app/core/store/history_file.h"
#include "app/core/store/history_journal.h"
#include "app/core/store/history_tiers.h"

#include <algorithm>

namespace bnm {

using history::periodOf;
using history::tiers;

namespace {

constexpr std::size_t journal = HistoryImport::spans - 1;

std::size_t tierOf(std::size_t span)
{
    return tiers.size() - 1 - span;
}

struct PackedChunk {
    std::size_t tier;
    HistoryFile::Chunk chunk;
};
using PackedChunks = std::vector<PackedChunk>;

void pack(std::size_t tier, const Buckets &samples, PackedChunks &chunks)
{
    const qint64 width = tiers[tier].widthMs;
    const Buckets all = width > 0 ? summed(samples, width, TimeOfInterval::Middle) : samples;
    for (auto begin = all.begin(); begin != all.end();) {
        const qint64 period = periodOf(begin->timeMs, tiers[tier].periodMs);
        const auto end = std::find_if(begin, all.end(), [&](const Bucket &bucket) {
            return bucket.timeMs >= period + tiers[tier].periodMs;
        });
        const Buckets part(begin, end);
        chunks.push_back(
            {tier, {period, width > 0 ? packIntervals(part, width) : packSamples(part)}});
        begin = end;
    }
}

PackedChunks packedSeries(const HistoryImport::Series &series)
{
    PackedChunks chunks;
    for (std::size_t span = 0; span < journal; ++span)
        pack(tierOf(span), series.samples[span], chunks);
    return chunks;
}

bool writeChunks(HistoryFile &file, qint64 series, const PackedChunks &chunks)
{
    return std::all_of(chunks.begin(), chunks.end(), [&](const PackedChunk &one) {
        return file.putChunk(one.tier, series, one.chunk);
    });
}

} // namespace

std::array<HistoryImport::Span, HistoryImport::spans> HistoryImport::spansOf(qint64 fromMs,
                                                                             qint64 nowMs)
{
    // A chunk covers its whole period, so each span starts with one.
    const qint64 openMs = periodOf(nowMs, tiers[0].periodMs);
    const qint64 minutesMs = periodOf(openMs - dayMs, tiers[1].periodMs);
    const qint64 samplesMs = openMs - tiers[0].periodMs;
    return {{{fromMs, openMs, tiers[2].widthMs},
             {std::max(fromMs, minutesMs), openMs, tiers[1].widthMs},
             {std::max(fromMs, samplesMs), openMs, 0},
             {std::max(fromMs, openMs), nowMs, 0}}};
}

QString HistoryImport::write(const QString &path, const Identity &identity,
                             const std::vector<Series> &all, const Cancelled &isCancelled)
{
    HistoryFile file(path);
    SeriesNames names(identity);
    HistoryJournal open(names);
    if (!file.file().open() || !names.load(file))
        return file.file().trouble().sentence;
    std::vector<std::size_t> places;
    for (const Series &series : all) {
        places.push_back(
            names.indexOf(SeriesName{names.source(), series.id.measurement.toString(),
                                     joinedTags(series.id.tags), series.id.field.toString()}));
        for (const Bucket &sample : series.samples[journal])
            open.add(places.back(), {sample.timeMs, sample.mean}, true);
    }
    const bool written = file.file().transaction([&] {
        for (std::size_t i = 0; i < all.size(); ++i)
            if (isCancelled() || !names.enter(places[i], file) ||
                !writeChunks(file, names.id(places[i]), packedSeries(all[i])))
                return false;
        return true;
    });
    names.settle();
    if (isCancelled())
        return {};
    if (!written || !open.write(file))
        return file.file().trouble().sentence;
    return {};
}

} // namespace bnm
