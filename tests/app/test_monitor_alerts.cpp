// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from a node that misbehaves to somebody who is told: simulated node, collectors,
// alerts, webhook.
#include "tests/app/alerting_world.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/mmdb_writer.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using Kind = AlertNews::Kind;

namespace {

constexpr int longMs = 40'000;

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
        world.node.run([](SimulatedNode &node) { node.reorganise(3); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("reorganisation", Kind::Again), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(receiver.stored().size(), 2, longMs);
        QCOMPARE(QJsonDocument::fromJson(receiver.stored().back())["event"_L1].toString(),
                 u"again"_s);
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
            world.series->latest({{"node", "uptime_seconds"}, {{"version", u"30.0.0"_s}}})
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
        int samples = 0;
        connect(world.monitor.get(), &Monitor::points, this, [&samples](const PointsPtr &points) {
            samples += points->front().measurement == MeasurementName("filesystem") ? 1 : 0;
        });
        QTRY_VERIFY_WITH_TIMEOUT(samples > 10, longMs);
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
