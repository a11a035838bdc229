// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/live_series.h"
#include "tests/app/core/series/sample_count.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 second = 1'000;
const SeriesId height{{"blockchain", "best_height"}};

Point at(qint64 seconds, double value)
{
    Point point("blockchain", start + seconds * second);
    return point.tag("network", u"main"_s).tag("node", u"n"_s).set("best_height", value);
}

} // namespace

class TestLiveSeries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void latestComesFromTheNewestPoint()
    {
        LiveSeries series;
        QVERIFY(!series.latest(height));
        series.add({at(0, 5), at(5, 6)});
        QCOMPARE(series.latest(height)->value, 6.0);
        QCOMPARE(series.latest(height)->timeMs, start + 5 * second);
        Point without("blockchain", start + 10 * second);
        series.add({without.set("headers_height", 9)});
        QVERIFY(!series.latest(height)); // not given any more: not known any more
        QCOMPARE(series.latest({{"blockchain", "headers_height"}})->value, 9.0);
    }

    void tagsDistinguishSeries()
    {
        LiveSeries series;
        const auto fee = [](const QString &target, double value) {
            Point point("fee_estimate", start);
            return point.tag("target", target).set("sat_vb", value);
        };
        series.add({fee(u"1"_s, 9), fee(u"6"_s, 4)});
        QCOMPARE(series.latest({{"fee_estimate", "sat_vb"}, {{"target", u"6"_s}}})->value, 4.0);
        QVERIFY(!series.latest({{"fee_estimate", "sat_vb"}}));
        QCOMPARE(series.tagValues("fee_estimate", "target"), (QStringList{u"1"_s, u"6"_s}));
    }

    void aGapIsNotBridged()
    {
        LiveSeries series;
        for (int i = 0; i < 10; ++i)
            series.add({at(i * 5, i)});
        for (int i = 0; i < 10; ++i)
            series.add({at(200 + i * 5, i)});
        const Trace trace = traceOf(series.read(height, start, start + 3'600 * second), 0);
        QCOMPARE(trace.runs.size(), std::size_t(2));
        QCOMPARE(trace.runs[0].back().timeMs, start + 45 * second);
        QCOMPARE(trace.runs[1].front().timeMs, start + 200 * second);
    }

    void aMissedCycleIsNotAGap()
    {
        LiveSeries series;
        for (const int seconds : {0, 5, 10, 20, 25, 30}) // 15 is missing
            series.add({at(seconds, 1)});
        QCOMPARE(traceOf(series.read(height, start, start + 60 * second), 0).runs.size(),
                 std::size_t(1));
    }

    void rareSeriesAreJoinedByTheirOwnDistance()
    {
        LiveSeries series;
        for (int i = 0; i < 10; ++i)
            series.add({at(i * 600, i)});
        QCOMPARE(traceOf(series.read(height, start, start + 6'000 * second), 0).runs.size(),
                 std::size_t(1));
    }

    void onlyTheRangeIsRead()
    {
        LiveSeries series;
        for (int i = 0; i < 10; ++i)
            series.add({at(i * 5, i)});
        const Trace trace =
            traceOf(series.read(height, start + 10 * second, start + 20 * second), 0);
        QCOMPARE(sampleCount(trace), std::size_t(3));
        QVERIFY(
            traceOf(series.read(height, start + 100 * second, start + 200 * second), 0).isEmpty());
    }

    void aDayIsKept()
    {
        LiveSeries series;
        Points points;
        for (int i = 0; i < 30'000; ++i) // more than a day at 5 s
            points.push_back(at(i * 5, i));
        series.add(points);
        const Trace all = traceOf(series.read(height, 0, start * 2), 0);
        QVERIFY(sampleCount(all) >= 17'280);
        QVERIFY(sampleCount(all) < 17'280 + 1'100);
        QCOMPARE(*series.firstTimeMs(), all.runs[0].front().timeMs);
    }

    void aClockSetBackKeepsTheOrder()
    {
        LiveSeries series;
        series.add({at(100, 1), at(105, 2), at(50, 3), at(110, 4)});
        const Trace trace = traceOf(series.read(height, start, start + 3'600 * second), 0);
        QCOMPARE(sampleCount(trace), std::size_t(4));
        QCOMPARE(trace.runs.front().front().value, 3.0);
    }

    void aClockTemporarilyAhead()
    {
        LiveSeries series;
        const qint64 year = 365 * 86'400;
        series.add({at(100, 1), at(100 + year, 2), at(105, 3)});
        QCOMPARE(series.latest(height)->value, 3.0); // what came last
        for (int i = 0; i < 2'000; ++i)
            series.add({at(110 + i * 5, i)});
        QCOMPARE(series.read(height, start, start + 86'400 * second).size(), std::size_t(2'002));
        QCOMPARE(*series.firstTimeMs(), start + 100 * second);
    }

    void oneSignalPerAdd()
    {
        LiveSeries series;
        QSignalSpy changes(&series, &LiveSeries::changed);
        series.add({at(0, 1), at(5, 2), at(10, 3)});
        QCOMPARE(changes.size(), 1);
        series.add({});
        series.add({Point("blockchain", start)});
        QCOMPARE(changes.size(), 1);
    }

    void tagsOfDaysAgoAreForgotten()
    {
        LiveSeries series;
        for (qint64 day = 0; day < 40; ++day) {
            Points points;
            for (int i = 0; i < 100; ++i)
                points.push_back(Point("peer_asn", start + day * 86'400 * second)
                                     .tag("asn", QString::number(day * 100 + i))
                                     .set("peer_count", 1));
            series.add(points);
        }
        QVERIFY(series.tagValues("peer_asn", "asn").size() <= 400);
        QVERIFY(series.tagValues("peer_asn", "asn").contains(u"3999"_s));
    }
};

QTEST_APPLESS_MAIN(TestLiveSeries)
#include "test_live_series.moc"
