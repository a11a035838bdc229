// SPDX-License-Identifier: GPL-3.0-or-later
// How long a range takes to open on a store of a year, from the click to the painted past:
//     bench_range FILE        (a file that bench_history has made)
#include "tests/support/loop_gap.h"
#include "tests/support/running_history.h"
#include "ui/chart/time_chart.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace bnm;
using namespace Qt::StringLiterals;
using history::dayMs;

namespace {

constexpr int deadlineMs = 10'000;

/// Waits until every plot in view has painted the past.
double millisecondsToPaint(MainWindow &window, ChartData &charts, qint64 rangeMs)
{
    QElapsedTimer time;
    time.start();
    window.setRange(rangeMs);
    if (!runLoopUntil(
            [&] {
                const auto plots = window.findChildren<ChartPlot *>();
                return !charts.isWaiting() &&
                       std::any_of(plots.begin(), plots.end(), [&](ChartPlot *plot) {
                           const auto &traces = plot->traces();
                           return plot->isVisible() && !traces.empty() &&
                                  !traces.front().isEmpty() &&
                                  traces.front().runs.front().front().timeMs <
                                      plot->toMs() - rangeMs / 2;
                       });
            },
            deadlineMs))
        return -1;
    window.grab(); // and on the screen
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QString path = QCoreApplication::arguments().value(1);
    if (!QFile::exists(path)) {
        std::fprintf(stderr, "usage: bench_range FILE, made by bench_history\n");
        return 2;
    }
    RunningHistory running({path, {u"mainnet"_s, u"cupboard"_s}, true});
    History &store = running.history;
    LiveSeries live;
    ChartData charts(live, &store);
    MainWindow window(charts, {});
    running.start();
    window.show();
    if (!runLoopUntil([&] { return charts.firstTimeMs().has_value(); }, deadlineMs))
        return 1;
    LoopGap gap;
    for (const int page : {0, 1, 2, 4}) {
        window.showPage(page);
        for (const auto &[name, range] : {std::pair{"24 h", dayMs},
                                          {"7 d", 7 * dayMs},
                                          {"30 d", 30 * dayMs},
                                          {"1 y", 365 * dayMs}}) {
            gap.start();
            const double took = millisecondsToPaint(window, charts, range);
            std::printf("page %d, %-4s  painted after %6.1f ms, longest event-loop gap %5.1f ms\n",
                        page, name, took, gap.longestMs);
        }
    }
    return 0;
}
