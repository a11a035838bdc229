// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/durations.h"
#include "ui/chart/time_chart.h"
#include "ui/pages/chart_marks.h"
#include "ui/pages/chart_rows.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = ChartMark::Kind;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr TimeSpan hour{start, start + hourMs};
constexpr int pixels = 600;

struct World {
    LiveSeries series;
    ChartData charts{series, nullptr};
    NodeView node{series};

    ChartMarks marks(const TimeSpan &span = hour, const MarkKinds &kinds = allMarks)
    {
        return chartMarks(node, charts, span, pixels, kinds);
    }
    std::vector<std::pair<qint64, QString>> marksOf(Kind kind)
    {
        std::vector<std::pair<qint64, QString>> found;
        for (const ChartMark &mark : marks())
            if (mark.kind == kind)
                found.emplace_back((mark.timeMs - start) / 1'000, mark.text);
        return found;
    }
};
using Found = std::vector<std::pair<qint64, QString>>;

} // namespace

class TestChartMarks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// As the node reported them; older ones, which came before this program ran, by their header.
    void blocks()
    {
        World world;
        world.series.add({Point("block", start + 600'000).set("height", 101),
                          Point("block", start + 1'800'000).set("height", 102)});
        world.node.setRecentBlocks({{99, {}, start / 1'000 - 600},
                                    {100, {}, start / 1'000 + 60},
                                    {101, {}, start / 1'000 + 590}});
        QCOMPARE(world.marksOf(Kind::Block),
                 (Found{{60, u"Block 100"_s}, {600, u"Block 101"_s}, {1'800, u"Block 102"_s}}));
    }

    void blocksThatStandTooCloseAreNotMarked()
    {
        World world;
        for (int i = 0; i < 400; ++i)
            world.series.add({Point("block", start + i * 9'000).set("height", i)});
        QVERIFY(world.marksOf(Kind::Block).empty());
        QVERIFY(!world.marks({start, start + 600'000}).empty());
    }

    void reorganisations()
    {
        World world;
        for (int i = 0; i < 100; ++i)
            world.series.add({Point("blockchain", start + i * 5'000)
                                  .set("reorg_count", i < 40   ? 1
                                                      : i < 60 ? 2
                                                               : 1)
                                  .set("reorg_depth", i < 40 ? 1 : 3)});
        QCOMPARE(world.marksOf(Kind::Reorganisation),
                 (Found{{200, u"Reorganisation, depth 3"_s}})); // that fewer are in a day is none
    }

    void restarts()
    {
        World world;
        for (int i = 0; i < 100; ++i)
            world.series.add({Point("network_traffic", start + i * 30'000)
                                  .set("bytes_received", i < 50 ? 1'000 + i : i - 50)});
        QCOMPARE(world.marksOf(Kind::Restart), (Found{{1'500, u"The node was restarted"_s}}));
    }

    void alerts()
    {
        World world;
        Alert firing;
        firing.title = u"No peers"_s;
        firing.state = AlertState::Firing;
        firing.firedMs = start + 60'000;
        Alert pending = firing;
        pending.state = AlertState::Pending;
        pending.firedMs = 0;
        Alert over = firing;
        over.title = u"Disk nearly full"_s;
        over.state = AlertState::Resolved;
        over.firedMs = start + 120'000;
        over.resolvedMs = start + 420'000;
        Alert before = over;
        before.firedMs = start - 1;
        world.node.setAlerts({firing, pending});
        world.node.setAlertHistory({over, before});
        QCOMPARE(world.marksOf(Kind::Alert),
                 (Found{{60, u"No peers"_s}, {120, u"Disk nearly full, for 5\u202Fmin"_s}}));
    }

    void whatIsSwitchedOffIsNotMarked()
    {
        World world;
        world.series.add({Point("block", start + 600'000).set("height", 101)});
        MarkKinds kinds = allMarks;
        kinds.reset(static_cast<std::size_t>(Kind::Block));
        QVERIFY(world.marks(hour, kinds).empty());
        QVERIFY(!world.marks(hour).empty());
    }

    /// They are drawn, and the reading cursor names them.
    void aChartShowsThem()
    {
        World world;
        constexpr CurveRow tip[] = {{.metric = {"blockchain", "tip_age_seconds"}}};
        for (int i = 0; i <= 720; ++i)
            world.series.add(
                {Point("blockchain", start + i * 5'000).set("tip_age_seconds", i % 100)});
        TimeChart chart({u"Tip age"_s, curvesOf(tip)});
        chart.resize(700, 300);
        chart.show();
        chart.refresh(world.charts, hour.fromMs, hour.toMs);
        const QImage without = chart.grab().toImage();
        chart.plot().setMarks(std::make_shared<const ChartMarks>(
            ChartMarks{{Kind::Alert, hour.toMs - 60'000, u"No peers"_s, AlertSeverity::Critical}}));
        QVERIFY(chart.grab().toImage() != without);
        QTest::keyClick(&chart.plot(), Qt::Key_Left);
        QVERIFY2(chart.plot().accessibleDescription().contains(u"No peers"_s),
                 qPrintable(chart.plot().accessibleDescription()));
        QTest::keyClick(&chart.plot(), Qt::Key_Home);
        QVERIFY(!chart.plot().accessibleDescription().contains(u"No peers"_s));
        chart.plot().setMarks(nullptr);
        QTest::keyClick(&chart.plot(), Qt::Key_Escape);
        QCOMPARE(chart.grab().toImage(), without);
    }
};

QTEST_MAIN(TestChartMarks)
#include "test_chart_marks.moc"
