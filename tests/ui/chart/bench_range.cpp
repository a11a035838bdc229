// SPDX-License-Identifier: GPL-3.0-or-later
// How long a range takes to open on a store of a year, from the click to the painted past, and how
// long the event loop stands still while somebody turns the wheel over it:
//     bench_range [FILE]      (one that bench_history has made; without it a year is made up)
#include "app/core/store/history_import.h"
#include "collectors/point/durations.h"
#include "tests/support/loop_gap.h"
#include "tests/support/running_history.h"
#include "ui/chart/time_chart.h"
#include "ui/mempool/fee_bands.h"
#include "ui/pages/chart_pages.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 10'000;

const Identity identity{u"mainnet"_s, u"cupboard"_s};

/// What the pages draw: whole numbers that wander, and blocks.
QString makeYear(const QString &path)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto spans = HistoryImport::spansOf(now - 365 * dayMs, now);
    std::vector<HistoryImport::Series> all;
    const auto add = [&](const SeriesId &id) {
        HistoryImport::Series series{id, {}};
        const double level = 50 + double(all.size() % 7) * 40;
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const qint64 step = spans[i].widthMs > 0 ? spans[i].widthMs : 5'000;
            for (qint64 time = spans[i].fromMs; time < spans[i].toMs; time += step) {
                const double hours = double(time - spans[0].fromMs) / 3.6e6;
                const double noise = double((time / step * 2'654'435'761) % 997) / 40;
                series.samples[i].push_back(Bucket::of(
                    time, std::round(level * (1.5 + std::sin(hours / 24 + level)) + noise)));
            }
        }
        all.push_back(std::move(series));
    };
    std::vector<Curve> curves = feeBandCurves();
    for (const PageRow *page : {&pages::chain, &pages::peerCharts, &pages::system})
        for (const ChartRow &chart : page->charts)
            for (const Curve &curve : curvesOf(chart.curves))
                curves.push_back(curve);
    for (const Curve &curve : curves) {
        add(curve.id);
        for (const SeriesId &id : curve.added)
            if (id.tags.back().value == u"core_rawmempool"_s)
                add(id);
    }
    for (const Metric &metric :
         {Metric("mempool", "vsize_mb"), Metric("mempool", "tx_count"),
          Metric("mempool", "total_fee_sat"), Metric("mempool", "usage_bytes"),
          Metric("block", "height"), Metric("blockchain", "reorg_count")})
        add({metric});
    for (const Name &target : findMeasurement("fee_estimate")->tag("target")->values)
        add({{"fee_estimate", "sat_vb"}, {{"target", target.toString()}}});
    return HistoryImport::write(path, identity, all, [] { return false; });
}

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

ChartPlot *plotInView(MainWindow &window)
{
    const auto plots = window.findChildren<ChartPlot *>();
    for (ChartPlot *plot : plots)
        if (plot->isVisible())
            return plot;
    return nullptr;
}

/// As fast as a hand turns it: a notch each 15 ms, in, sideways and out again.
void turnWheel(MainWindow &window, LoopGap &gap)
{
    ChartPlot *plot = plotInView(window);
    const QPointF at(plot->width() * 0.6, plot->height() / 2.0);
    const auto turn = [&](const QPoint &angle) {
        QWheelEvent event(at, plot->mapToGlobal(at), {}, angle, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot->viewport(), &event);
        runLoopFor(15);
    };
    gap.start();
    for (const QPoint &angle : {QPoint(0, 120), QPoint(120, 0), QPoint(-120, 0), QPoint(0, -120)})
        for (int notch = 0; notch < 50; ++notch)
            turn(angle);
    gap.stop();
}

/// The reading line over all charts of the page.
void moveCursor(MainWindow &window, LoopGap &gap)
{
    ChartPlot *plot = plotInView(window);
    gap.start();
    for (int x = 100; x < plot->width() - 100; x += 3) {
        const QPointF at(x, plot->height() / 2.0);
        QMouseEvent event(QEvent::MouseMove, at, plot->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                          Qt::NoModifier);
        QApplication::sendEvent(plot->viewport(), &event);
        runLoopFor(8);
    }
    gap.stop();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QTemporaryDir directory;
    QString path = QCoreApplication::arguments().value(1);
    if (path.isEmpty()) {
        path = directory.filePath(u"history.sqlite"_s);
        if (const QString error = makeYear(path); !error.isEmpty()) {
            std::fprintf(stderr, "%s\n", qPrintable(error));
            return 1;
        }
    }
    RunningHistory running({path, identity, true});
    History &store = running.history;
    LiveSeries live;
    ChartData charts(live, &store);
    NodeView view(charts.live());
    MainWindow window(view, charts, {});
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
            std::printf("page %d, %-4s  painted after %6.1f ms, longest event-loop gap %s\n", page,
                        name, took, qPrintable(gap.text()));
        }
        turnWheel(window, gap);
        std::printf("page %d, wheel over a year, longest event-loop gap %s\n", page,
                    qPrintable(gap.text()));
        moveCursor(window, gap);
        std::printf("page %d, reading line,      longest event-loop gap %s\n", page,
                    qPrintable(gap.text()));
        std::fflush(stdout);
    }
    return 0;
}
