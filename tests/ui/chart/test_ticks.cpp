// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/ticks.h"

#include <QLocale>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
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
        for (const double value : {-1e12, -1e20, 1e20, 1e300, 9007199254740993.0, 850'000.0})
            QTest::addRow("constant %g", value) << value << value;
    }
    void roundStepsThatCoverTheRange()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        const Ticks ticks = niceTicks(least, greatest, 5, false);
        QVERIFY(ticks.values.size() >= 2 && ticks.values.size() <= 8);
        QVERIFY(ticks.values.front() <= least);
        QVERIFY(ticks.values.back() >= greatest - 0.001 * std::abs(greatest));
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

    void anAxisUsesItsHeight_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("greatest");
        QTest::addColumn<bool>("whole");
        QTest::newRow("feerates") << 0.0 << 24.5 << false;
        QTest::newRow("just over a mark") << 0.0 << 20.1 << false;
        QTest::newRow("far from zero") << 12.0 << 18.0 << false;
        QTest::newRow("heights") << 920'251.0 << 920'299.0 << true;
        QTest::newRow("peers") << 0.0 << 84.0 << true;
        QTest::newRow("negative") << -3.2 << 8.0 << false;
        QTest::newRow("tiny") << 0.0 << 0.000'31 << false;
        QTest::newRow("huge") << 0.0 << 1.42e14 << false;
    }
    void anAxisUsesItsHeight()
    {
        QFETCH(double, least);
        QFETCH(double, greatest);
        QFETCH(bool, whole);
        for (const int wanted : {2, 3, 4, 6}) { // low charts and high ones
            const NiceAxis axis = niceAxis(least, greatest, wanted, whole);
            QVERIFY(axis.low <= least && axis.high >= greatest);
            QVERIFY2((greatest - least) / (axis.high - axis.low) >= 0.8,
                     qPrintable(u"%1 to %2"_s.arg(axis.low).arg(axis.high)));
            const auto inside = std::count_if(
                axis.ticks.values.begin(), axis.ticks.values.end(),
                [&axis](double mark) { return mark >= axis.low && mark <= axis.high; });
            QVERIFY(inside >= 2 && inside <= 10);
            QCOMPARE(inside, std::ptrdiff_t(axis.ticks.values.size()));
        }
    }

    void anAxisOfOneValue()
    {
        for (const double value : {0.0, 5.0, -5.0, 1e20}) {
            const NiceAxis axis = niceAxis(value, value, 4, true);
            QVERIFY(axis.low <= value && axis.high >= value && axis.high > axis.low);
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

    void anyDouble()
    {
        const double values[] = {0,
                                 -0.0,
                                 5e-324,
                                 -1e-300,
                                 1,
                                 -1e12,
                                 1e15 + 0.3,
                                 1e17,
                                 -1e300,
                                 std::numeric_limits<double>::max(),
                                 std::numeric_limits<double>::lowest(),
                                 std::numeric_limits<double>::infinity(),
                                 -std::numeric_limits<double>::infinity(),
                                 std::numeric_limits<double>::quiet_NaN()};
        for (const double least : values)
            for (const double greatest : values)
                for (const bool whole : {false, true}) {
                    const Ticks ticks = niceTicks(least, greatest, 5, whole);
                    QVERIFY(ticks.values.size() >= 2 && ticks.values.size() <= 1'000);
                    QVERIFY(std::isfinite(ticks.step) && ticks.step > 0);
                    for (std::size_t i = 0; i < ticks.values.size(); ++i) {
                        QVERIFY(std::isfinite(ticks.values[i]));
                        QVERIFY(i == 0 || ticks.values[i] > ticks.values[i - 1]);
                    }
                }
    }

    void anyTime()
    {
        const qint64 least = std::numeric_limits<qint64>::min();
        const qint64 greatest = std::numeric_limits<qint64>::max();
        for (const qint64 from : {least, qint64(-1), qint64(0), qint64(1'700'000'000'000)})
            for (const qint64 to : {qint64(0), qint64(1'700'000'000'000), greatest})
                QVERIFY(timeTicks(from, to, 6).size() <= 8);
    }

    void summerTime_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<qint64>("change"); // within that day, s
        QTest::newRow("Berlin, forward") << QByteArray("Europe/Berlin") << qint64(1711846800);
        QTest::newRow("Berlin, back") << QByteArray("Europe/Berlin") << qint64(1729990800);
        QTest::newRow("New York, forward") << QByteArray("America/New_York") << qint64(1710054000);
        QTest::newRow("New York, back") << QByteArray("America/New_York") << qint64(1730613600);
        QTest::newRow("half an hour") << QByteArray("Australia/Lord_Howe") << qint64(1712415600);
        QTest::newRow("at midnight") << QByteArray("Africa/Cairo") << qint64(1714082400);
        QTest::newRow("back to before midnight")
            << QByteArray("Africa/Cairo") << qint64(1730401200);
    }
    /// On every side of the change ticks are at round times of the clock, and each day has its
    /// date.
    void summerTime()
    {
        QFETCH(QByteArray, zone);
        QFETCH(qint64, change);
        qputenv("TZ", zone);
        tzset();
        constexpr qint64 hour = 3'600'000;
        for (const qint64 span : {6 * hour, 30 * hour, 60 * hour}) {
            const qint64 from = change * 1'000 - span / 2;
            const qint64 to = from + span;
            const auto ticks = timeTicks(from, to, 8);
            std::set<QString> dates;
            std::set<qint64> times;
            for (const TimeTick &tick : ticks) {
                const QDateTime then = QDateTime::fromMSecsSinceEpoch(tick.timeMs);
                const int hours = span == 60 * hour ? 12 : span == 30 * hour ? 6 : 1;
                const bool isRound = then.time().hour() % hours == 0 && then.time().minute() == 0;
                QVERIFY2(isRound || then == then.date().startOfDay(), qPrintable(then.toString()));
                QVERIFY(tick.timeMs > from && tick.timeMs <= to);
                QVERIFY(times.insert(tick.timeMs).second);
                if (!tick.label.contains(u':'))
                    dates.insert(tick.label);
            }
            QVERIFY(ticks.size() >= 2 && ticks.size() <= 10);
            QVERIFY(std::is_sorted(
                ticks.begin(), ticks.end(),
                [](const TimeTick &a, const TimeTick &b) { return a.timeMs < b.timeMs; }));
            if (span < 30 * hour)
                continue;
            const QDateTime midnight = QDateTime::fromMSecsSinceEpoch(to).date().startOfDay();
            if (midnight.toMSecsSinceEpoch() > from && midnight.time() == QTime(0, 0))
                QVERIFY2(dates.contains(QLocale().toString(midnight.date(), u"d MMM"_s)),
                         qPrintable(midnight.toString()));
        }
        qputenv("TZ", "UTC");
        tzset();
    }
};

QTEST_APPLESS_MAIN(TestTicks)
#include "test_ticks.moc"
