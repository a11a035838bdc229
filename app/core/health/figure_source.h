// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

namespace bnm {

/// The collector or sink whose answers the points of a measurement are made of. Of "witness" there
/// may be several: none is named.
Name sourceOf(Name measurement);

/// What the age of a figure says of it, by its measurement's cadence.
enum class FigureAge {
    Fresh,
    Stale, ///< past two of its cycles: to be shown as of then
    Old,   ///< past three of them: it says nothing of now
};

/// Of a figure that came so long ago (ms). What comes with blocks never gets old.
FigureAge figureAge(Name measurement, qint64 ageMs, const PollIntervals &intervals);

/// Until that age (ms) a point says something of now: three of its cycles, and ten seconds where
/// these are shorter, for a machine that stumbles. Nothing: at any age.
std::optional<qint64> longestFresh(Name measurement, const PollIntervals &intervals);

} // namespace bnm
