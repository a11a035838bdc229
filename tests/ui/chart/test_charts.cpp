// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_history.h"
#include "ui/chart/block_bars.h"
#include "ui/chart/chart_picture.h"
#include "ui/chart/legend_chip.h"
#include "ui/chart/line_plot.h"
#include "ui/chart/time_chart.h"
#include "ui/controls/theme.h"
#include "ui/pages/chart_pages.h"

#include <QChart>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr CurveRow median[] = {{.metric = {"peers", "ping_p50_ms"}}};
constexpr CurveRow height[] = {{.metric = {"blockchain", "best_height"}}};
constexpr CurveRow both[] = {{.metric = {"peers", "ping_p50_ms"}},
                             {.metric = {"peers", "ping_avg_ms"}, .colour = 1}};
constexpr CurveRow inbound[] = {{.metric = {"peer_network", "peer_count"},
                                 .only = SeriesOf{"direction", "inbound"},
                                 .each = TagName("peer_network")}};

Points pings(qint64 seconds, double middle, double mean)
{
    Point point("peers", start + seconds * 1'000);
    return {point.set("ping_p50_ms", middle).set("ping_avg_ms", mean)};
}

/// A chart of two curves: half a minute of data, a gap, and half a minute again.
struct Chart {
    LiveSeries series;
    ChartData data{series, nullptr};
    TimeChart chart{{u"Ping"_s, curvesOf(both), true, u"Nobody to ping"_s}};

    Chart()
    {
        for (int i = 0; i < 6; ++i) {
            series.add(pings(i * 5, 20 + i, 40));
            series.add(pings(300 + i * 5, 20 + i, 40));
        }
        chart.resize(600, 300);
        chart.setNode({u"mainnet"_s, u"cupboard"_s});
        chart.show();
        chart.refresh(data, start, start + 400'000);
    }
    const std::vector<LinePlot::Line> &lines()
    {
        return static_cast<LinePlot &>(chart.plot()).lines();
    }
};

} // namespace

class TestCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsComeFromTheCatalogue()
    {
        const Curve one = curvesOf(median).front();
        QCOMPARE(one.label, QString::fromUtf8(findField("peers", "ping_p50_ms")->title));
    }

    void aRowStandsForEachValueOfItsTag()
    {
        const std::vector<Curve> curves = curvesOf(inbound);
        QStringList labels;
        for (const Curve &one : curves) {
            labels << one.label;
            QCOMPARE(one.id.tags.size(), std::size_t(2)); // in the catalogue's order
            QCOMPARE(one.id.tags[0].key, Name("peer_network"));
            QCOMPARE(one.id.tags[1].value, u"inbound"_s);
        }
        QCOMPARE(labels, QStringList({u"IPv4"_s, u"IPv6"_s, u"Tor"_s, u"I2P"_s, u"CJDNS"_s}));
    }

    /// Whatever the tables say can be drawn.
    void everyPageOfChartsIsWhole()
    {
        for (const PageRow *page : {&pages::chain, &pages::peerCharts, &pages::system})
            for (const ChartRow &chart : page->charts) {
                QVERIFY2(!curvesOf(chart.curves).empty(), chart.title);
                for (const Curve &one : curvesOf(chart.curves))
                    QVERIFY2(!one.label.isEmpty(), chart.title);
                QVERIFY2(!chartSpec(chart).title.isEmpty(), page->title);
            }
    }

    void aGapIsAGap()
    {
        Chart chart;
        QCOMPARE(chart.lines().size(), std::size_t(4)); // two curves of two runs
        for (const LinePlot::Line &line : chart.lines()) {
            const QPolygonF &points = line.corners;
            QVERIFY((points.back().x() - points.front().x()) * 400'000 < 30'000); // of the width
        }
    }

    /// Nobody sees half a block.
    void wholeNumbersAreSteps()
    {
        LiveSeries live;
        ChartData data(live, nullptr);
        TimeChart chart({u"Height"_s, curvesOf(height), false});
        chart.resize(600, 300);
        chart.show();
        for (int i = 0; i < 20; ++i)
            live.add({Point("blockchain", start + i * 5'000).set("best_height", 900'000 + i / 5)});
        chart.refresh(data, start, start + 100'000);
        const QPolygonF points = static_cast<LinePlot &>(chart.plot()).lines().front().corners;
        QVERIFY(points.size() > 20);
        for (qsizetype i = 1; i < points.size(); ++i)
            QVERIFY(points[i].x() == points[i - 1].x() || points[i].y() == points[i - 1].y());
    }

    /// The newest figures, where they fit at their own height.
    void endsAreLabelledWhereTheyFit()
    {
        LiveSeries live;
        ChartData data(live, nullptr);
        TimeChart chart({u"Ping"_s, curvesOf(both)});
        chart.resize(600, 300);
        chart.show();
        const auto *plot = qobject_cast<LinePlot *>(&chart.plot());
        live.add(pings(0, 20, 90));
        live.add(pings(5, 20, 90));
        chart.refresh(data, start, start + 5'000);
        QCOMPARE(plot->labelledEnds(), (std::vector<std::size_t>{0, 1}));
        live.add(pings(10, 20, 21)); // as high as the other
        chart.refresh(data, start, start + 10'000);
        QCOMPARE(plot->labelledEnds(), (std::vector<std::size_t>{0}));
        chart.plot().setCurveVisible(0, false);
        QCOMPARE(plot->labelledEnds(), (std::vector<std::size_t>{1}));
        chart.refresh(data, start, start + 60'000); // it ended long before
        QVERIFY(plot->labelledEnds().empty());
    }

    /// A line behind the same line is wider, so that both are seen.
    void linesThatCoincideAreBothSeen()
    {
        LiveSeries live;
        ChartData data(live, nullptr);
        TimeChart chart({u"Ping"_s, curvesOf(both)});
        chart.show();
        const auto widths = [&chart] {
            std::vector<double> found;
            for (const LinePlot::Line &line : static_cast<LinePlot &>(chart.plot()).lines())
                found.push_back(line.width);
            return found;
        };
        for (int i = 0; i < 5; ++i)
            live.add(pings(i * 5, 20 + i, 20 + i));
        chart.refresh(data, start, start + 25'000);
        QCOMPARE(widths().size(), std::size_t(2));
        QVERIFY(widths().front() > 2 * widths().back()); // what is drawn first is below
        live.add(pings(25, 20, 40));
        chart.refresh(data, start, start + 30'000);
        QCOMPARE(widths().front(), widths().back());
    }

    void theLegendHidesAndShows()
    {
        Chart chart;
        const auto chips = chart.chart.findChildren<LegendChip *>();
        QCOMPARE(chips.size(), 2);
        QTest::mouseClick(chips[0], Qt::LeftButton);
        QCOMPARE(chart.lines().size(), 2);
        chips[0]->setFocus();
        QTest::keyClick(chips[0], Qt::Key_Space);
        QCOMPARE(chart.lines().size(), 4);
    }

    void theKeyboardReadsValues()
    {
        Chart chart;
        ChartPlot &plot = chart.chart.plot();
        QVERIFY(!plot.cursorMs());
        QTest::keyClick(&plot, Qt::Key_Left);
        const qint64 first = *plot.cursorMs();
        QTest::keyClick(&plot, Qt::Key_Left);
        QVERIFY(*plot.cursorMs() < first);
        QTest::keyClick(&plot, Qt::Key_Escape);
        QVERIFY(!plot.cursorMs());
    }

    void theMouseReadsValues()
    {
        Chart chart;
        ChartPlot &plot = chart.chart.plot();
        const QRectF area = plot.chart()->plotArea();
        QTest::mouseMove(plot.viewport(), area.center().toPoint());
        QTRY_VERIFY(plot.cursorMs());
        QVERIFY(std::abs(*plot.cursorMs() - (start + 200'000)) < 5'000);
    }

    void anEmptyChartSaysWhy()
    {
        Chart chart;
        chart.chart.refresh(chart.data, start + 10'000'000, start + 20'000'000);
        QVERIFY(chart.lines().empty());
        const QImage empty = chart.chart.grab().toImage();
        chart.chart.plot().setEmptyText(u"Another reason altogether"_s);
        QVERIFY(chart.chart.grab().toImage() != empty);
    }

    void whatIsShownAsCsv()
    {
        Chart chart;
        const QByteArrayList lines = chart.chart.shownAsCsv().trimmed().split('\n');
        QCOMPARE(lines[0], QByteArray("time,network,node,\"Ping, median, ms\",\"Ping, mean, ms\""));
        QCOMPARE(lines[1], QByteArray("2023-11-14T22:13:20.000Z,mainnet,cupboard,20,40"));
    }

    /// The cursor of the moment is no part of a picture.
    void aPictureIsTheChartAlone()
    {
        Chart chart;
        const QImage before = chart.chart.picture();
        QVERIFY(before.width() > 2 * chart.chart.width());
        QTest::keyClick(&chart.chart.plot(), Qt::Key_Left);
        QCOMPARE(chart.chart.picture(), before);
    }

    void savedAsPictureAndData()
    {
        const QTemporaryDir directory;
        const auto contents = [&directory](const QString &name) {
            QFile file(directory.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        Chart chart;
        QCOMPARE(saveChartPicture(chart.chart, directory.filePath(u"a.png"_s)), QString());
        const QImage image(directory.filePath(u"a.png"_s));
        QVERIFY(image.width() > 2 * chart.chart.width());
        QCOMPARE(saveChartPicture(chart.chart, directory.filePath(u"a.svg"_s)), QString());
        const QByteArray svg = contents(u"a.svg"_s);
        QVERIFY(svg.contains(">Ping</text>"));
        QVERIFY(svg.contains("cupboard (mainnet) · 14 Nov 2023 22:13 – 22:20, UTC"));
        QVERIFY(svg.contains("<path") || svg.contains("<polyline"));
        QVERIFY(!svg.contains("<image")); // all of it vectors
        QVERIFY(!saveChartPicture(chart.chart, u"/proc/no.svg"_s).isEmpty());

        QString outcome = u"none yet"_s;
        chart.chart.saveCsv(directory.filePath(u"a.csv"_s),
                            [&outcome](const QString &error) { outcome = error; });
        QCOMPARE(outcome, QString());
        QCOMPARE(contents(u"a.csv"_s), chart.chart.shownAsCsv());
    }

    void theWholePastIsSavedAsData()
    {
        const QTemporaryDir directory;
        RunningHistory history({directory.filePath(u"h.sqlite"_s), {u"main"_s, u"n"_s}, false});
        history.start();
        LiveSeries live;
        ChartData data(live, &history.history);
        TimeChart chart({u"Ping"_s, curvesOf(median)});
        for (int i = 0; i < 5'000; ++i) {
            Points points = pings(i * 5, i, 40);
            points[0].tag("network", u"main"_s).tag("node", u"n"_s);
            history.add(points);
        }
        chart.refresh(data, start, start + 5'000 * 5'000);
        QString outcome = u"none yet"_s;
        const QString path = directory.filePath(u"a.csv"_s);
        chart.saveCsv(path, [&outcome](const QString &error) { outcome = error; });
        QTRY_COMPARE_WITH_TIMEOUT(outcome, QString(), 10'000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 5'001); // not thinned to the pixels

        chart.saveCsv(u"/proc/no.csv"_s, [&outcome](const QString &error) { outcome = error; });
        QTRY_VERIFY_WITH_TIMEOUT(!outcome.isEmpty(), 10'000);
    }

    void meanAndSpreadOfWidePixels()
    {
        LiveSeries live;
        ChartData data(live, nullptr);
        TimeChart chart({u"Ping"_s, curvesOf(median)});
        chart.resize(600, 300);
        chart.show();
        for (int i = 0; i < 10'000; ++i)
            live.add(pings(i * 5, i % 2 ? 10 : 90, 40));
        chart.refresh(data, start, start + 100'000'000);
        const Trace &trace = chart.plot().traces().front();
        QVERIFY(!trace.spreads.front().empty());
        QCOMPARE(trace.spreads.front()[5].low, 10.0);
        QCOMPARE(trace.spreads.front()[5].high, 90.0);
        QVERIFY(std::abs(trace.runs.front()[5].value - 50) < 5);
        const QImage drawn = chart.grab().toImage();
        Theme::current().setMode(Theme::current().mode() == ThemeMode::Dark ? ThemeMode::Light
                                                                            : ThemeMode::Dark);
        QVERIFY(drawn != chart.grab().toImage());
    }

    /// A node in its initial block download has a tip of years ago.
    void theInitialDownloadSpoilsNoAxis()
    {
        const auto tipAge = [](int seconds, qint64 age) {
            Point point("blockchain", start + seconds * 1'000);
            return Points{point.set("tip_age_seconds", age)};
        };
        const auto row = std::find_if(pages::chain.charts.begin(), pages::chain.charts.end(),
                                      [](const ChartRow &one) { return one.mostOfPast > 0; });
        QVERIFY(row != pages::chain.charts.end());
        LiveSeries live;
        ChartData data(live, nullptr);
        TimeChart chart(chartSpec(*row));
        chart.resize(600, 300);
        const auto endOfAxis = [&] {
            chart.refresh(data, start, start + 1'000'000);
            return chart.plot().scales().front().marks().back();
        };
        for (int i = 0; i < 100; ++i)
            live.add(tipAge(i * 5, 300'000'000));
        QVERIFY(endOfAxis() > 100'000'000); // as it is
        for (int i = 100; i < 200; ++i)
            live.add(tipAge(i * 5, i * 5));
        QVERIFY2(endOfAxis() <= row->mostOfPast, qPrintable(QString::number(endOfAxis())));
        live.add(tipAge(1'000, 100'000));
        QVERIFY(endOfAxis() > 50'000);
    }

    void anOldTipLeavesTheBarsOfBlocks()
    {
        BlockSummaries blocks;
        for (int i = 0; i < 20; ++i) {
            BlockSummary block;
            block.height = 100'000 + i;
            block.timeSeconds = start / 1'000 + i * 900;
            blocks.push_back(block);
        }
        BlockBars bars(19);
        bars.resize(600, 300);
        bars.setBlocks(blocks);
        const QRgb ink = Theme::colours().series[0].rgb();
        const auto drawn = [&](qint64 sinceMs) {
            bars.tick(blocks.back().timeSeconds * 1'000 + sinceMs);
            const QImage image = bars.grab().toImage();
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == ink ? 1 : 0;
            return pixels;
        };
        const int fresh = drawn(60'000);
        QVERIFY(fresh > 1'000);
        const int old = drawn(10LL * 365 * 24 * 3'600'000);
        QVERIFY2(old > fresh / 20, qPrintable(QString::number(old)));
    }

    /// What is drawn part by part is what is drawn at once, and is shown once it is whole.
    void partsMakeTheWhole_data()
    {
        QTest::addColumn<double>("noise");
        QTest::newRow("calm") << 0.0;
        QTest::newRow("wild") << 60.0;
    }
    void partsMakeTheWhole()
    {
        QFETCH(double, noise);
        Chart chart;
        ChartPlot &plot = chart.chart.plot();
        for (int i = 0; i < 20'000; ++i)
            chart.series.add(pings(500 + i * 5, 70 + noise * (i * 7919 % 13 - 6) / 6, 40));
        const QImage before = plot.grab().toImage();
        plot.setPatient(true);
        chart.chart.refresh(chart.data, start, start + 100'000'000);
        plot.setPatient(false);
        QVERIFY(plot.isBehind());
        QVERIFY(plot.grab().toImage() == before);
        while (plot.isBehind())
            plot.drawOn();
        const QImage parts = plot.grab().toImage();
        QVERIFY(parts != before);
        chart.chart.refresh(chart.data, start, start + 100'000'000);
        QVERIFY(!plot.isBehind());
        QVERIFY(plot.grab().toImage() == parts);
    }

    void aHandDoesNotWaitForParts()
    {
        Chart chart;
        ChartPlot &plot = chart.chart.plot();
        plot.grab();
        plot.setPatient(true);
        chart.chart.refresh(chart.data, start, start + 300'000);
        QVERIFY(plot.isBehind());
        plot.setDraft(true);
        chart.chart.refresh(chart.data, start, start + 200'000);
        QVERIFY(!plot.isBehind());
        plot.grab();
        plot.setDraft(false);
        QVERIFY(plot.isBehind());
    }

    void bothLooksAreDrawn()
    {
        Chart chart;
        Theme::current().setMode(ThemeMode::Dark);
        const QImage dark = chart.chart.grab().toImage();
        Theme::current().setMode(ThemeMode::Light);
        QVERIFY(chart.chart.grab().toImage() != dark);
    }
};

QTEST_MAIN(TestCharts)
#include "test_charts.moc"
