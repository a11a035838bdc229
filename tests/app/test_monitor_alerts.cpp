// SPDX-License-Identifier: GPL-3.0-or-later
// The whole path from a failing node to a delivered message: simulated node, collectors, alerts,
// webhook.
#include "app/core/health/component_ids.h"
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
    void aHealthyNodeCausesNoMessages()
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

    void aReorganisationReachesTheWebhook()
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

    void anUnreachableNodeAndItsReturn()
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

    void aNodeThatIsReached_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("headline");
        const auto row = [](const char *rule, NodeFault fault, const QString &headline) {
            QTest::addRow("%s %d", rule, int(fault)) << int(fault) << QByteArray(rule) << headline;
        };
        row("login_refused", NodeFault::None, u"Login refused"_s); // with a wrong password
        row("not_allowed", NodeFault::Forbidden, u"Access not allowed"_s);
        row("node_starting", NodeFault::WarmUp, u"Node starting"_s);
        row("wrong_server", NodeFault::NotJson, u"Not a Bitcoin node"_s);
        row("wrong_server", NodeFault::WrongShape, u"Not a Bitcoin node"_s);
        row("node_fails", NodeFault::WorkQueueExceeded, u"Node answers with errors"_s);
        row("node_fails", NodeFault::InternalError, u"Node answers with errors"_s);
        row("node_unreachable", NodeFault::RefuseConnections, u"Node unreachable"_s);
    }
    /// Each has its own title and next step; only a node that was not reached is unreachable.
    void aNodeThatIsReached()
    {
        QFETCH(int, fault);
        QFETCH(QByteArray, rule);
        QFETCH(QString, headline);
        World world;
        world.config.alerts.thresholds = {{u"node_starting"_s, 60}};
        if (NodeFault(fault) == NodeFault::None) {
            world.config.rpcCookiePath.clear();
            world.config.rpcUser = u"monitor"_s;
            world.config.rpcPassword = u"of another node"_s;
        }
        world.node.run([fault](SimulatedNode &node) { node.setFault(NodeFault(fault)); });
        world.start();
        QTRY_COMPARE_WITH_TIMEOUT(world.health().headline, headline, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(world.told(rule.constData(), Kind::Fired), longMs);
        for (const AlertNews &one : world.news)
            QVERIFY2(one.alert.rule == QLatin1String(rule), qPrintable(one.alert.rule));
    }

    /// Required figures are removed from the node's own answers.
    void figuresMissingInTheNodesAnswers_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *member, const QString &told) {
            QTest::newRow(member) << QString::fromLatin1(member) << told;
        };
        row("headers", u"Headers (blockchain): not given by this node"_s);
        row("initialblockdownload", u"Initial block download (blockchain)"_s);
        row("warnings", u"Node warnings (blockchain): not given by this node"_s);
        row("mempoolminfee", u"Minimum feerate (mempool): not given by this node"_s);
        row("localaddresses", u"Own addresses (node): not given by this node"_s);
        row("networks", u"Reachable networks (node): not given by this node"_s);
        row("feerate", u"Estimate, 2 blocks (mempool): not given by this node"_s);
    }
    void figuresMissingInTheNodesAnswers()
    {
        QFETCH(QString, member);
        QFETCH(QString, told);
        World world;
        world.config.alerts.feerateAbove = 100'000;
        if (member == u"feerate") // required if nothing is projected
            world.config.mempoolHistSource = MempoolHistSource::None;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(world.monitor->board().find(ids::figures)->level,
                                  Status::Level::Good, longMs); // all were there once
        QVERIFY(!world.told("figures_missing", Kind::Fired));
        world.node.run([member](SimulatedNode &node) { node.leaveOut({member}); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("figures_missing", Kind::Fired), longMs);
        const QString text = world.find("figures_missing", Kind::Fired)->text;
        QVERIFY2(text.contains(told), qPrintable(text));
        QTRY_COMPARE_WITH_TIMEOUT(world.health().headline, u"Figures missing"_s, longMs);
        const RunState state = world.monitor->runState();
        QVERIFY2(state.sentence().startsWith(u"unhealthy: Figures: "_s) &&
                     state.sentence().contains(told),
                 qPrintable(state.sentence()));
        world.node.run([](SimulatedNode &node) { node.leaveOut({}); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("figures_missing", Kind::Resolved), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(world.monitor->runState().sentence().startsWith(u"healthy: "_s),
                                 longMs);
    }

    /// The documented rpcwhitelist covers all requests, including blocks and mempool.
    void withTheDocumentedWhitelist()
    {
        World world;
        QStringList documented;
        for (const Name &method : askedMethods)
            documented << method.toString();
        world.node.run([&documented](SimulatedNode &node) { node.allowOnly(documented); });
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) {
            node.mine(2);
            node.reorganise(1);
            node.loseTransactions(30); // a list is fetched again
        });
        QSet<QString> asked;
        QTRY_VERIFY_WITH_TIMEOUT(
            (world.node.run([&asked](SimulatedNode &node) {
                asked = node.methodsEverAsked();
                if (!asked.contains(u"getblock"_s)) // the stream may have been joined only now
                    node.mine();
            }),
             asked.contains({u"getblock"_s, u"getblockstats"_s, u"getmempoolentry"_s,
                             u"getrawmempool"_s, u"getdeploymentinfo"_s})),
            longMs);
        QVERIFY(!world.told("calls_refused", Kind::Fired));
        QVERIFY(!world.told("figures_missing", Kind::Fired));
        for (const Status &status : world.links)
            QVERIFY2(status.topic != topics::refusedCalls, qPrintable(status.sentence));
    }

    void aCallThatIsNotAllowed()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) { node.forbid({u"getnetworkinfo"_s}); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("figures_missing", Kind::Fired), longMs);
        const QString text = world.find("figures_missing", Kind::Fired)->text;
        QVERIFY2(text.contains(u"Own addresses (node): call not allowed (Peers)"_s),
                 qPrintable(text));
    }

    /// No alert needs the figures of this call; the refusal is told all the same.
    void aCallThatNoAlertNeedsIsNotAllowed()
    {
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        world.node.run([](SimulatedNode &node) { node.forbid({u"getnettotals"_s}); });
        QTRY_VERIFY_WITH_TIMEOUT(world.told("calls_refused", Kind::Fired), longMs);
        const QString said = world.monitor->runState().sentence();
        QVERIFY2(said.startsWith(u"unhealthy: Peers: The node does not allow getnettotals."_s),
                 qPrintable(said));
    }

    /// A failure that is too young for a complaint is not called agreement.
    void aNodeThatStopsAnswering_data()
    {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("says");
        QTest::newRow("an error") << int(NodeFault::InternalError) << u"Internal error"_s;
        QTest::newRow("a restart") << int(NodeFault::WarmUp) << u"The node is starting"_s;
    }
    void aNodeThatStopsAnswering()
    {
        QFETCH(int, fault);
        QFETCH(QString, says);
        World world;
        world.start();
        QTRY_VERIFY_WITH_TIMEOUT(world.isWell(), longMs);
        QStringList sentences; // as soon as the node's status has changed
        connect(world.monitor.get(), &Monitor::statusChanged, this, [&](const Status &status) {
            if (status.id == ids::node)
                sentences << world.monitor->runState().sentence();
        });
        world.node.run([fault](SimulatedNode &node) { node.setFault(NodeFault(fault)); });
        QTRY_VERIFY_WITH_TIMEOUT(!sentences.filter(says).isEmpty(), longMs);
        for (const QString &one : std::as_const(sentences)) // on a slow machine silence comes first
            QVERIFY2(one.contains(u"state of the chain is not known"_s), qPrintable(one));
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
        QVERIFY(!world.told("node_warnings", Kind::Fired)); // reported once
        QVERIFY(world.find("unknown_softfork", Kind::Fired)->text.contains(u"versionbit 5"_s));
    }
};

QTEST_GUILESS_MAIN(TestMonitorAlerts)
#include "test_monitor_alerts.moc"
