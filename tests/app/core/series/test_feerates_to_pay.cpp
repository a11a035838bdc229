// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_engine.h"
#include "app/core/health/component_ids.h"
#include "app/core/series/feerates_to_pay.h"
#include "tests/support/made_status.h"

#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = Status::Level;

namespace {

constexpr qint64 now = 1'700'000'000'000;
constexpr double projected = 100.5;
constexpr double estimated = 1.2;

Points pointsOf(const QString &source)
{
    Points points;
    Point recommended("recommended_feerate", now);
    if (!source.isEmpty())
        points.push_back(recommended.tag("source", source)
                             .set("next_block_sat_vb", projected)
                             .set("hour_sat_vb", 60.0));
    Point mempool("mempool", now);
    points.push_back(mempool.set("fee_fast", estimated));
    Point estimate("fee_estimate", now);
    points.push_back(estimate.tag("target", u"1"_s).set("sat_vb", estimated));
    return points;
}

/// What the window and the tray show, and what the alerts judge by.
struct Both {
    LiveSeries series;
    std::vector<Status> statuses;
    Facts facts;

    Both(const Points &points, FeerateDoubt why, Level mempool, Level node) : doubt(why)
    {
        series.add(points);
        statuses = {madeStatus(ids::node, node), madeStatus(ids::mempool, mempool)};
        facts.advance({now, 0});
        for (const Point &point : points)
            facts.take(point, 0);
        for (const Status &status : statuses)
            facts.take(status, 0);
        facts.takeFeerateDoubt(why);
    }
    FeeratesToPay shown() const { return feeratesToPay(series, statuses, doubt); }

    FeerateDoubt doubt;
};

} // namespace

class TestFeeratesToPay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneFeerateForAllViews_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("doubt");
        QTest::addColumn<int>("mempool");
        QTest::addColumn<int>("node");
        for (const QString &source : {u""_s, u"core_rawmempool"_s, u"mempool_api"_s})
            for (const auto doubt :
                 {FeerateDoubt::None, FeerateDoubt::NotKnown, FeerateDoubt::InitialDownload,
                  FeerateDoubt::MempoolLoading, FeerateDoubt::BlocksOnly})
                for (const Level mempool : {Level::Off, Level::Waiting, Level::Good, Level::Bad})
                    for (const Level node : {Level::Waiting, Level::Good, Level::Bad})
                        QTest::addRow("%s %d %d %d", qPrintable(source), int(doubt), int(mempool),
                                      int(node))
                            << source << int(doubt) << int(mempool) << int(node);
    }
    void oneFeerateForAllViews()
    {
        QFETCH(QString, source);
        QFETCH(int, doubt);
        QFETCH(int, mempool);
        QFETCH(int, node);
        const Both both(pointsOf(source), FeerateDoubt(doubt), Level(mempool), Level(node));
        const FeeratesToPay shown = both.shown();
        const auto judged = measures::nextBlockFeerate(both.facts).value;
        QCOMPARE(judged.has_value(), shown.nextBlock.now.has_value());
        if (judged)
            QCOMPARE(*judged, shown.nextBlock.now->value);
        const bool isServers = source == u"mempool_api"_s && Level(mempool) != Level::Off;
        if (FeerateDoubt(doubt) != FeerateDoubt::None && !isServers) {
            QVERIFY(!judged); // not known is not cheap
            QVERIFY(!shown.reason.isEmpty());
        }
        QVERIFY(judged || !shown.reason.isEmpty()); // never a bare dash
    }

    void aFeerateThatHasNotComeYet_data()
    {
        QTest::addColumn<int>("mempool");
        QTest::addColumn<int>("node");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, Level mempool, Level node, const QString &reason) {
            QTest::newRow(name) << int(mempool) << int(node) << reason;
        };
        row("reading", Level::Waiting, Level::Good, u"the mempool is being read"_s);
        row("not read", Level::Off, Level::Good, u"the node gives no estimate"_s);
        row("not readable", Level::Bad, Level::Good, u"the node gives no estimate"_s);
        row("no node", Level::Waiting, Level::Bad, u"waiting for the node"_s);
        row("no node, which is noticed", Level::Bad, Level::Bad, u"waiting for the node"_s);
    }
    void aFeerateThatHasNotComeYet()
    {
        QFETCH(int, mempool);
        QFETCH(int, node);
        QFETCH(QString, reason);
        const Both both({}, FeerateDoubt::None, Level(mempool), Level(node));
        QVERIFY(!both.shown().nextBlock.now);
        QCOMPARE(both.shown().reason, reason);
    }

    void theProjectionTakesPrecedence()
    {
        const Both both(pointsOf(u"core_rawmempool"_s), FeerateDoubt::None, Level::Good,
                        Level::Good);
        QCOMPARE(both.shown().source, FeerateSource::Projection);
        QCOMPARE(both.shown().nextBlock.now->value, projected);
        QCOMPARE(both.shown().hour.now->value, 60.0);
        QVERIFY(!both.shown().economy.now); // that was not given
        QVERIFY(both.shown().reason.isEmpty());
    }

    void theEstimatorIsUsedWithoutAMempool()
    {
        for (const Level level : {Level::Off, Level::Bad}) {
            const Both both(pointsOf(u"core_rawmempool"_s), FeerateDoubt::None, level, Level::Good);
            QCOMPARE(both.shown().source, FeerateSource::Estimator);
            QCOMPARE(both.shown().nextBlock.now->value, estimated);
            QVERIFY2(both.shown().reason.contains(u"node's estimate"_s),
                     qPrintable(both.shown().reason));
            QVERIFY(measures::nextBlockFeerate(both.facts)
                        .figures.value(0)
                        .contains(u"node's estimate"_s));
        }
        // A node that is away takes the mempool with it: the last projection stays, and ages.
        const Both away(pointsOf(u"core_rawmempool"_s), FeerateDoubt::None, Level::Bad, Level::Bad);
        QCOMPARE(away.shown().nextBlock.now->value, projected);
    }

    void theReasonIsShown_data()
    {
        QTest::addColumn<int>("doubt");
        QTest::addColumn<QString>("words");
        QTest::newRow("download") << int(FeerateDoubt::InitialDownload)
                                  << u"initial block download"_s;
        QTest::newRow("loading") << int(FeerateDoubt::MempoolLoading) << u"loads its mempool"_s;
        QTest::newRow("blocks only") << int(FeerateDoubt::BlocksOnly) << u"relays blocks only"_s;
    }
    void theReasonIsShown()
    {
        QFETCH(int, doubt);
        QFETCH(QString, words);
        const Both both(pointsOf(u"core_rawmempool"_s), FeerateDoubt(doubt), Level::Good,
                        Level::Good);
        QCOMPARE(both.shown().source, FeerateSource::None);
        QVERIFY2(both.shown().reason.contains(words), qPrintable(both.shown().reason));
    }

    /// A low feerate that is not known any more is over, and does not fire anew.
    void unknownIsNotCheap()
    {
        AlertSettings settings;
        settings.feerateBelow = 5;
        AlertEngine engine(settings);
        Moment moment{now, 0};
        const auto run = [&](FeerateDoubt doubt, int seconds) {
            for (int i = 0; i < seconds; i += 10) {
                moment.unixMs += 10'000;
                moment.steadyMs += 10'000;
                engine.facts().advance(moment);
                engine.facts().takeFeerateDoubt(doubt);
                Point point("recommended_feerate", moment.unixMs);
                engine.facts().take(
                    point.tag("source", u"core_rawmempool"_s).set("next_block_sat_vb", 0.1),
                    moment.steadyMs);
                engine.evaluate(moment);
            }
        };
        run(FeerateDoubt::BlocksOnly, 600);
        QVERIFY(engine.now().empty());
        run(FeerateDoubt::None, 600);
        QCOMPARE(engine.now().size(), std::size_t(1));
        QCOMPARE(engine.now().front().rule, u"feerate_below"_s);
        run(FeerateDoubt::MempoolLoading, 600);
        QVERIFY(engine.now().empty());
    }
};

QTEST_APPLESS_MAIN(TestFeeratesToPay)
#include "test_feerates_to_pay.moc"
