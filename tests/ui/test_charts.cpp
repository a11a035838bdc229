// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/legend_chip.h"
#include "ui/chart/time_chart.h"
#include "ui/pages/page.h"

#include <QChart>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineSeries>
#include <QMenu>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'700'000'000'000;

Points pings(qint64 seconds, double median, double mean)
{
    Point point("peers", start + seconds * 1'000);
    return {point.set("ping_p50_ms", median).set("ping_avg_ms", mean)};
}

/// A chart of two curves: half a minute of data, a gap, and half a minute again.
struct Chart {
    Theme theme;
    LiveSeries series;
    ChartData data{series, nullptr};
    TimeChart chart{theme,
                    {u"Ping"_s,
                     {curve("peers", "ping_p50_ms", 0), curve("peers", "ping_avg_ms", 1)},
                     true,
                     u"Nobody to ping"_s}};

    Chart()
    {
        for (int i = 0; i < 6; ++i) {
            series.add(pings(i * 5, 20 + i, 40));
            series.add(pings(300 + i * 5, 20 + i, 40));
        }
        chart.resize(600, 300);
        chart.show();
        chart.refresh(data, start, start + 400'000);
    }
    QList<QLineSeries *> lines()
    {
        QList<QLineSeries *> visible;
        const auto all = chart.plot().chart()->series();
        for (QAbstractSeries *one : all)
            if (one->isVisible())
                visible << qobject_cast<QLineSeries *>(one);
        return visible;
    }
};

} // namespace

class TestCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void labelsComeFromTheCatalogue()
    {
        const Curve one = curve("peers", "ping_p50_ms", 0);
        QCOMPARE(one.label, QString::fromUtf8(findField("peers", "ping_p50_ms")->title));
    }

    void aGapIsAGap()
    {
        Chart chart;
        const auto lines = chart.lines();
        QCOMPARE(lines.size(), 4); // two curves of two runs
        for (const QLineSeries *line : lines) {
            const auto points = line->points();
            QVERIFY(points.back().x() - points.front().x() < 30'000);
        }
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
        QVERIFY(chart.lines().isEmpty());
        const QImage empty = chart.chart.grab().toImage();
        chart.chart.plot().setEmptyText(u"Another reason altogether"_s);
        QVERIFY(chart.chart.grab().toImage() != empty);
    }

    void bothLooksAreDrawn()
    {
        Chart chart;
        chart.theme.setMode(ThemeMode::Dark);
        const QImage dark = chart.chart.grab().toImage();
        chart.theme.setMode(ThemeMode::Light);
        QVERIFY(chart.chart.grab().toImage() != dark);
    }
};

QTEST_MAIN(TestCharts)
#include "test_charts.moc"
