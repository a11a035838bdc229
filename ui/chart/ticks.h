// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace bnm {

/// Of an axis, beside the font's own size.
inline constexpr double labelSize = 0.88;

/// Round values for the marks of an axis.
struct Ticks {
    std::vector<double> values;
    double step = 1;
};

/// Marks at multiples of 1, 2, 2.5 or 5 times a power of ten, about as many as wanted. With
/// wholeSteps no mark falls between two whole numbers.
Ticks niceTicks(double least, double greatest, int wanted, bool wholeSteps);

/// A value axis that uses its room: the ends are marks where these are near, else just beyond the
/// figures; at least two marks lie between.
struct NiceAxis {
    Ticks ticks;
    double low = 0;
    double high = 1;
};
NiceAxis niceAxis(double least, double greatest, int wanted, bool wholeSteps);

/// How many decimals marks of that step need.
int decimalsFor(double step);

struct TimeTick {
    qint64 timeMs;
    QString label;
};
/// Marks on round local times, at most so many.
std::vector<TimeTick> timeTicks(qint64 fromMs, qint64 toMs, int most);

} // namespace bnm
