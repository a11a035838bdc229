// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/freshness.h"

#include <QDateTime>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const qint64 noon = QDateTime(QDate(2026, 5, 4), QTime(12, 0)).toMSecsSinceEpoch();
const Freshness freshness({5'000, 30'000, 10'000});

} // namespace

class TestFreshness : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staleAfterTwoCycles_data()
    {
        QTest::addColumn<QString>("measurement");
        QTest::addColumn<qint64>("freshMs");
        QTest::newRow("fast") << u"blockchain"_s << qint64(10'000);
        QTest::newRow("slow") << u"peers"_s << qint64(60'000);
        QTest::newRow("mempool server") << u"recommended_feerate"_s << qint64(20'000);
        QTest::newRow("with blocks: never") << u"block"_s << qint64(0);
    }
    void staleAfterTwoCycles()
    {
        QFETCH(QString, measurement);
        QFETCH(qint64, freshMs);
        const MeasurementSpec *spec = findMeasurement(measurement.toStdString());
        const AsOf asOf = freshness.asOf(spec->name, noon);
        QCOMPARE(asOf.freshMs, freshMs);
        QVERIFY(!asOf.isOld(noon + freshMs));
        QCOMPARE(asOf.isOld(noon + freshMs + 1), freshMs > 0);
        QCOMPARE(asOf.isOld(noon - freshMs - 1), freshMs > 0); // the clock was set back
        QVERIFY(!freshness.asOf(spec->name, 0).isOld(noon));   // there is no figure at all
    }

    void words()
    {
        const AsOf asOf{noon, 10'000};
        QCOMPARE(asOf.text(noon + 120'000), u"as of 12:00, 2\u202Fmin ago"_s);
        QCOMPARE(asOf.clock(noon + 120'000), u"as of 12:00"_s);
        QVERIFY(asOf.clock(noon + 24 * 3'600'000).contains(u"May"_s));
        QCOMPARE(asOf.text(noon - 120'000), u"as of 12:00"_s); // nobody knows how long ago
    }

    void unknownFiguresDoNotTick()
    {
        const Sample age{noon, 300};
        QCOMPARE(freshness.ticking("blockchain", age, noon + 7'000), qint64(307));
        QCOMPARE(freshness.ticking("blockchain", age, noon + 120'000), qint64(300));
        QCOMPARE(freshness.ticking("blockchain", age, noon - 3'000), qint64(300));
    }

    void oldIsNotNow()
    {
        LiveSeries series;
        Point point("blockchain", noon);
        series.add({point.set("best_height", 920'000)});
        QVERIFY(freshness.now(series, {{"blockchain", "best_height"}}, noon + 59'000));
        QVERIFY(!freshness.now(series, {{"blockchain", "best_height"}}, noon + 61'000));
    }
};

QTEST_APPLESS_MAIN(TestFreshness)
#include "test_freshness.moc"
