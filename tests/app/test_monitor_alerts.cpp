// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from a node that misbehaves to somebody who is told: simulated node, collectors,
// alerts, webhook. Time of the alerts passes by 50 s a cycle.
#include "app/core/health.h"
#include "app/monitor.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/mmdb_writer.h"
#include "tests/support/test_endpoint.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr int longMs = 40'000;
constexpr qint64 cycleSeconds = 50;

SimulatedNodeOptions lively()
{
    SimulatedNodeOptions options;
    options.transactionsPerSecond = 50; // as on any network: rawtx is never silent
    return options;
}

class World {
public:
    SimulatedNodeThread node{lively()};
    QTemporaryDir directory;
    Config config;
    std::unique_ptr<Monitor> monitor;
    std::unique_ptr<LiveSeries> series;
    std::vector<LinkStatus> links;
    std::vector<AlertNews> news;
    Moment moment{QDateTime::currentMSecsSinceEpoch(), 0};

    World()
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        const RpcEndpoint endpoint = endpointOf(node);
        config.rpcUrl = endpoint.url;
        config.rpcCookiePath = endpoint.cookiePath;
        config.networkTag = u"mainnet"_s;
        config.nodeName = u"cupboard"_s;
        config.zmqRawBlock = config.zmqHashBlock = config.zmqRawTx = config.zmqSequence =
            node.zmqEndpoint();
        config.fastIntervalMs = config.slowIntervalMs = 200;
        config.processMetrics = false;
        config.dataDir = config.storeDir = directory.filePath(u"own"_s);
    }
    ~World() { monitor.reset(); }

    void start()
    {
        moment.steadyMs = 0;
        monitor =
            std::make_unique<Monitor>(config, Monitor::Keeping::OnDisk, [this] { return moment; });
        series = std::make_unique<LiveSeries>();
        QObject::connect(monitor.get(), &Monitor::points, series.get(), &LiveSeries::add);
        QObject::connect(monitor.get(), &Monitor::linkChanged, monitor.get(),
                         [this](const LinkStatus &status) {
                             std::erase_if(links, [&status](const LinkStatus &link) {
                                 return link.party == status.party;
                             });
                             links.push_back(status);
                         });
        QObject::connect(monitor.get(), &Monitor::fastCycleFinished, monitor.get(), [this] {
            moment.unixMs += cycleSeconds * 1'000;
            moment.steadyMs += cycleSeconds * 1'000;
        });
        QObject::connect(&monitor->alerts(), &Alerts::news, monitor.get(),
                         [this](const AlertNews &one) { news.push_back(one); });
        monitor->start();
    }
    bool told(const char *rule, Kind kind) const { return find(rule, kind) != nullptr; }
    const Alert *find(const char *rule, Kind kind) const
    {
        for (const AlertNews &one : news)
            if (one.alert.rule == QLatin1String(rule) && one.kind == kind)
                return &one.alert;
        return nullptr;
    }
    Health health() const
    {
        return judge(*series, links, monitor->alerts().now(), QDateTime::currentMSecsSinceEpoch());
    }
    /// Everything was asked once, the chain behind the tip included.
    bool isWell() const
    {
        return series->latest({"peers", "total"}) &&
               series->latest({"blockchain", "max_reorg_depth"});
    }
};

} // namespace

class TestMonitorAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNodeThatIsWellIsNotTalkedOf()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        QSignalSpy cycles(world.monitor.get(), &Monitor::fastCycleFinished);
        while (cycles.size() < 30) { // 25 minutes
            if (cycles.size() % 8 == 0)
                world.node.run([](SimulatedNode &node) { node.mine(); });
            QVERIFY(cycles.wait(longMs));
        }
        for (const AlertNews &one : world.news)
            QVERIFY2(false, qPrintable(one.alert.rule + u": "_s + one.alert.text));
        QCOMPARE(world.health().level, Health::Level::Good);
    }

    void reorganisationOverAWebhook()
    {
        World world;
        ScriptedReceiver receiver;
        receiver.script({{.status = 500}});
        world.config.alertWebhookUrl = receiver.url();
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) { node.reorganise(3); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("reorganisation", Kind::Fired), longMs);
        const Alert alert = *world.find("reorganisation", Kind::Fired);
        QCOMPARE(alert.severity, AlertSeverity::Critical);
        QVERIFY(alert.text.contains(u"3 blocks"_s));
        QCOMPARE(world.health().level, Health::Level::Act);
        QTRY_COMPARE_WITH_TIMEOUT(receiver.stored().size(), 1, longMs); // after the 500
        const QJsonDocument posted = QJsonDocument::fromJson(receiver.stored().front());
        QCOMPARE(posted["alert"_L1].toString(), u"reorganisation"_s);
        QCOMPARE(posted["node"_L1].toString(), u"cupboard"_s);
    }

    void anAbsentNodeAndItsReturn()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("node_unreachable", Kind::Fired), longMs);
        QCOMPARE(world.health().level, Health::Level::Act);
        QCOMPARE(world.monitor->alerts().worst(), std::optional(AlertSeverity::Critical));
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::None); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("node_unreachable", Kind::Resolved), longMs);
        QVERIFY(!world.monitor->alerts().history().empty());
    }

    void lostPeers()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) { node.dropPeers(64); });
        QTRY_COMPARE_WITH_TIMEOUT(world.health().headline, u"No peers"_s, longMs); // at once
        QTRY_VERIFY_WITH_TIMEOUT(world.told("no_peers", Kind::Fired), longMs);
        QVERIFY(!world.told("few_outbound", Kind::Fired));
    }

    void silence()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(world.told("no_block", Kind::Fired), longMs);
        QVERIFY(world.find("no_block", Kind::Fired)->text.contains(u"No block for 1\u202Fh"_s));
        world.node.run([](SimulatedNode &node) { node.mine(); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("no_block", Kind::Resolved), longMs);
    }

    void aRestartOfTheNode()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(
            world.series->latest({"node", "uptime_seconds", {{"version", u"30.0.0"_s}}})
                    .value_or(Sample{})
                    .value >= 1,
            longMs);
        world.node.run([](SimulatedNode &node) { node.restart(); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("node_restarted", Kind::Fired), longMs);
        QCOMPARE(world.find("node_restarted", Kind::Fired)->severity, AlertSeverity::Information);
    }

    void aFullDiskAndARestartOfOurs()
    {
        World world;
        world.config.dataDirOfNode = world.directory.path();
        world.config.alerts.thresholds = {{u"disk_low"_s, 100}}; // no disk has that
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.told("disk_low", Kind::Fired), longMs);
        QVERIFY(world.find("disk_low", Kind::Fired)->text.contains(u"datadir"_s));
        world.monitor.reset();
        world.start();
        QSignalSpy sampled(world.monitor.get(), &Monitor::hostSampled);
        QTRY_VERIFY_WITH_TIMEOUT(sampled.size() > 10, longMs);
        QCOMPARE(
            std::count_if(world.news.begin(), world.news.end(),
                          [](const AlertNews &one) { return one.alert.rule == "disk_low"_L1; }),
            1);
        QCOMPARE(world.monitor->alerts().now().front().rule, u"disk_low"_s);
    }

    void placesOfLongAgo()
    {
        World world;
        const qint64 seventyDaysAgo = QDateTime::currentSecsSinceEpoch() - 70 * 86'400;
        MmdbWriter writer(u"Test-ASN"_s);
        writer.setBuilt(seventyDaysAgo)
            .add(u"81.2.69.0/24"_s, {{u"autonomous_system_number"_s, 64'500U}});
        QVERIFY(writer.write(world.directory.filePath(u"test.mmdb"_s)));
        world.config.geoipDir = world.directory.path();
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.told("geoip_old", Kind::Fired), longMs);
        QVERIFY(world.find("geoip_old", Kind::Fired)->text.contains(u"70\u202Fdays"_s));
    }

    void warningsOfTheNode()
    {
        World world;
        world.node.run([](SimulatedNode &node) {
            node.setWarnings({u"Unknown new rules activated (versionbit 5)"_s});
        });
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.told("unknown_softfork", Kind::Fired), longMs);
        QVERIFY(!world.told("node_warnings", Kind::Fired)); // told once
        QVERIFY(world.find("unknown_softfork", Kind::Fired)->text.contains(u"versionbit 5"_s));
    }
};

QTEST_GUILESS_MAIN(TestMonitorAlerts)
#include "test_monitor_alerts.moc"
