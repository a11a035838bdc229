// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/component.h"
#include "collectors/point/complaints.h"
#include "collectors/point/point_guard.h"

#include <QRegularExpression>
#include <QTest>

#include <limits>

using namespace bnm;

namespace {

const Identity node{QStringLiteral("mainnet"), QStringLiteral("cupboard")};

/// Publishes given points.
class Publisher : public Component {
public:
    explicit Publisher(Name id) : Component({id, id.toString()})
    {
        connect(this, &Component::pointsReady, this,
                [this](const PointsPtr &batch) { batches.push_back(batch); });
    }
    void start() override {}
    using Component::publish;

    std::vector<PointsPtr> batches;
};

PointOf<"fee_estimate"> estimate(const QString &target, double feerate)
{
    return node.stamp<"fee_estimate">(1).tag("target", target).set("sat_vb", feerate);
}

void expectLog(const QString &pattern)
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(pattern));
}

} // namespace

class TestPointGuard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void complaints_data()
    {
        QTest::addColumn<Points>("points");
        QTest::addColumn<QString>("complaint");
        Point field = node.stamp<"block">(1);
        field.fields.push_back({Name("hight"), qint64(1)});
        Point tag = node.stamp<"block">(1);
        tag.tags.push_back({Name("addr"), QStringLiteral("1.2.3.4")});
        Point type = node.stamp("block", 1);
        type.set("height", 1.5);
        QTest::newRow("good") << Points{node.stamp<"block">(1).set("height", 1)} << QString();
        QTest::newRow("measurement") << Points{node.stamp(Name("blocks"), 1)}
                                     << QStringLiteral("blocks: unknown measurement");
        QTest::newRow("field") << Points{field} << QStringLiteral("block: unknown field hight");
        QTest::newRow("type") << Points{type} << QStringLiteral("block: height: not integer");
        QTest::newRow("range") << Points{node.stamp<"block">(1).set("height", -1)}
                               << QStringLiteral("block: height: -1 cannot be (0 to 500000000)");
        QTest::newRow("unknown tag") << Points{tag} << QStringLiteral("block: unknown tag addr");
        QTest::newRow("missing tag") << Points{node.stamp<"zmq">(1)}
                                     << QStringLiteral("zmq: 0 tags of its own instead of 1");
        QTest::newRow("empty tag") << Points{node.stamp<"zmq">(1).tag("stream", QString())}
                                   << QStringLiteral("zmq: empty tag stream");
        QTest::newRow("tag value")
            << Points{node.stamp<"zmq">(1).tag("stream", QStringLiteral("rawTx"))}
            << QStringLiteral("zmq: tag stream: 'rawTx' cannot be");
        QTest::newRow("nobody's") << Points{Point("block", 1)}
                                  << QStringLiteral("block: no tag network");
    }
    void complaints()
    {
        QFETCH(Points, points);
        QFETCH(QString, complaint);
        QCOMPARE(complaintAbout(points.front()), complaint);
    }

    void invalidValuesAreLeftOutAndOthersStay()
    {
        PointGuard guard;
        Points points = {node.stamp<"mempool">(1).set("tx_count", 5).set("fee_fast", -1e12),
                         estimate(QStringLiteral("1"), -1e12),
                         estimate(QStringLiteral("2"), 3.0), // 2 is never requested
                         estimate(QStringLiteral("3"), 3.0)};
        expectLog(QStringLiteral("^Left out of mempool: fee_fast: -1e\\+12 cannot be"));
        expectLog(QStringLiteral("^Left out of fee_estimate: sat_vb: -1e\\+12 cannot be"));
        expectLog(QStringLiteral("^Left out of fee_estimate: tag target: .2. cannot be"));
        guard.sift(points);
        const Points expected = {node.stamp<"mempool">(1).set("tx_count", 5),
                                 estimate(QStringLiteral("3"), 3.0)};
        QCOMPARE(points, expected);
        QCOMPARE(guard.leftOut(), 3);
    }

    void eachFieldIsLoggedOnce()
    {
        PointGuard guard;
        expectLog(QStringLiteral("^Left out of fee_estimate: sat_vb"));
        for (int i = 0; i < 100; ++i) {
            Points points = {estimate(QStringLiteral("1"), -1.0 - i)};
            guard.sift(points);
            QVERIFY(points.empty());
        }
        QCOMPARE(guard.leftOut(), 100);
    }

    void strangersTextInTheLogIsShort()
    {
        PointGuard guard;
        expectLog(QStringLiteral("^.{40,200}$"));
        Points points = {node.stamp<"softfork">(1)
                             .tag("name", QString(100'000, QLatin1Char('x')))
                             .set("active", true)};
        guard.sift(points);
        QVERIFY(points.empty());
    }

    void anEmptyPointThatWasEmptyStays()
    {
        PointGuard guard;
        Points points = {node.stamp<"mempool">(1)};
        guard.sift(points);
        QCOMPARE(points.size(), std::size_t(1));
    }

    void theOwnPointCounts()
    {
        Publisher fast("node");
        const auto own = [] {
            return node.stamp<"collector">(2).tag("loop", QStringLiteral("fast")).set("retries", 0);
        };
        fast.publish({own()});
        QCOMPARE(fast.batches.back()->back().number("implausible_values"), 0.0);
        expectLog(QStringLiteral("^Left out of fee_estimate"));
        fast.publish({estimate(QStringLiteral("1"), -1), own()});
        QCOMPARE(fast.batches.back()->size(), std::size_t(1));
        QCOMPARE(fast.batches.back()->back().number("implausible_values"), 1.0);
    }

    void aComponentWithoutAnOwnPointGetsOneWhenNeeded()
    {
        Publisher zmq("zmq");
        const auto point = [](double seconds) {
            return node.stamp<"zmq">(3)
                .tag("stream", QStringLiteral("rawtx"))
                .set("seconds_since", seconds);
        };
        zmq.publish({point(1)});
        QCOMPARE(zmq.batches.back()->size(), std::size_t(1));
        expectLog(QStringLiteral("^Left out of zmq: seconds_since"));
        zmq.publish({point(-1)});
        const Points expected = {node.stamp<"collector">(3)
                                     .tag("loop", QStringLiteral("zmq"))
                                     .set("implausible_values", qint64(1))};
        QCOMPARE(*zmq.batches.back(), expected);
        QCOMPARE(complaintAbout(zmq.batches.back()->front()), QString());
    }

    void aBatchCostsLittle()
    {
        Points batch;
        for (int i = 0; i < 1'000; ++i)
            batch.push_back(node.stamp<"blockchain">(i)
                                .set("best_height", 900'000)
                                .set("headers_height", 900'000)
                                .set("difficulty", 1e14)
                                .set("warnings", 0));
        PointGuard guard;
        QBENCHMARK
        {
            guard.sift(batch);
        }
        QCOMPARE(batch.size(), std::size_t(1'000));
    }

    void combinationsOfTagsAreCounted()
    {
        Publisher publisher("peers");
        const auto place = [](std::size_t number) {
            return node.stamp<"softfork">(1).tag("name", QString::number(number)).set("elapsed", 1);
        };
        for (std::size_t i = 0; i < PointGuard::mostCombinations; ++i)
            publisher.publish({place(i)});
        QCOMPARE(publisher.batches.size(), PointGuard::mostCombinations);
        expectLog(QStringLiteral("more than 2000 combinations of tags"));
        publisher.publish({place(999'999)});
        publisher.publish({place(7)}); // known ones still pass
        QCOMPARE(publisher.batches.back()->front().tagValue("name"), QStringLiteral("7"));
    }
};

QTEST_GUILESS_MAIN(TestPointGuard)
#include "test_point_guard.moc"
