// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/durations.h"

#include <QtGlobal>

#include <array>

namespace bnm {

/// Resolution by age: fine for a short time, coarse for a long one.
struct HistoryTier {
    qint64 widthMs;  ///< of an interval; 0: every sample
    qint64 periodMs; ///< span of one chunk; a multiple of the finer tier's
    qint64 keptMs;
};

namespace history {

constexpr std::array<HistoryTier, 3> tiers = {{
    {0, 2 * hourMs, 48 * hourMs},
    {minuteMs, 12 * hourMs, 60 * dayMs},
    {15 * minuteMs, 8 * dayMs, 730 * dayMs},
}};

/// Start of the period of that length that contains the time; periods count from 1970.
constexpr qint64 periodOf(qint64 timeMs, qint64 periodMs)
{
    const qint64 rest = timeMs % periodMs;
    return timeMs - (rest < 0 ? rest + periodMs : rest);
}
} // namespace history

} // namespace bnm
