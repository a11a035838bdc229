// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of a chart's update and zoom, beside Qt Charts that repaints the same points; and of the
// window on a year of history: opening a range, turning the wheel.
#include "app/core/store/history_import.h"
#include "collectors/point/durations.h"
#include "tests/support/bench_table.h"
#include "tests/support/loop_gap.h"
#include "tests/support/running_history.h"
#include "ui/chart/time_chart.h"
#include "ui/mempool/fee_bands.h"
#include "ui/pages/chart_pages.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDateTime>
#include <QLineSeries>
#include <QMouseEvent>
#include <QTemporaryDir>
#include <QValueAxis>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 21;
constexpr int deadlineMs = 60'000;
constexpr qint64 sampleEveryMs = 5'000;
constexpr QSize chartSize(900, 320);
constexpr double frameMs = 1e3 / 60;
constexpr CurveRow both[] = {{.metric = {"peers", "ping_p50_ms"}},
                             {.metric = {"peers", "ping_avg_ms"}, .colour = 1}};

const Identity identity{u"mainnet"_s, u"cupboard"_s};

Points pings(qint64 timeMs)
{
    const double hours = double(timeMs) / double(hourMs);
    Point point("peers", timeMs);
    return {point.set("ping_p50_ms", 60 + 20 * std::sin(hours) + double(timeMs / 1'000 % 17))
                .set("ping_avg_ms", 90 + 25 * std::sin(hours + 1) + double(timeMs / 1'000 % 23))};
}

/// The points of a chart's curves, drawn by Qt Charts alone.
class PlainChart {
public:
    PlainChart(const ChartPlot &plot, QSize size)
    {
        QChart *chart = view.chart();
        chart->legend()->hide();
        chart->addAxis(m_time, Qt::AlignBottom);
        chart->addAxis(m_value, Qt::AlignLeft);
        m_value->setRange(0, 150);
        for (std::size_t i = 0; i < plot.traces().size(); ++i) {
            auto *series = new QLineSeries;
            chart->addSeries(series);
            series->attachAxis(m_time);
            series->attachAxis(m_value);
            m_series.push_back(series);
        }
        view.resize(size);
        view.setRenderHint(QPainter::Antialiasing);
        view.show();
        draw(plot);
    }

    void draw(const ChartPlot &plot)
    {
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            QList<QPointF> points;
            for (const auto &run : plot.traces()[i].runs)
                for (const Sample &sample : run)
                    points << QPointF(double(sample.timeMs - plot.fromMs()), sample.value);
            m_series[i]->replace(points);
        }
        m_time->setRange(0, double(plot.toMs() - plot.fromMs()));
        view.grab();
    }

private:
    QValueAxis *m_time = new QValueAxis; ///< the chart's, like the series
    QValueAxis *m_value = new QValueAxis;
    std::vector<QLineSeries *> m_series;

public:
    QChartView view;
};

void chart()
{
    LiveSeries live;
    ChartData data(live, nullptr);
    qint64 now = QDateTime::currentMSecsSinceEpoch() / sampleEveryMs * sampleEveryMs;
    for (qint64 time = now - dayMs; time <= now; time += sampleEveryMs)
        live.add(pings(time));
    TimeChart chart({u"Ping"_s, curvesOf(both), true, {}});
    chart.resize(chartSize);
    chart.show();
    chart.refresh(data, now - dayMs, now);
    PlainChart plain(chart.plot(), chart.plot().size());
    constexpr const char *qtCharts = "Qt Charts repaints the points";
    bench::row("Chart of 24 h, one sample more", "ms CPU", qtCharts,
               bench::inTurn(
                   rounds,
                   [&] {
                       now += sampleEveryMs;
                       live.add(pings(now));
                       chart.refresh(data, now - dayMs, now);
                       chart.plot().grab();
                   },
                   [&] { plain.draw(chart.plot()); }));
    int round = 0;
    bench::row("Chart, zoom", "ms CPU", qtCharts,
               bench::inTurn(
                   rounds,
                   [&] {
                       const qint64 span = dayMs / (1 + ++round % 5);
                       chart.refresh(data, now - span, now);
                       chart.plot().grab();
                   },
                   [&] { plain.draw(chart.plot()); }));
}

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
            const qint64 step = spans[i].widthMs > 0 ? spans[i].widthMs : sampleEveryMs;
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
        for (const ChartRow &row : page->charts)
            for (const Curve &curve : curvesOf(row.curves))
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

/// A window on a year of history.
class Window {
public:
    explicit Window(const QString &path)
        : m_running({path, identity, true}),
          m_charts(m_live, &m_running.history),
          m_view(m_charts.live()),
          window(m_view, m_charts, {})
    {
        m_running.start();
        window.show();
        if (!runLoopUntil([&] { return m_charts.firstTimeMs().has_value(); }, deadlineMs))
            qFatal("the history does not open");
    }

    /// Until every plot in view has painted the past.
    void open(qint64 rangeMs)
    {
        window.setRange(rangeMs);
        const auto isPainted = [&] {
            const auto plots = window.findChildren<ChartPlot *>();
            return !m_charts.isWaiting() &&
                   std::any_of(plots.begin(), plots.end(), [&](ChartPlot *plot) {
                       const auto &traces = plot->traces();
                       return plot->isVisible() && !traces.empty() && !traces.front().isEmpty() &&
                              traces.front().runs.front().front().timeMs <
                                  plot->toMs() - rangeMs / 2;
                   });
        };
        if (!runLoopUntil(isPainted, deadlineMs))
            qFatal("the range is not painted");
    }

    /// As fast as a hand turns it: a notch each 15 ms, in, sideways and out again.
    void turnWheel(LoopGap &gap)
    {
        ChartPlot *plot = plotInView();
        const QPointF at(plot->width() * 0.6, plot->height() / 2.0);
        gap.start();
        for (const QPoint &angle :
             {QPoint(0, 120), QPoint(120, 0), QPoint(-120, 0), QPoint(0, -120)})
            for (int notch = 0; notch < 25; ++notch) {
                QWheelEvent event(at, plot->mapToGlobal(at), {}, angle, Qt::NoButton,
                                  Qt::NoModifier, Qt::NoScrollPhase, false);
                QApplication::sendEvent(plot->viewport(), &event);
                runLoopFor(15);
            }
        runLoopFor(restMs);
        gap.stop();
    }

    /// A stretch pulled up with the mouse, and a double click back; each until all is drawn in
    /// full.
    void zoom(LoopGap &gap)
    {
        ChartPlot *plot = plotInView();
        gap.start();
        for (int i = 0; i < 4; ++i) {
            const QPointF to(plot->width() * (0.3 + 0.05 * i), plot->height() / 2.0);
            const QPointF from(plot->width() * (0.6 + 0.05 * i), plot->height() / 2.0);
            send(*plot, QEvent::MouseButtonPress, from);
            for (int step = 1; step <= 10; ++step)
                send(*plot, QEvent::MouseMove, from + (to - from) * step / 10);
            send(*plot, QEvent::MouseButtonRelease, to);
            runLoopFor(restMs);
            send(*plot, QEvent::MouseButtonDblClick, to);
            send(*plot, QEvent::MouseButtonRelease, to);
            runLoopFor(restMs);
        }
        gap.stop();
    }

private:
    static constexpr int restMs = 600;

    ChartPlot *plotInView() const
    {
        const auto plots = window.findChildren<ChartPlot *>();
        const auto found = std::find_if(plots.begin(), plots.end(),
                                        [](ChartPlot *plot) { return plot->isVisible(); });
        if (found == plots.end())
            qFatal("no chart is in view");
        return *found;
    }

    static void send(ChartPlot &plot, QEvent::Type type, const QPointF &at)
    {
        const bool isMove = type == QEvent::MouseMove;
        QMouseEvent event(type, at, plot.mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        QApplication::sendEvent(plot.viewport(), &event);
        runLoopFor(8);
    }

    RunningHistory m_running;
    LiveSeries m_live;
    ChartData m_charts;
    NodeView m_view;

public:
    MainWindow window;
};

void year()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"history.sqlite"_s);
    if (const QString error = makeYear(path); !error.isEmpty())
        qFatal("%s", qPrintable(error));
    Window shown(path);
    for (const auto &[page, title] :
         {std::pair{0, "Overview"}, {1, "Chain"}, {2, "Mempool"}, {4, "System"}}) {
        const QByteArray name = QByteArray(title) + " page, ";
        shown.window.showPage(page);
        shown.open(hourMs);
        shown.window.grab();
        int round = 0;
        LoopGap gap;
        double mostMs = 0;
        // Each round another range, so that nothing is known of it.
        const bench::Costs costs = bench::inTurn(
            9,
            [&] {
                gap.start();
                shown.open((40 + 30 * ++round) * dayMs);
                gap.stop();
                mostMs = std::max(mostMs, gap.mostCpuMs);
            },
            [&] { shown.window.grab(); });
        bench::row(name + "range of months opened", "ms CPU", "a repaint of the window", costs);
        bench::row(name + "opening: longest own work", "ms CPU", "a frame at 60 Hz",
                   {mostMs, frameMs});
        shown.turnWheel(gap);
        bench::row(name + "wheel: longest own work", "ms CPU", "a frame at 60 Hz",
                   {gap.mostCpuMs, frameMs});
        shown.zoom(gap);
        bench::row(name + "zoom: longest own work", "ms CPU", "a frame at 60 Hz",
                   {gap.mostCpuMs, frameMs});
    }
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    chart();
    year();
    return 0;
}
