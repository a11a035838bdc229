// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/point.h"

#include <QTest>

#include <limits>

using namespace bnm;

class TestPoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownValuesAreLeftOut()
    {
        PointOf<"mempool"> point(1);
        point.set("tx_count", std::optional<qint64>())
            .set("vsize_mb", std::numeric_limits<double>::quiet_NaN())
            .set("fee_fast", std::numeric_limits<double>::infinity());
        QVERIFY(point.isEmpty());
        QVERIFY(!point.number("tx_count"));
    }

    void typesAreKept()
    {
        PointOf<"blockchain"> point(1);
        point.set("best_height", 7).set("difficulty", 7.0).set("pruned", true);
        QVERIFY(std::holds_alternative<qint64>(*point.find("best_height")));
        QVERIFY(std::holds_alternative<double>(*point.find("difficulty")));
        QVERIFY(std::holds_alternative<bool>(*point.find("pruned")));
        QCOMPARE(point.number("pruned"), 1.0);
    }

    void pointsHaveTheTagsOfTheirNode()
    {
        const Identity identity{QStringLiteral("mainnet"), QStringLiteral("cupboard")};
        const Point point = identity.stamp<"zmq">(5).tag("stream", QStringLiteral("rawtx"));
        QCOMPARE(point.measurement, MeasurementName("zmq"));
        QCOMPARE(point.timeMs, 5);
        QCOMPARE(point.tagValue("network"), QStringLiteral("mainnet"));
        QCOMPARE(point.tagValue("node"), QStringLiteral("cupboard"));
        QCOMPARE(point.tagValue("stream"), QStringLiteral("rawtx"));
    }

    void metricsAreFoundByRunTimeNames()
    {
        QCOMPARE(*Metric::find("peers", "total"), Metric("peers", "total"));
        QVERIFY(!Metric::find("peers", "block_lag"));
        QVERIFY(!Metric::find("peer", "total"));
        QCOMPARE(Metric("mempool", "fee_fast").spec().unit, Unit::SatPerVb);
    }
};

QTEST_GUILESS_MAIN(TestPoint)
#include "test_point.moc"
