// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace bnm {

/// Time in ms by a monotonic clock: for intervals, never for timestamps.
inline qint64 steadyNowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// One moment by both clocks.
struct Moment {
    qint64 unixMs;   ///< Unix time, for timestamps; jumps when the clock is set
    qint64 steadyMs; ///< for intervals
};

} // namespace bnm
