// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/csv.h"
#include "app/core/store/history_csv.h"
#include "app/core/text/moments.h"

#include <QTest>

#include <ctime>

using namespace bnm;
using namespace Qt::StringLiterals;

class TestMoments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { setZone("UTC"); }

    void spansSayADateOnce()
    {
        setZone("Europe/Berlin");
        constexpr qint64 noon = 1'700'046'000'000; // 15 November 2023, 12:00 in Berlin
        QCOMPARE(format::span(noon, noon + 3'600'000), u"15 Nov 2023 12:00 – 13:00"_s);
        QCOMPARE(format::span(noon, noon + 86'400'000), u"15 Nov 2023 12:00 – 16 Nov 2023 12:00"_s);
        QCOMPARE(format::spanForFile(noon, noon + 3'600'000), u"20231115T1200-20231115T1300"_s);
    }

    void zonesByTheirOffset()
    {
        constexpr qint64 winter = 1'700'046'000'000;
        constexpr qint64 summer = 1'690'000'000'000;
        QCOMPARE(format::zone(winter), u"UTC"_s);
        setZone("Europe/Berlin");
        QCOMPARE(format::zone(winter), u"UTC+01:00"_s);
        QCOMPARE(format::zone(summer), u"UTC+02:00"_s);
        setZone("America/St_Johns");
        QCOMPARE(format::zone(winter), u"UTC-03:30"_s);
    }

    /// What --from takes and what the CSV writes are the same moment in the same words.
    void theCsvAndTheCommandLineAgree()
    {
        for (const char *zone : {"UTC", "Europe/Berlin", "America/St_Johns"}) {
            setZone(zone);
            for (const QString &text :
                 {u"2026-11-24T12:00:00.000"_s, u"2026-07-24T12:00:00.000"_s}) {
                const auto moment = readMoment(text, 0);
                QVERIFY(moment);
                const QString written = QString::fromLatin1(csv::time(*moment));
                QVERIFY2(written.startsWith(text), qPrintable(written));
                QVERIFY2(written.size() > text.size(), "no zone");
                QCOMPARE(readMoment(written, 0), moment);
            }
        }
        QCOMPARE(csv::time(0), QByteArray("1969-12-31T20:30:00.000-03:30"));
        setZone("UTC");
        QCOMPARE(csv::time(0), QByteArray("1970-01-01T00:00:00.000Z"));
    }

private:
    static void setZone(const char *zone)
    {
        qputenv("TZ", zone);
        tzset();
    }
};

QTEST_APPLESS_MAIN(TestMoments)
#include "test_moments.moc"
