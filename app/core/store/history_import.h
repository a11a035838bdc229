// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "collectors/point/point.h"

#include <QString>

#include <array>
#include <functional>
#include <vector>

namespace bnm {

/// Fills a new history file with a past that was not measured here, tier by tier, in the shape
/// that HistoryStore leaves behind: intervals for what is long over, samples for the newest hours,
/// those of the open period in the journal. Blocking.
class HistoryImport {
public:
    /// The stretches of time that are kept in the same way. Of each some samples are wanted;
    /// intervals are made of them here.
    struct Span {
        qint64 fromMs;
        qint64 toMs;
        qint64 widthMs; ///< of an interval; 0: every sample
    };
    static constexpr std::size_t spans = 4;
    /// Coarse to fine, the journal last; of a past that begins and ends at those times.
    static std::array<Span, spans> spansOf(qint64 fromMs, qint64 nowMs);

    struct Series {
        SeriesId id;
        std::array<Buckets, spans> samples; ///< by span, in the order of time
    };
    /// Asked now and then: whether nobody wants it any more.
    using Cancelled = std::function<bool()>;
    /// What went wrong, or nothing; also when it was cancelled, and then nothing is kept.
    static QString write(const QString &path, const Identity &identity,
                         const std::vector<Series> &all, const Cancelled &isCancelled);
};

} // namespace bnm
