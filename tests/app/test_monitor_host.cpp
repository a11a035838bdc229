// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that change while the program runs: one Monitor makes way for the next.
#include "app/core/config/setting_value.h"
#include "app/monitor_host.h"
#include "tests/app/core/config/setting_samples.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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
            QObject::connect(&monitor, &Monitor::points, &host, [this](const PointsPtr &points) {
                for (const Point &point : *points)
                    for (const Tag &tag : point.tags)
                        if (tag.key == TagName("node"))
                            names.insert(tag.value);
            });
        });
    }
    ~World()
    {
        QSignalSpy stopped(&host, &MonitorHost::stopped);
        host.stop();
        if (!stopped.wait(deadlineMs))
            qFatal("the monitor does not stop");
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

    /// Every row that needs no restart leaves the Monitor in place; the others do not.
    void settingsThatNeedNoRestart()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        world.host.run(config);
        const Monitor *monitor = world.host.monitor();
        for (const SettingSpec &spec : settingsTable()) {
            if (spec.restart)
                continue;
            QCOMPARE(readSetting(spec, sampleOf(spec), config), QStringList());
            world.host.run(config);
            QVERIFY2(world.host.monitor() == monitor, spec.name);
        }
        QCOMPARE(world.made, 1);
        QVERIFY(!(config == configFor(world.node, world.directory.path())));
        QVERIFY(readSetting(*findSetting(u"ENABLE_DISK_IO"_s), u"false"_s, config).isEmpty());
        world.host.run(config);
        QTRY_COMPARE_WITH_TIMEOUT(world.made, 2, deadlineMs);
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

    /// A file system that does not answer while settings are applied, and then answers late, when
    /// the one who asked is gone. A pipe that nobody writes to hangs like that.
    void aFileSystemThatHangs()
    {
        World world;
        const QByteArray pipe = world.directory.filePath(u"bitcoind.pid"_s).toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        Config config = configFor(world.node, world.directory.path());
        config.processMetrics = true;
        config.pidFile = QString::fromLocal8Bit(pipe);
        world.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"one"_s), deadlineMs);
        config.nodeName = u"other"_s;
        config.processMetrics = false;
        world.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"other"_s), deadlineMs);
        const int late = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK);
        QVERIFY(late >= 0); // it still reads
        QCOMPARE(::write(late, "1\n", 2), 2);
        ::close(late);
        world.names.clear();
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(u"other"_s), deadlineMs);
    }

    void appliedAgainAndAgain()
    {
        World world;
        Config config = configFor(world.node, world.directory.path());
        for (int i = 0; i < 20; ++i) {
            config.nodeName = u"node %1"_s.arg(i);
            world.host.run(config);
            if (i % 2 == 0) // else while one makes way
                QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(config.nodeName), deadlineMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(world.names.contains(config.nodeName), deadlineMs);
    }
};

QTEST_GUILESS_MAIN(TestMonitorHost)
#include "test_monitor_host.moc"
