// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/ticks.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestTicks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void roundStepsThatCoverTheRange_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::newRow("from zero") << 0.0 << 117.3;
        QTest::newRow("small") << 0.0 << 0.00042;
        QTest::newRow("negative") << -3.0 << 8.0;
        QTest::newRow("heights") << 920'250.0 << 920'299.0;
        QTest::newRow("one value") << 5.0 << 5.0;
        QTest::newRow("nothing") << 0.0 << 0.0;
        QTest::newRow("huge") << 0.0 << 1.42e14;
    }
    void roundStepsThatCoverTheRange()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const Ticks ticks = niceTicks(least, greatest, 5, false);
        QVERIFY(ticks.values.size() >= 2 && ticks.values.size() <= 8);
        QVERIFY(ticks.values.front() <= least);
        QVERIFY(ticks.values.back() >= greatest * 0.999);
        const double leading = ticks.step / std::pow(10, std::floor(std::log10(ticks.step)));
        QVERIFY(qFuzzyCompare(leading, 1) || qFuzzyCompare(leading, 2) ||
                qFuzzyCompare(leading, 2.5) || qFuzzyCompare(leading, 5));
    }

    void countsHaveWholeSteps()
    {
        for (const double greatest : {1.0, 2.0, 3.0, 9.0, 30.0}) {
            const Ticks ticks = niceTicks(0, greatest, 6, true);
            QCOMPARE(ticks.step, std::trunc(ticks.step));
        }
    }

    void decimals()
    {
        QCOMPARE(decimalsFor(5), 0);
        QCOMPARE(decimalsFor(2.5), 1);
        QCOMPARE(decimalsFor(0.25), 2);
        QCOMPARE(decimalsFor(0.001), 3);
    }

    void longRangesTellDates()
    {
        qputenv("TZ", "UTC");
        constexpr qint64 now = 1'700'000'000'000; // 14 November 2023
        constexpr qint64 day = 86'400'000;
        QCOMPARE(timeTicks(now - 7 * day, now, 8).front().label, u"8 Nov"_s);
        QCOMPARE(timeTicks(now - 365 * day, now, 5).front().label, u"2023"_s);
        QCOMPARE(timeTicks(now - 365 * day, now, 5)[1].label, u"Apr"_s);
        const auto hours = timeTicks(now - 30 * 3'600'000LL, now, 8);
        QVERIFY(std::any_of(hours.begin(), hours.end(),
                            [](const TimeTick &tick) { return tick.label == u"14 Nov"_s; }));
    }

    void timesAreOrderedAndNotRepeated()
    {
        constexpr qint64 now = 1'700'000'000'000;
        constexpr qint64 day = 86'400'000;
        for (const qint64 span : {qint64(60'000), qint64(900'000), qint64(3'600'000), day / 2, day,
                                  3 * day, 7 * day, 30 * day, 90 * day, 365 * day}) {
            const auto ticks = timeTicks(now - span, now, 6);
            QVERIFY2(ticks.size() >= 2 && ticks.size() <= 7, qPrintable(QString::number(span)));
            std::set<QString> labels;
            for (const TimeTick &tick : ticks) {
                QVERIFY(tick.timeMs > now - span && tick.timeMs <= now);
                QVERIFY2(labels.insert(tick.label).second, qPrintable(tick.label));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestTicks)
#include "test_ticks.moc"
