// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/trends.h"

#include <QTest>

#include <cmath>

using namespace bnm;

class TestTrends : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sinceTheLastBlock()
    {
        BlockWatch watch;
        QVERIFY(!watch.secondsSinceBlock(1'000));
        watch.observe(1'000, 100, 300.0);
        QCOMPARE(watch.secondsSinceBlock(61'000), std::optional(360.0));
        watch.observe(31'000, 100, 99'999.0); // the wall clock was set; the steady one counts
        QCOMPARE(watch.secondsSinceBlock(61'000), std::optional(360.0));
        watch.observe(61'000, 101, 99'999.0);
        QCOMPARE(watch.secondsSinceBlock(71'000), std::optional(10.0));
        QCOMPARE(watch.blocksBetween(60'000, 61'000), 1);
        QCOMPARE(watch.blocksBetween(61'000, 90'000), 0);
    }

    void aResetCounterDoesNotRise()
    {
        CounterRise rise(60'000);
        rise.observe(0, 1'000); // from an earlier time; the rise was not observed
        QVERIFY(!rise.rise(0));
        rise.observe(10'000, 1'005);
        QCOMPARE(rise.rise(10'000), std::optional(5.0));
        rise.observe(20'000, 2);
        rise.observe(30'000, 3);
        QCOMPARE(rise.rise(30'000), std::optional(6.0));
        QCOMPARE(rise.rise(75'000), std::optional(1.0));
        QCOMPARE(rise.rise(95'000), std::optional(0.0));
    }

    void outliersDoNotMoveTheSlope()
    {
        RobustSlope slope(100'000, 1'000, 50'000);
        for (int i = 0; i < 90; ++i) {
            if (i < 50)
                QVERIFY(!slope.perMs());
            slope.observe(i * 1'000, i % 10 == 3 ? 1e6 : 5 + i * 2.0);
        }
        QVERIFY(std::abs(*slope.perMs() - 0.002) < 1e-9);
        slope.forget();
        QVERIFY(!slope.perMs());
    }

    void aRestartIsNotAClockSetBack()
    {
        RestartWatch watch;
        QVERIFY(!watch.observe(500'000));
        QVERIFY(!watch.observe(496'400)); // an hour back
        QVERIFY(watch.observe(3));
        QCOMPARE(watch.uptimeBefore(), std::optional(496'400.0));
        QVERIFY(!watch.observe(33));
    }
};

QTEST_APPLESS_MAIN(TestTrends)
#include "test_trends.moc"
