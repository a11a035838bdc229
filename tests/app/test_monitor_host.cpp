// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that change while the program runs: one Monitor makes way for the next.
#include "app/monitor_host.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

Config configFor(const SimulatedNodeThread &node, const QString &folder)
{
    Config config;
    const RpcEndpoint endpoint = endpointOf(node);
    config.rpcUrl = endpoint.url;
    config.rpcCookiePath = endpoint.cookiePath;
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"one"_s;
    config.zmqRawBlock = config.zmqHashBlock = config.zmqRawTx = config.zmqSequence =
        node.zmqEndpoint();
    config.fastIntervalMs = config.slowIntervalMs = 200;
    config.processMetrics = false;
    config.dataDir = config.storeDir = folder;
    return config;
}

struct World {
    QTemporaryDir directory;
    SimulatedNodeThread node;
    MonitorHost host{Monitor::Keeping::OnDisk};
    QSet<QString> names; ///< of the nodes that points came from
    int made = 0;

    World()
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        QObject::connect(&host, &MonitorHost::made, &host, [this](Monitor &monitor) {
            ++made;
            QObject::connect(&monitor, &Monitor::points, &host, [this](const Points &points) {
                for (const Point &point : points)
                    for (const Tag &tag : point.tags)
                        if (tag.key == Name("node"))
                            names.insert(tag.value);
            });
        });
    }
    ~World()
    {
        QSignalSpy stopped(&host, &MonitorHost::stopped);
        host.stop();
        stopped.wait(deadlineMs);
    }
};

} // namespace

class TestMonitorHost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherNodeFollows()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        world.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"one"_s), deadlineMs);
        int left = 0;
        connect(&world.host, &MonitorHost::leaving, this, [&left] { ++left; });
        config.nodeName = u"other"_s;
        world.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"other"_s), deadlineMs);
        QCOMPARE(left, 1);
        world.names.clear();
        QTRY_VERIFY_WITH_TIMEOUT(!world.names.isEmpty(), deadlineMs);
        QCOMPARE(world.names, QSet{u"other"_s}); // the first is gone
    }

    void theLastWishCounts()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        world.host.run(config);
        for (const auto &name : {u"two"_s, u"three"_s, u"four"_s}) {
            config.nodeName = name;
            world.host.run(config);
        }
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"four"_s), deadlineMs);
        QVERIFY(!world.names.contains(u"three"_s));
        QCOMPARE(world.made, 2);
    }

    void alertsChangeWithoutANewBeginning()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        config.dataDirOfNode = world.directory.path();
        world.host.run(config);
        const Monitor *monitor = world.host.monitor();
        QTRY_VERIFY_WITH_TIMEOUT(!world.names.isEmpty(), deadlineMs);
        const auto isWatched = [&] {
            const auto alerts = world.host.monitor()->alerts().now();
            return std::any_of(alerts.begin(), alerts.end(),
                               [](const Alert &alert) { return alert.rule == u"disk_low"_s; });
        };
        QVERIFY(!isWatched());
        config.alerts.thresholds = {{u"disk_low"_s, 100}}; // no disk has that
        world.host.run(config);
        QCOMPARE(world.host.monitor(), monitor);
        QTRY_VERIFY_WITH_TIMEOUT(isWatched(), deadlineMs);
    }

    void endsWhileOneMakesWay()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        world.host.run(config);
        config.nodeName = u"other"_s;
        world.host.run(config);
        QSignalSpy stopped(&world.host, &MonitorHost::stopped);
        world.host.stop();
        QVERIFY(stopped.wait(deadlineMs));
        QCOMPARE(world.made, 1);
        world.host.run(config); // too late
        QVERIFY(!stopped.wait(100));
        QCOMPARE(world.made, 1);
    }
};

QTEST_GUILESS_MAIN(TestMonitorHost)
#include "test_monitor_host.moc"
