// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace bnm {

/// Time in ms by a clock that nobody sets: for intervals, never for stamps.
inline qint64 steadyNowMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// One moment by both clocks.
struct Moment {
    qint64 unixMs;   ///< Unix time, for stamps; jumps when somebody sets the clock
    qint64 steadyMs; ///< for intervals
};

} // namespace bnm
