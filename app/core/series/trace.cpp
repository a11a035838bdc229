// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/trace.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 shortestGapMs = 15'000;

qint64 intervalOf(qint64 timeMs, qint64 widthMs)
{
    const qint64 quotient = timeMs / widthMs;
    return timeMs % widthMs < 0 ? quotient - 1 : quotient;
}

template <typename Work>
void forEachInterval(const Buckets &buckets, qint64 widthMs, Work work)
{
    for (std::size_t begin = 0; begin < buckets.size();) {
        const qint64 interval = intervalOf(buckets[begin].timeMs, widthMs);
        std::size_t end = begin + 1;
        while (end < buckets.size() && intervalOf(buckets[end].timeMs, widthMs) == interval)
            ++end;
        work(interval, buckets.begin() + static_cast<std::ptrdiff_t>(begin),
             buckets.begin() + static_cast<std::ptrdiff_t>(end));
        begin = end;
    }
}

/// Of the samples of one pixel the least and the greatest.
Buckets extremes(const Buckets &buckets, qint64 stepMs)
{
    Buckets kept;
    forEachInterval(buckets, stepMs, [&kept](qint64, auto begin, auto end) {
        const auto [least, greatest] = std::minmax_element(
            begin, end, [](const Bucket &a, const Bucket &b) { return a.mean < b.mean; });
        kept.push_back(least <= greatest ? *least : *greatest);
        if (least != greatest)
            kept.push_back(least <= greatest ? *greatest : *least);
    });
    return kept;
}

/// Median of the newest distances.
qint64 usualDistance(const Buckets &buckets)
{
    std::vector<qint64> distances;
    for (std::size_t i = buckets.size(); i > 1 && distances.size() < 64; --i)
        distances.push_back(buckets[i - 1].timeMs - buckets[i - 2].timeMs);
    if (distances.empty())
        return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

/// Whether the line is broken in front of that one. Older samples may lie further apart than
/// the newest: what is no longer than two of the four distances around it is no gap.
bool isBehindGap(const Buckets &buckets, std::size_t index, qint64 usual)
{
    const auto distance = [&buckets](std::size_t i) {
        return buckets[i].timeMs - buckets[i - 1].timeMs;
    };
    const qint64 here = distance(index);
    if (here <= std::max(shortestGapMs, 3 * usual))
        return false;
    int asLong = 0;
    for (const std::size_t other : {index - 2, index - 1, index + 1, index + 2})
        if (other >= 1 && other < buckets.size() && 3 * distance(other) >= here)
            ++asLong;
    return asLong < 2;
}

} // namespace

std::vector<Tag> ownTags(const std::vector<Tag> &tags)
{
    std::vector<Tag> own;
    for (const Tag &tag : tags)
        if (!isCommonTag(tag.key))
            own.push_back(tag);
    return own;
}

bool operator<(const TableKey &a, const TableKey &b)
{
    if (a.measurement != b.measurement)
        return a.measurement < b.measurement;
    return std::lexicographical_compare(
        a.tags.begin(), a.tags.end(), b.tags.begin(), b.tags.end(), [](const Tag &x, const Tag &y) {
            return x.key != y.key ? x.key < y.key : x.value < y.value;
        });
}

Buckets summed(const Buckets &buckets, qint64 widthMs, TimeOfInterval timing)
{
    Buckets sums;
    forEachInterval(buckets, widthMs, [&](qint64 interval, auto begin, auto end) {
        Bucket sum = *begin;
        double values = 0;
        double times = 0; // from the first on, so that nothing is lost to rounding
        sum.count = 0;
        for (auto it = begin; it != end; ++it) {
            const auto weight = static_cast<double>(it->count);
            sum.low = std::min(sum.low, it->low);
            sum.high = std::max(sum.high, it->high);
            sum.count += it->count;
            values += it->mean * weight;
            times += static_cast<double>(it->timeMs - begin->timeMs) * weight;
        }
        sum.mean = values / static_cast<double>(sum.count);
        sum.timeMs =
            timing == TimeOfInterval::Middle
                ? interval * widthMs + widthMs / 2
                : begin->timeMs + static_cast<qint64>(times / static_cast<double>(sum.count));
        sums.push_back(sum);
    });
    return sums;
}

Buckets thinned(const Buckets &buckets, qint64 stepMs)
{
    if (stepMs <= 0)
        return buckets;
    return stepMs >= spreadFromStepMs ? summed(buckets, stepMs, TimeOfInterval::Mean)
                                      : extremes(buckets, stepMs);
}

Trace traceOf(const Buckets &buckets, qint64 stepMs)
{
    // Sums are spaced by the pixel; gaps are detected in the remaining data.
    const Buckets spaced = stepMs >= spreadFromStepMs ? thinned(buckets, stepMs) : buckets;
    const qint64 usual = usualDistance(spaced);
    Trace trace;
    Buckets run;
    const auto finishRun = [&] {
        const Buckets kept = stepMs >= spreadFromStepMs ? run : thinned(run, stepMs);
        std::vector<Sample> samples;
        std::vector<Spread> spreads;
        bool isSpread = false;
        for (const Bucket &bucket : kept) {
            samples.push_back({bucket.timeMs, bucket.mean});
            spreads.push_back({bucket.low, bucket.high});
            isSpread = isSpread || bucket.low < bucket.high;
        }
        trace.runs.push_back(std::move(samples));
        trace.spreads.push_back(isSpread ? std::move(spreads) : std::vector<Spread>());
        run.clear();
    };
    for (std::size_t i = 0; i < spaced.size(); ++i) {
        if (i > 0 && isBehindGap(spaced, i, usual))
            finishRun();
        run.push_back(spaced[i]);
    }
    if (!run.empty())
        finishRun();
    return trace;
}

} // namespace bnm
