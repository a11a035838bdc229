// SPDX-License-Identifier: GPL-3.0-or-later
// News that a receiver could not take, over kills of the program, over settings that are applied
// and over a receiver that is slow: each arrives, and once.
#include "app/monitor_host.h"
#include "tests/collectors/http/http_server.h"
#include "tests/influx/scripted_receiver.h"
#include "tests/support/any_disk.h"
#include "tests/support/program_world.h"

#include <QFile>
#include <QJsonDocument>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <QTimer>
#include <functional>

#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;
using Answer = ScriptedReceiver::Answer;

namespace {

constexpr int longMs = 30'000;

QString newsIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document["event"_L1].toString() + u' ' + document["alert"_L1].toString();
}

/// A receiver of generic JSON that fails until it is repaired.
struct Receiver {
    ScriptedReceiver http;
    bool isBroken = true;
    QStringList taken;
    int attempts = 0;

    Receiver()
    {
        http.answerBy([this](const ScriptedReceiver::Request &request) -> Answer {
            if (request.target != "/hook")
                return {.status = 404}; // it does not identify itself
            ++attempts;
            if (isBroken)
                return {.status = 503};
            taken << newsIn(request.lines);
            return {};
        });
    }
    QUrl url() const { return http.url().resolved(QUrl(u"/hook"_s)); }
};

/// Like finish(), but this process keeps answering.
ProgramResult ended(QProcess &process)
{
    const bool isOver =
        QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, longMs) &&
        process.exitStatus() == QProcess::NormalExit;
    return {isOver ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

void endSoon(QProcess &process, int signal)
{
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(longMs));
}

/// A program that reports an unreachable node after a second.
struct World : ProgramWorld {
    Receiver receiver;

    World()
    {
        set("ALERT_WEBHOOK_URL", receiver.url().toString());
        setLimits(u"node_unreachable=1"_s);
        set("ALERTS_OFF", u"zmq_down"_s);
    }
    void setAway(bool isAway)
    {
        node.run([isAway](SimulatedNode &one) {
            one.setFault(isAway ? NodeFault::RefuseConnections : NodeFault::None);
        });
    }
    QByteArray said; ///< by --healthcheck
    bool isWell()
    {
        return comesTo([](const ProgramResult &result) { return result.exitCode == 0; });
    }
    bool says(const QByteArray &words)
    {
        return comesTo(
            [&words](const ProgramResult &result) { return result.output.contains(words); });
    }
    bool comesTo(const std::function<bool(const ProgramResult &)> &isWanted)
    {
        return QTest::qWaitFor(
            [&] {
                const ProgramResult result = ended(*start(u"--healthcheck"_s));
                said = result.output + result.errors;
                return isWanted(result);
            },
            longMs);
    }
    int countTaken(const QString &news) const
    {
        return static_cast<int>(receiver.taken.count(news));
    }
};

Config configFor(const SimulatedNodeThread &node, const QString &folder, const QUrl &webhook)
{
    Config config;
    const RpcEndpoint endpoint = endpointOf(node);
    config.rpcUrl = endpoint.url;
    config.rpcCookiePath = endpoint.cookiePath;
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"one"_s;
    config.fastIntervalMs = config.slowIntervalMs = 200;
    config.zmqEnabled = config.processMetrics = false;
    config.mempoolHistSource = MempoolHistSource::None;
    config.dataDir = config.storeDir = folder;
    config.alerts.thresholds = limitsForAnyDisk();
    config.alertWebhookUrl = webhook;
    config.alertWebhookFormat = WebhookFormat::Generic;
    return config;
}

/// Monitors that follow one another, as settings are applied.
struct Applied {
    QTemporaryDir directory;
    SimulatedNodeThread node;
    MonitorHost host{Monitor::Keeping::OnDisk};
    int cycles = 0;

    Applied()
    {
        QString error;
        if (!node.start(&error))
            qFatal("%s", qPrintable(error));
        QObject::connect(&host, &MonitorHost::made, &host, [this](Monitor &monitor) {
            cycles = 0;
            QObject::connect(&monitor, &Monitor::fastCycleFinished, &host, [this] { ++cycles; });
        });
    }
    ~Applied()
    {
        QSignalSpy stopped(&host, &MonitorHost::stopped);
        host.stop();
        // A spy waits no more once the test has failed.
        if (!QTest::qWaitFor([&stopped] { return !stopped.isEmpty(); }, longMs))
            qFatal("the monitor does not stop");
    }
    void reorganise()
    {
        node.run([](SimulatedNode &one) { one.reorganise(3); });
    }
};

} // namespace

class TestUndelivered : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void duringAKill()
    {
        World world;
        const QString away = u"fired node_unreachable"_s;
        auto process = world.start(u"--headless"_s);
        QVERIFY2(world.isWell(), world.said);
        world.setAway(true);
        QTRY_VERIFY_WITH_TIMEOUT(world.receiver.attempts > 0, longMs);
        endSoon(*process, SIGKILL);
        QCOMPARE(world.receiver.taken, QStringList());
        const QFile::Permissions others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(QFile::exists(world.path(u"own/alerts.sqlite"_s)));
        QCOMPARE(QFile::permissions(world.path(u"own/alerts.sqlite"_s)) & others,
                 QFile::Permissions());

        world.receiver.isBroken = false;
        process = world.start(u"--headless"_s);
        QTRY_COMPARE_WITH_TIMEOUT(world.countTaken(away), 1, longMs);
        endSoon(*process, SIGKILL);

        // No later start reports it again; new alerts are reported.
        process = world.start(u"--headless"_s);
        world.setAway(false);
        QVERIFY2(world.says("Node unreachable: recovering"), world.said);
        world.node.run([](SimulatedNode &node) { node.reorganise(3); });
        QTRY_COMPARE_WITH_TIMEOUT(world.countTaken(u"fired reorganisation"_s), 1, longMs);
        endSoon(*process, SIGTERM);
        process = world.start(u"--headless"_s);
        QVERIFY2(world.says("Reorganisation: "), world.said); // for a day
        world.node.run([](SimulatedNode &node) { node.mine(1); });
        endSoon(*process, SIGTERM);
        QCOMPARE(world.countTaken(away), 1);
        QCOMPARE(world.countTaken(u"fired reorganisation"_s), 1);
    }

    void whileSettingsAreApplied()
    {
        Applied applied;
        Receiver receiver;
        Config config = configFor(applied.node, applied.directory.path(), receiver.url());
        applied.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(applied.cycles > 3, longMs);
        applied.reorganise();
        QTRY_VERIFY_WITH_TIMEOUT(receiver.attempts > 0, longMs);
        for (const auto &name : {u"two"_s, u"three"_s}) {
            receiver.isBroken = name == u"two"_s;
            const int before = receiver.attempts;
            config.nodeName = name;
            applied.host.run(config);
            QTRY_VERIFY_WITH_TIMEOUT(receiver.attempts > before && applied.cycles > 5, longMs);
        }
        QTRY_VERIFY_WITH_TIMEOUT(applied.cycles > 10, longMs);
        QCOMPARE(receiver.taken, QStringList{u"fired reorganisation"_s});
        // A wrong address is set right in the settings; nothing is lost by that.
        Receiver other;
        receiver.isBroken = true;
        applied.reorganise();
        const int before = receiver.attempts;
        QTRY_VERIFY_WITH_TIMEOUT(receiver.attempts > before, longMs);
        other.isBroken = false;
        config.alertWebhookUrl = other.url();
        applied.host.run(config);
        QTRY_COMPARE_WITH_TIMEOUT(other.taken, QStringList{u"again reorganisation"_s}, longMs);
    }

    /// A message in transit when the settings are applied gets a moment to arrive.
    void withASlowReceiver()
    {
        Applied applied;
        QStringList taken;
        QObject context;
        HttpServer receiver([&](QTcpSocket &socket, const HttpServer::Request &request) {
            taken << newsIn(request.body);
            QTimer::singleShot(500, &context, [client = QPointer<QTcpSocket>(&socket)] {
                if (client)
                    HttpServer::send(*client, 204, {});
            });
        });
        Config config = configFor(applied.node, applied.directory.path(), receiver.url());
        applied.host.run(config);
        QTRY_VERIFY_WITH_TIMEOUT(applied.cycles > 3, longMs);
        applied.reorganise();
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 1, longMs);
        config.nodeName = u"two"_s;
        applied.host.run(config); // while the receiver thinks
        QTRY_VERIFY_WITH_TIMEOUT(applied.host.monitor() && applied.cycles > 10, longMs);
        QCOMPARE(taken, QStringList{u"fired reorganisation"_s});
    }

    void aTestMessage_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("taken") << 204 << 0 << QByteArray("took the test message.\n");
        QTest::newRow("refused") << 403 << 1 << QByteArray("HTTP status 403.");
        QTest::newRow("fails") << 500 << 1 << QByteArray("HTTP status 500.");
        QTest::newRow("no webhook") << 0 << 1 << QByteArray("set ALERT_WEBHOOK_URL");
    }
    void aTestMessage()
    {
        QFETCH(int, status);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, line);
        ProgramWorld world;
        ScriptedReceiver receiver;
        receiver.answerBy(
            [status](const ScriptedReceiver::Request &) { return Answer{.status = status}; });
        world.set("DBUS_SESSION_BUS_ADDRESS", u"unix:path=/nonexistent"_s);
        QUrl url = receiver.url().resolved(QUrl(u"/s3cret?token=s3cret"_s));
        url.setUserName(u"s3cret"_s);
        if (status != 0) {
            world.set("ALERT_WEBHOOK_URL", url.toString());
            world.set("ALERT_WEBHOOK_FORMAT", u"generic"_s);
        }
        const auto process = world.start(u"--test-alert"_s);
        const ProgramResult result = ended(*process);
        QVERIFY2(result.exitCode == exitCode, result.errors + result.output);
        QVERIFY2(result.output.contains(line), result.output);
        QCOMPARE(result.output.count('\n'), 1);
        QVERIFY(!(result.output + result.errors).contains("s3cret"));
        QCOMPARE(receiver.requestCount(), status == 0 ? 0 : 1);
    }
};

QTEST_GUILESS_MAIN(TestUndelivered)
#include "test_undelivered.moc"
