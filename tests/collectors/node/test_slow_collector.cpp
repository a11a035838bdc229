// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/node_details.h"
#include "collectors/node/slow_collector.h"
#include "collectors/peers/address.h"
#include "collectors/pipeline/on_thread.h"
#include "collectors/pipeline/threads.h"
#include "tests/support/collected.h"
#include "tests/support/mmdb_writer.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;

namespace {

struct Watched : Collected {
    SimulatedNodeThread node;
    std::unique_ptr<SlowCollector> collector;

    explicit Watched(const QStringList &geoFolders = {}, SimulatedNodeOptions options = {})
        : node(std::move(options))
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        RpcEndpoint endpoint = endpointOf(node);
        endpoint.timeoutMs = deadlineMs; // 1,000 peers take a slow processor a while
        const Identity identity{QStringLiteral("mainnet"), QStringLiteral("test")};
        SlowCollectorOptions collecting{identity, 60'000};
        collecting.geoFolders = geoFolders;
        collector = std::make_unique<SlowCollector>(endpoint, collecting);
        QObject::connect(collector.get(), &SlowCollector::pointsReady, collector.get(),
                         [this](const PointsPtr &points) { take(*points); });
    }

    bool cycle()
    {
        QSignalSpy finished(collector.get(), &SlowCollector::cycleFinished);
        collector->pollNow();
        return finished.wait(deadlineMs) && finished.front().front().toBool();
    }
};

/// All of the public internet in three countries and 30 providers.
void writeDatabases(const QTemporaryDir &directory)
{
    MmdbWriter cities(QStringLiteral("city"));
    MmdbWriter providers(QStringLiteral("asn"));
    const auto add = [&](const QString &network, int number) {
        const QStringList codes{QStringLiteral("SE"), QStringLiteral("DE"), QStringLiteral("JP")};
        cities.add(network, {{QStringLiteral("country_code"),
                              network.startsWith(QLatin1String("81.")) ? QStringLiteral("GB")
                                                                       : codes[number % 2]},
                             {QStringLiteral("latitude"), number % 60 + 0.5},
                             {QStringLiteral("longitude"), number % 90 + 0.5}});
        providers.add(network, {{QStringLiteral("asn"), number % 30 + 1},
                                {QStringLiteral("as_name"),
                                 QStringLiteral("Provider, \"%1\"=\n").arg(number % 30)}});
    };
    for (int first = 1; first < 224; ++first)
        add(QStringLiteral("%1.0.0.0/8").arg(first), first);
    add(QStringLiteral("2000::/3"), 7);
    QVERIFY(cities.write(directory.filePath(QStringLiteral("city.mmdb"))));
    QVERIFY(providers.write(directory.filePath(QStringLiteral("asn.mmdb"))));
}

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
        QVERIFY(!watched.value("network_traffic", "receive_rate")); // of a single moment
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

    void aRestartCausesNeitherChurnNorTraffic()
    {
        Watched watched;
        // Uptime is in whole seconds: a restart is visible once there is a second to lose.
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

    void anUnreachableNodeGivesNoFigures()
    {
        Watched watched;
        watched.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QVERIFY(!watched.cycle());
        QVERIFY(!watched.newest("peers"));
        QCOMPARE(watched.value("collector", "rpc_errors"), 1.0);
        QCOMPARE(watched.value("collector", "retries"), 2.0);
    }

    void peersCarryTheirPlaces()
    {
        const QTemporaryDir directory;
        writeDatabases(directory);
        Watched watched({directory.path()});
        QSignalSpy taken(watched.collector.get(), &SlowCollector::peersTaken);
        QVERIFY(watched.cycle());
        const auto snapshot = taken.front().front().value<PeerSnapshotPtr>();
        QCOMPARE(snapshot->peers.size(), std::size_t(64));
        QVERIFY(snapshot->timeMs > 0 && snapshot->nodeStartedMs <= snapshot->timeMs);
        QCOMPARE(snapshot->own->place.countryCode, QStringLiteral("GB"));
        int placed = 0;
        for (const Peer &peer : snapshot->peers) {
            const bool isPublic = isPublicIp(readAddress(peer.address));
            QCOMPARE(!peer.place.countryCode.isEmpty(), isPublic);
            QCOMPARE(peer.place.asn.has_value(), isPublic);
            placed += isPublic ? 1 : 0;
        }
        QVERIFY(placed > 20 && placed < 64);
        QVERIFY(watched.count("peer_geo") > 0 && watched.count("peer_location") > 0 &&
                watched.count("peer_asn") > 0);
        QCOMPARE(watched.complaints(), QStringList());
    }

    void noPointContainsAnAddress()
    {
        const QTemporaryDir directory;
        writeDatabases(directory);
        SimulatedNodeOptions options;
        options.peers = {1'000, true};
        Watched watched({directory.path()}, options);
        QSignalSpy taken(watched.collector.get(), &SlowCollector::peersTaken);
        QVERIFY(watched.cycle());
        const auto snapshot = taken.front().front().value<PeerSnapshotPtr>();
        QStringList texts;
        for (const Point &point : watched.points()) {
            for (const Tag &tag : point.tags)
                texts << tag.value;
            for (const Field &field : point.fields)
                if (const auto *text = std::get_if<QString>(&field.value))
                    texts << *text;
        }
        texts.removeDuplicates();
        const QString all = texts.join(QLatin1Char('\n'));
        QVERIFY(all.contains(QStringLiteral("Provider"))); // there are addresses to check
        QVERIFY(!all.contains(snapshot->own->address));
        for (const Peer &peer : snapshot->peers) {
            const QString host = readAddress(peer.address).host;
            QVERIFY2(!host.isEmpty() && !all.contains(host), qPrintable(host));
            QVERIFY(!all.contains(peer.userAgent));
        }
        // Bounded: 5 networks, few countries, 20 providers and the others, in two directions.
        QVERIFY(watched.count("peer_asn") <= 2 * 21);
        QVERIFY(watched.count("peer_geo") <= 2 * 3);
        QCOMPARE(watched.complaints(), QStringList());
    }

    void onAThreadOfItsOwn()
    {
        const QTemporaryDir directory;
        writeDatabases(directory);
        SimulatedNodeThread node;
        QString error;
        QVERIFY(node.start(&error));
        SlowCollectorOptions options;
        options.geoFolders = {directory.path()};
        options.intervalMs = 100;
        Threads threads;
        OnThread<SlowCollector> slow(threads.named(QStringLiteral("peers")),
                                     std::make_unique<SlowCollector>(endpointOf(node), options));
        const auto *here = QThread::currentThread();
        bool isHere = true;
        int taken = 0;
        int points = 0;
        std::vector<GeoStatus> geo;
        const QObject receiver; // destroys pending signals too
        connect(slow.object(), &SlowCollector::peersTaken, &receiver, [&] {
            isHere = isHere && QThread::currentThread() == here;
            ++taken;
        });
        connect(slow.object(), &SlowCollector::pointsReady, &receiver, [&points] { ++points; });
        connect(slow.object(), &SlowCollector::geoChanged, &receiver,
                [&geo](const GeoStatus &status) { geo.push_back(status); });
        slow.post([](SlowCollector &collector) { collector.start(); });
        QTRY_VERIFY_WITH_TIMEOUT(taken >= 3 && points >= 3, deadlineMs);
        QVERIFY(isHere);
        QCOMPARE(geo.size(), std::size_t(1));
        QCOMPARE(geo.front().databases.size(), std::size_t(2));
    } // with a cycle under way

    void versions()
    {
        QCOMPARE(versionText(319'900), QStringLiteral("31.99.0"));
        QCOMPARE(versionText(250'001), QStringLiteral("25.0.1"));
    }
};

QTEST_GUILESS_MAIN(TestSlowCollector)
#include "test_slow_collector.moc"
