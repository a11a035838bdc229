// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/live_series.h"
#include "collectors/point/catalogue.h"

#include <QString>

#include <optional>

namespace bnm {

/// When a figure was measured, and for how long it stands for now. Times are Unix times in ms.
struct AsOf {
    qint64 timeMs = 0;  ///< 0: there is no figure
    qint64 freshMs = 0; ///< older ones are out of date; 0: never (what comes with blocks)

    /// A time ahead of now is of a clock that was set: no better than an old one.
    bool isOld(qint64 nowMs) const;
    QString text(qint64 nowMs) const;  ///< "as of 14:02, 2 min ago"
    QString clock(qint64 nowMs) const; ///< "as of 14:02"; with the date when it is another day

    friend bool operator==(const AsOf &, const AsOf &) = default;
};

/// How long the points of each measurement stand for now: two of its cycles.
class Freshness {
public:
    Freshness() = default;
    explicit Freshness(const PollIntervals &intervals) : m_intervals(intervals) {}

    /// A duration in s that grows on by itself; from where it is too old, nobody knows whether.
    qint64 ticking(MeasurementName measurement, const Sample &seconds, qint64 nowMs) const;
    AsOf asOf(MeasurementName measurement, qint64 timeMs) const;
    /// The newest sample, unless it is too old to say anything of now.
    std::optional<Sample> now(const LiveSeries &series, const SeriesId &id, qint64 nowMs) const;

private:
    PollIntervals m_intervals;
};

} // namespace bnm
