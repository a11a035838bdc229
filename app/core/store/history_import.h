// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "collectors/point/point.h"

#include <QString>

#include <array>
#include <functional>
#include <vector>

namespace bnm {

/// Fills a new history file with generated past data, tier by tier, in the layout of HistoryStore:
/// intervals for the distant past, samples for the newest hours, those of the open period in the
/// journal. Blocking.
class HistoryImport {
public:
    /// A range of time with one resolution. The caller provides some samples for each; intervals
    /// are made from them here.
    struct Span {
        qint64 fromMs;
        qint64 toMs;
        qint64 widthMs; ///< of an interval; 0: every sample
    };
    static constexpr std::size_t spans = 4;
    /// From coarse to fine, the journal last; for a past with this beginning and end.
    static std::array<Span, spans> spansOf(qint64 fromMs, qint64 nowMs);

    struct Series {
        SeriesId id;
        std::array<Buckets, spans> samples; ///< by span, in the order of time
    };
    /// Called now and then: whether to stop.
    using Cancelled = std::function<bool()>;
    /// What went wrong, or nothing; also when cancelled, and then no file is left.
    static QString write(const QString &path, const Identity &identity,
                         const std::vector<Series> &all, const Cancelled &isCancelled);
};

} // namespace bnm
