// SPDX-License-Identifier: GPL-3.0-or-later
// Settings that change while the program runs: one Monitor makes way for the next.
#include "app/core/config/setting_value.h"
#include "app/monitor_host.h"
#include "tests/app/core/config/setting_samples.h"
#include "tests/support/any_disk.h"
#include "tests/support/test_endpoint.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
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
    config.alerts.thresholds = limitsForAnyDisk();
    return config;
}

struct World {
    QTemporaryDir directory;
    SimulatedNodeThread node;
    MonitorHost host{Monitor::Keeping::OnDisk};
    QSet<QString> names; ///< of the nodes of the points
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
        // A spy waits no more once the test has failed.
        if (!QTest::qWaitFor([&stopped] { return !stopped.isEmpty(); }, deadlineMs))
            qFatal("the monitor does not stop");
    }
};

} // namespace

/// A node on a given chain, at a port that was used before.
std::unique_ptr<SimulatedNodeThread> nodeOn(const QString &chain, quint16 port, int firstHeight)
{
    SimulatedNodeOptions options;
    options.chain = chain;
    options.port = port;
    options.firstHeight = firstHeight;
    auto node = std::make_unique<SimulatedNodeThread>(options);
    QString error;
    if (!node->start(&error))
        qFatal("%s", qPrintable(error));
    return node;
}

/// A host without a configured network; records the data of its sinks and its window, by network.
struct Following {
    QTemporaryDir directory;
    Config config;
    QHash<QString, QSet<double>> heights; ///< of stored blockchain points
    QSet<QString> kept;
    QSet<QString> shown;
    std::vector<Status> statuses;
    std::unique_ptr<MonitorHost> host;

    void run(const SimulatedNodeThread &node)
    {
        config = configFor(node, directory.path());
        config.network = Network::Main;
        config.isNetworkSet = false;
        MonitorOptions options;
        options.kept = [this](const PointsPtr &points) {
            for (const Point &point : *points) {
                kept.insert(point.tagValue("network"));
                if (const auto height = point.number({"best_height"}))
                    heights[point.tagValue("network")].insert(*height);
            }
        };
        host = std::make_unique<MonitorHost>(options);
        QObject::connect(host.get(), &MonitorHost::made, host.get(), [this](Monitor &monitor) {
            QObject::connect(&monitor, &Monitor::points, host.get(),
                             [this](const PointsPtr &points) {
                                 for (const Point &point : *points)
                                     shown.insert(point.tagValue("network"));
                             });
            QObject::connect(&monitor, &Monitor::statusChanged, host.get(),
                             [this](const Status &status) { statuses.push_back(status); });
        });
        host->run(config);
    }
    void stop()
    {
        QSignalSpy stopped(host.get(), &MonitorHost::stopped);
        host->stop();
        if (!QTest::qWaitFor([&stopped] { return !stopped.isEmpty(); }, deadlineMs))
            qFatal("the monitor does not stop");
        host.reset();
    }
};

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
        QCOMPARE(world.names, QSet{u"other"_s}); // the first one is gone
    }

    void theLastSettingsCount()
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

    void alertSettingsChangeWithoutARestart()
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

    /// Nothing gets the tag that was only assumed.
    void theNodeReportsItsNetwork()
    {
        const auto node = nodeOn(u"regtest"_s, 0, 150);
        Following following;
        following.run(*node);
        QTRY_VERIFY_WITH_TIMEOUT(following.heights.contains(u"regtest"_s), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(following.shown.contains(u"regtest"_s), deadlineMs);
        following.stop();
        QCOMPARE(following.kept, QSet{u"regtest"_s});
        QCOMPARE(following.shown, QSet{u"regtest"_s});
    }

    /// It is known from earlier while the node is away, and data measured meanwhile (the disk of
    /// this machine) is stored.
    void theNetworkIsRemembered()
    {
        Following following;
        auto node = nodeOn(u"signet"_s, 0, 150);
        following.run(*node);
        QTRY_VERIFY_WITH_TIMEOUT(following.heights.contains(u"signet"_s), deadlineMs);
        following.stop();
        node->run([](SimulatedNode &one) { one.setFault(NodeFault::RefuseConnections); });
        following.kept.clear();
        following.run(*node);
        QTRY_VERIFY_WITH_TIMEOUT(following.kept.contains(u"signet"_s), deadlineMs);
        following.stop();
        QCOMPARE(following.kept, QSet{u"signet"_s});
    }

    /// Unknown before the first answer.
    void unknownUntilTheNodeReportsIt()
    {
        auto node = nodeOn(u"testnet4"_s, 0, 150);
        node->run([](SimulatedNode &one) { one.setFault(NodeFault::RefuseConnections); });
        Following following;
        following.run(*node);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(following.statuses.begin(), following.statuses.end(),
                                             [](const Status &status) {
                                                 return status.id == Name("node") &&
                                                        status.level == Status::Level::Bad;
                                             }),
                                 deadlineMs);
        QCOMPARE(following.kept, QSet<QString>());
        node->run([](SimulatedNode &one) { one.setFault(NodeFault::None); });
        QTRY_VERIFY_WITH_TIMEOUT(following.heights.contains(u"testnet4"_s), deadlineMs);
        following.stop();
        QCOMPARE(following.kept, QSet{u"testnet4"_s});
    }

    void anotherNetworkAtTheSameAddress()
    {
        Following following;
        auto node = nodeOn(u"main"_s, 0, 900'000);
        const quint16 port = node->rpcPort();
        following.run(*node);
        QTRY_VERIFY_WITH_TIMEOUT(following.heights.contains(u"mainnet"_s), deadlineMs);
        const QString cookie = node->cookiePath();
        QFile old(cookie);
        QVERIFY(old.open(QIODevice::ReadOnly));
        node.reset();
        node = nodeOn(u"regtest"_s, port, 150);
        QVERIFY(QDir().mkpath(QFileInfo(cookie).path()));
        QVERIFY(QFile::copy(node->cookiePath(), cookie));
        QTRY_VERIFY_WITH_TIMEOUT(following.heights.contains(u"regtest"_s), deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(following.statuses.begin(), following.statuses.end(),
                                             [](const Status &status) {
                                                 return status.topic == topics::networkChanged &&
                                                        status.sentence.contains(
                                                            u"\"regtest\" now"_s);
                                             }),
                                 deadlineMs);
        following.stop();
        QDir(QFileInfo(cookie).path()).removeRecursively();
        for (const double height : std::as_const(following.heights[u"mainnet"_s]))
            QVERIFY(height > 800'000);
        for (const double height : std::as_const(following.heights[u"regtest"_s]))
            QVERIFY(height < 1'000);
    }

    void endsDuringAReplacement()
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

    /// A file system that hangs while settings are applied, and answers late, when the caller is
    /// gone. A pipe without a writer hangs like that.
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
