// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/slow/slow_collector.h"
#include "tests/support/collected.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;

namespace {

struct Watched : Collected {
    SimulatedNodeThread node;
    std::unique_ptr<RpcClient> client;
    std::unique_ptr<SlowCollector> collector;

    Watched()
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        client = std::make_unique<RpcClient>(endpointOf(node));
        const Identity identity{QStringLiteral("mainnet"), QStringLiteral("test")};
        collector = std::make_unique<SlowCollector>(
            *client, SlowCollectorOptions{identity, 60'000, true, true});
        QObject::connect(collector.get(), &SlowCollector::pointsReady, collector.get(),
                         [this](const Points &points) { take(points); });
    }

    bool cycle()
    {
        QSignalSpy finished(collector.get(), &SlowCollector::cycleFinished);
        collector->pollNow();
        return finished.wait(deadlineMs) && finished.front().front().toBool();
    }
};

} // namespace

class TestSlowCollector : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesEveryMeasurement()
    {
        Watched watched;
        QVERIFY(watched.cycle());
        QCOMPARE(watched.complaints(), QStringList());
        QCOMPARE(watched.value("peers", "total"), 64.0);
        QCOMPARE(watched.count("peer_network"), 10);
        QVERIFY(watched.value("network_traffic", "bytes_received").has_value());
        QVERIFY(!watched.value("network_traffic", "receive_rate")); // of one moment
        QVERIFY(watched.value("node", "uptime_seconds").has_value());
        QCOMPARE(watched.value("node", "local_addresses"), 1.0);
        QCOMPARE(watched.value("node", "reachable_networks"), 3.0);
        watched.node.run([](SimulatedNode &node) { QCOMPARE(node.requestCount(), 1); });
    }

    void ratesBetweenCycles()
    {
        Watched watched;
        QVERIFY(watched.cycle());
        const double first = *watched.value("network_traffic", "bytes_received");
        // The simulated node's clock counts in ms; two cycles may fall into one.
        QTRY_VERIFY_WITH_TIMEOUT(
            watched.cycle() && watched.value("network_traffic", "receive_rate"), deadlineMs);
        QVERIFY(*watched.value("network_traffic", "bytes_received") >= first);
        QVERIFY(*watched.value("network_traffic", "receive_rate") >= 0);
        QCOMPARE(watched.value("peers", "joins_per_min"), 0.0);
    }

    void leavingPeersAreChurn()
    {
        Watched watched;
        QVERIFY(watched.cycle());
        watched.node.run([](SimulatedNode &node) { node.dropPeers(4); });
        QVERIFY(watched.cycle());
        QCOMPARE(watched.value("peers", "total"), 60.0);
        QVERIFY(*watched.value("peers", "leaves_per_min") > 0);
        QCOMPARE(watched.value("peers", "joins_per_min"), 0.0);
    }

    void aRestartIsNeitherChurnNorTraffic()
    {
        Watched watched;
        // Uptime is told in whole seconds: a restart shows once there is one to lose.
        QTRY_VERIFY_WITH_TIMEOUT(watched.cycle() && watched.value("node", "uptime_seconds") >= 1.0,
                                 deadlineMs);
        watched.node.run([](SimulatedNode &node) { node.restart(); });
        QVERIFY(watched.cycle());
        QVERIFY(!watched.value("peers", "leaves_per_min"));
        QVERIFY(!watched.value("network_traffic", "receive_rate"));
    }

    void aMissingCallCostsItsFields()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) {
            node.setMissingMethods({QStringLiteral("getnettotals"), QStringLiteral("uptime")});
        });
        QVERIFY(watched.cycle());
        QVERIFY(!watched.newest("network_traffic"));
        QVERIFY(watched.newest("node"));
        QVERIFY(!watched.value("node", "uptime_seconds"));
        QCOMPARE(watched.value("collector", "rpc_errors"), 0.0);
    }

    void anAbsentNodeGivesNoFigures()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QVERIFY(!watched.cycle());
        QVERIFY(!watched.newest("peers"));
        QCOMPARE(watched.value("collector", "rpc_errors"), 1.0);
        QCOMPARE(watched.value("collector", "retries"), 2.0);
    }

    void versions()
    {
        QCOMPARE(versionText(319'900), QStringLiteral("31.99.0"));
        QCOMPARE(versionText(250'001), QStringLiteral("25.0.1"));
    }
};

QTEST_GUILESS_MAIN(TestSlowCollector)
#include "test_slow_collector.moc"
