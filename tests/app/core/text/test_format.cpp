// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/format.h"

#include <QTest>

#include <limits>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

/// Narrow spaces are hard to see in a test.
QString plain(QString text)
{
    return text.replace(QChar(0x202F), u'_');
}

} // namespace

class TestFormat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void figures_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("text");
        const auto row = [](double value, Unit unit, const char *text) {
            QTest::addRow("%g as %s", value, text) << value << int(unit) << QString::fromUtf8(text);
        };
        row(920'000, Unit::None, "920_000");
        row(999, Unit::Count, "999");
        row(-1'234, Unit::Count, "−1_234");
        row(1.42e14, Unit::None, "142_T");
        row(0.99999, Unit::Ratio, "100_%");
        row(61.4, Unit::Percent, "61_%");
        row(4.26, Unit::Percent, "4.3_%");
        row(12.44, Unit::SatPerVb, "12.4_sat/vB");
        row(0.1, Unit::SatPerVb, "0.10_sat/vB");
        row(1'500, Unit::SatPerVb, "1_500_sat/vB");
        row(118.3, Unit::VirtualMegabytes, "118_MvB");
        row(0.285, Unit::VirtualMegabytes, "285_kvB");
        row(300e6, Unit::Bytes, "300_MB");
        row(999, Unit::Bytes, "999_B");
        row(7.2e11, Unit::Bytes, "720_GB");
        row(35'000, Unit::BytesPerSecond, "35.0_kB/s");
        row(0.5, Unit::Gigabytes, "500_MB");
        row(2'000, Unit::Gigabytes, "2.00_TB");
        row(182, Unit::Milliseconds, "182_ms");
        row(12'000, Unit::Milliseconds, "12.0_s");
        row(2.5e8, Unit::Satoshi, "2.50_BTC");
        row(1'650, Unit::Satoshi, "1_650_sat");
        row(3'993'000, Unit::WeightUnits, "3.99_MWU");
    }
    void figures()
    {
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(QString, text);
        QCOMPARE(plain(format::figure(value, Unit(unit)).text()), text);
    }

    void unknownIsADash()
    {
        for (int unit = 0; unit <= int(Unit::Days); ++unit)
            QCOMPARE(format::figure(std::nullopt, Unit(unit)).text(), u"–"_s);
    }

    void anyNumberIsSurvived()
    {
        for (int unit = 0; unit <= int(Unit::Days); ++unit)
            for (const double value : {1e308, -1e308, 9.3e18, -9.3e18, 5e-324, 0.0})
                QVERIFY(!format::figure(value, Unit(unit)).text().isEmpty());
    }

    /// Nothing is whole before it is.
    void percentDone_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        const auto row = [](double share, const char *text) {
            QTest::addRow("%.7g", share) << share << QString::fromLatin1(text);
        };
        row(0, "0.0");
        row(0.123, "12.3");
        row(0.1239, "12.3");
        row(0.29, "29.0");
        row(0.9996, "99.9");
        row(0.9999999, "99.9");
        row(1, "100.0");
        row(1.02, "100.0");
        row(-1, "0.0");
    }
    void percentDone()
    {
        QFETCH(double, share);
        QFETCH(QString, text);
        QCOMPARE(format::percentDone(share), text);
    }

    void durations_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        const auto row = [](int seconds, const char *text) {
            QTest::addRow("%d", seconds) << seconds << QString::fromLatin1(text);
        };
        row(-5, "0_s");
        row(59, "59_s");
        row(60, "1_min");
        row(3'599, "59_min");
        row(7'500, "2_h 05_min");
        row(352'800, "4_d 02_h");
        row(30 * 86'400 - 1, "29_d 23_h");
        row(730 * 86'400 + 7'200, "730_d");
    }
    void durations()
    {
        QFETCH(int, seconds);
        QFETCH(QString, text);
        QCOMPARE(plain(format::duration(seconds)), text);
    }

    void timesAgo()
    {
        QCOMPARE(format::ago(5'000, 5'400), u"just now"_s);
        QCOMPARE(plain(format::ago(0, 185'000)), u"3_min ago"_s);
        QCOMPARE(format::ago(9'000, 5'000), u"just now"_s); // a clock set back
    }

    void axes()
    {
        const format::AxisScale bytes = format::axisScale(3e8, Unit::Bytes);
        QCOMPARE(bytes.unit, u"MB"_s);
        QCOMPARE(3e8 * bytes.factor, 300.0);
        QCOMPARE(format::axisScale(30, Unit::SatPerVb).unit, u"sat/vB"_s);
        QCOMPARE(format::axisScale(0, Unit::Bytes).unit, u"B"_s);
        QCOMPARE(format::axisScale(920'000, Unit::None).factor, 1.0);
    }

    void software()
    {
        QCOMPARE(format::software(u"/Satoshi:30.0.0/"_s), u"Core 30.0.0"_s);
        QCOMPARE(format::software(u"/Satoshi:29.1.0/Knots:20251010/"_s),
                 u"Core 29.1.0/Knots:20251010"_s);
        QCOMPARE(format::software(u"something else"_s), u"something else"_s);
        QCOMPARE(format::software(QString(500, u'x')).size(), 60);
    }
};

QTEST_APPLESS_MAIN(TestFormat)
#include "test_format.moc"
