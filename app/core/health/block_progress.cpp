// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/block_progress.h"

#include "app/core/text/format.h"
#include "collectors/words.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 rateWindowMs = 10 * 60'000;

/// Time until the node is level, from how fast it went in the last minutes.
QString timeToGo(const LiveSeries &series, double blocks, qint64 nowMs)
{
    const Trace trace =
        traceOf(series.read({{"blockchain", "best_height"}}, nowMs - rateWindowMs, nowMs), 0);
    if (trace.isEmpty() || trace.runs.back().size() < 2)
        return {};
    const Sample &first = trace.runs.back().front();
    const Sample &last = trace.runs.back().back();
    const double blocksPerSecond =
        (last.value - first.value) * 1000 /
        static_cast<double>(std::max<qint64>(1, last.timeMs - first.timeMs));
    if (blocksPerSecond <= 0)
        return {};
    return Words::tr(", about %1")
        .arg(format::duration(static_cast<qint64>(blocks / blocksPerSecond)));
}

} // namespace

QString blocksToGo(const LiveSeries &series, qint64 nowMs)
{
    const auto newest = series.latest({{"blockchain", "block_lag"}});
    const double lag = newest ? newest->value : 0;
    if (lag <= 0) // or it knows no headers beyond its blocks yet
        return Words::tr("blocks to go not known yet.");
    return Words::tr("%1 blocks to go", nullptr, plural(static_cast<qint64>(lag)))
               .arg(format::integer(static_cast<qint64>(lag))) +
           timeToGo(series, lag, nowMs) + QLatin1Char('.');
}

} // namespace bnm
