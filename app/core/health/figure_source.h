// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

namespace bnm {

/// The collector or sink that provides a measurement. Several provide "witness": none is named.
Name sourceOf(Name measurement);

/// Freshness of a figure, by its measurement's cadence.
enum class FigureAge {
    Fresh,
    Stale, ///< older than two of its cycles: shown with its time
    Old,   ///< older than three of its cycles: not current any more
};

/// For a figure of this age (ms). Figures that come with blocks never get old.
FigureAge figureAge(Name measurement, qint64 ageMs, const PollIntervals &intervals);

/// Maximum age (ms) of a current point: three of its cycles, at least ten seconds for slow
/// machines. Nothing: no limit.
std::optional<qint64> longestFresh(Name measurement, const PollIntervals &intervals);

} // namespace bnm
