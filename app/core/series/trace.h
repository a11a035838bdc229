// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <vector>

namespace bnm {

/// Which curve: one field of one measurement, with the tags beside network and node.
struct SeriesId : Metric {
    std::vector<Tag> tags = {}; ///< in the catalogue's order; network and node left out

    friend bool operator==(const SeriesId &, const SeriesId &) = default;
};

/// The tags of several series of a measurement.
using TagSets = std::vector<std::vector<Tag>>;

/// The tags of a point that tell its series apart: all but network and node.
std::vector<Tag> ownTags(const std::vector<Tag> &tags);

/// A measurement and its own tags; its fields are one table.
struct TableKey {
    Name measurement;
    std::vector<Tag> tags;

    friend bool operator<(const TableKey &a, const TableKey &b);
};

struct Sample {
    qint64 timeMs = 0;
    double value = 0;
};

/// One sample, or all samples of an interval taken together.
struct Bucket {
    qint64 timeMs = 0; ///< of the sample; of several their mean, or the middle of the interval
    double low = 0;
    double mean = 0;
    double high = 0;
    qint64 count = 1;

    static Bucket of(qint64 timeMs, double value) { return {timeMs, value, value, value, 1}; }

    friend bool operator==(const Bucket &, const Bucket &) = default;
};
using Buckets = std::vector<Bucket>; // in the order of time

/// From this width of a pixel on, a curve is drawn as mean and spread; below it the least and
/// the greatest sample of each pixel are joined.
constexpr qint64 spreadFromStepMs = 60'000;

/// Time is stamped on intervals in their middle, or as the mean of what is in them.
enum class TimeOfInterval { Middle, Mean };
/// What falls into the same interval of that width (counted from 1970) becomes one.
Buckets summed(const Buckets &buckets, qint64 widthMs, TimeOfInterval timing);
/// As few as a chart with that width of a pixel needs; 0 leaves all.
Buckets thinned(const Buckets &buckets, qint64 stepMs);

struct Spread {
    double low = 0;
    double high = 0;
};

/// A curve ready to be drawn: runs without a gap between their samples.
struct Trace {
    std::vector<std::vector<Sample>> runs;
    /// For each sample of each run; empty where samples stand for themselves.
    std::vector<std::vector<Spread>> spreads = {};

    bool isEmpty() const { return runs.empty(); }
};

/// Thins and splits at gaps: where two samples are further apart than three times the usual
/// distance around them, and than 15 s.
Trace traceOf(const Buckets &buckets, qint64 stepMs);

} // namespace bnm
