// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/catalogue.h"

#include <QTest>

#include <limits>
#include <set>

using namespace bnm;

class TestPoint : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unknownValuesAreLeftOut()
    {
        Point point("mempool", 1);
        point.set("tx_count", std::optional<qint64>())
            .set("vsize_mb", std::numeric_limits<double>::quiet_NaN())
            .set("fee_fast", std::numeric_limits<double>::infinity());
        QVERIFY(point.isEmpty());
        QVERIFY(!point.number("tx_count"));
    }

    void typesAreKept()
    {
        Point point("blockchain", 1);
        point.set("best_height", 7).set("difficulty", 7.0).set("pruned", true);
        QVERIFY(std::holds_alternative<qint64>(*point.find("best_height")));
        QVERIFY(std::holds_alternative<double>(*point.find("difficulty")));
        QVERIFY(std::holds_alternative<bool>(*point.find("pruned")));
        QCOMPARE(point.number("pruned"), 1.0);
    }

    void complaints_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QString>("complaint");
        const Identity node{QStringLiteral("mainnet"), QStringLiteral("cupboard")};
        QTest::newRow("good") << Points{node.stamp("block", 1).set("height", 1)} << QString();
        QTest::newRow("measurement")
            << Points{node.stamp("blocks", 1)} << QStringLiteral("blocks: unknown measurement");
        QTest::newRow("field") << Points{node.stamp("block", 1).set("hight", 1)}
                               << QStringLiteral("block: unknown field hight");
        QTest::newRow("type") << Points{node.stamp("block", 1).set("height", 1.5)}
                              << QStringLiteral("block.height: not integer");
        QTest::newRow("unknown tag")
            << Points{node.stamp("block", 1).tag("addr", QStringLiteral("1.2.3.4"))}
            << QStringLiteral("block: unknown tag addr");
        QTest::newRow("missing tag")
            << Points{node.stamp("zmq", 1)} << QStringLiteral("zmq: 2 tags instead of 3");
        QTest::newRow("empty tag") << Points{node.stamp("zmq", 1).tag("stream", QString())}
                                   << QStringLiteral("zmq: empty tag stream");
    }
    void complaints()
    {
        QFETCH(Points, points);
        QFETCH(QString, complaint);
        QCOMPARE(complaintAbout(points.front()), complaint);
    }

    void catalogueNamesAreUniqueAndDescribed()
    {
        std::set<Name> measurements;
        for (const MeasurementSpec &measurement : catalogue()) {
            QVERIFY(measurements.insert(measurement.name).second);
            QVERIFY(*measurement.description);
            std::set<Name> fields;
            for (const FieldSpec &field : measurement.fields) {
                QVERIFY2(fields.insert(field.name).second, field.name.view().data());
                QVERIFY(*field.title && *field.description);
                QCOMPARE(findField(measurement.name.view(), field.name.view()), &field);
            }
        }
    }

    void referenceNamesEverything()
    {
        const QString reference = catalogueAsMarkdown();
        for (const MeasurementSpec &measurement : catalogue()) {
            QVERIFY(reference.contains(QStringLiteral("\n## ") + measurement.name.toString()));
            for (const FieldSpec &field : measurement.fields)
                QVERIFY(reference.contains(QStringLiteral("| ") + field.name.toString()));
        }
    }
};

QTEST_GUILESS_MAIN(TestPoint)
#include "test_point.moc"
