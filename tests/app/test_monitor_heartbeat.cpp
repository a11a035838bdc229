// SPDX-License-Identifier: GPL-3.0-or-later
// Pings to a watchdog: from a monitor whose node, mirror or disk fails, and from a program that is
// killed or hangs. This executable also acts as that program, when started with its settings.
#include "tests/app/alerting_world.h"
#include "tests/collectors/http/http_server.h"
#include "tests/support/small_file_system.h"

#include "app/core/health/component_ids.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <signal.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 40'000;
constexpr int beatMs = 200;
constexpr int manyBeatsMs = 10 * beatMs;

int calls(const HttpServer &watchdog, const QByteArray &target)
{
    return static_cast<int>(std::count_if(
        watchdog.requests().begin(), watchdog.requests().end(),
        [&target](const HttpServer::Request &request) { return request.target == target; }));
}

struct Watched {
    HttpServer watchdog{HttpServer::always(200, "OK")};
    World world;

    Watched()
    {
        world.config.heartbeatUrl = watchdog.url(u"/s3cret-token"_s);
        world.heartbeatMs = beatMs;
    }
    int good() const { return calls(watchdog, "/s3cret-token"); }
    int failing() const { return calls(watchdog, "/s3cret-token/fail"); }
    bool goesOn()
    {
        const int before = good();
        return QTest::qWaitFor([&] { return good() >= before + 2; }, longMs);
    }
    /// Only /fail arrives.
    bool isSilent()
    {
        const int before = good();
        QTest::qWait(manyBeatsMs);
        return good() == before;
    }
    bool isHeldBack() const
    {
        return world.monitor->board().find(ids::heartbeat)->level == Status::Level::Watch;
    }
};

/// The program of the tests about its end.
int watch(const QStringList &arguments)
{
    Config config;
    config.rpcUrl = QUrl(arguments[2]);
    config.rpcCookiePath = arguments[3];
    config.dataDir = config.storeDir = arguments[4];
    config.heartbeatUrl = QUrl(arguments[5]);
    config.networkTag = u"mainnet"_s;
    config.nodeName = u"child"_s;
    config.mempoolHistSource = MempoolHistSource::None;
    config.processMetrics = false;
    config.fastIntervalMs = config.slowIntervalMs = 500;
    MonitorOptions options;
    options.heartbeatMs = beatMs;
    Monitor monitor(config, options);
    monitor.start();
    return QCoreApplication::exec();
}

} // namespace

class TestMonitorHeartbeat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whileEverythingIsHealthy()
    {
        Watched watched;
        watched.world.start();
        QVERIFY(watched.goesOn());
        QVERIFY(watched.goesOn());
        QCOMPARE(watched.failing(), 0);
        QCOMPARE(watched.watchdog.requests().front().method, QByteArray("GET"));
        const auto status = watched.world.monitor->board().find(ids::heartbeat);
        QCOMPARE(status->level, Status::Level::Good);
        for (const Status &one : watched.world.links)
            QVERIFY(!(one.summary + one.sentence).contains(u"s3cret"_s));
    }

    void aNodeThatIsDown()
    {
        Watched watched;
        watched.world.start();
        QVERIFY(watched.goesOn());
        watched.world.node.run(
            [](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QTRY_VERIFY_WITH_TIMEOUT(watched.failing() >= 2, longMs);
        QVERIFY(watched.world.told("node_unreachable", AlertNews::Kind::Fired));
        QVERIFY(watched.isSilent());
        watched.world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::None); });
        QVERIFY(watched.goesOn());
    }

    void aMirrorThatIsDown()
    {
        Watched watched;
        watched.world.config.influxUrl = QUrl(u"http://127.0.0.1:1"_s);
        watched.world.config.influxBucket = u"b"_s;
        watched.world.mirrorStuckMs = 1'000;
        watched.world.start();
        // A slow machine reports a late start first, then pings continue.
        QTRY_VERIFY_WITH_TIMEOUT(
            watched.world.monitor->board().complaintAbout(ids::influx).contains(u"none was"_s),
            longMs);
        QTRY_VERIFY_WITH_TIMEOUT(watched.isHeldBack(), longMs);
        QVERIFY(watched.isSilent());
        QCOMPARE(watched.failing(), 0); // no alert is critical
    }

    void aDiskThatIsFull()
    {
        Watched watched;
        const SmallFileSystem disk(watched.world.directory.filePath(u"small"_s));
        if (!disk.isMounted())
            QSKIP(qPrintable(SmallFileSystem::reason()));
        watched.world.config.dataDir = watched.world.config.storeDir = disk.path(u"own"_s);
        watched.world.start();
        QVERIFY(watched.goesOn());
        QVERIFY(disk.fill(0));
        QTRY_VERIFY_WITH_TIMEOUT(watched.isHeldBack(), longMs);
        QVERIFY(watched.isSilent());
        QVERIFY(disk.free());
        QVERIFY(watched.goesOn());
    }

    void aHistoryThatIsBroken()
    {
        Watched watched;
        QVERIFY(QDir().mkpath(watched.world.config.storeDir + u"/history.sqlite/in-the-way"_s));
        watched.world.start();
        QTRY_VERIFY_WITH_TIMEOUT(watched.world.isWell(), longMs);
        QTRY_VERIFY_WITH_TIMEOUT(watched.isHeldBack(), longMs); // although none was sent before
        QVERIFY(watched.isSilent());
        QCOMPARE(watched.good(), 0);
        QVERIFY(!watched.world.monitor->runState().complaint.isEmpty());
    }

    void aReceiverThatRefuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("level");
        const auto row = [](const char *name, int status, const char *body, Status::Level level) {
            QTest::newRow(name) << status << QByteArray(body) << int(level);
        };
        row("OK", 200, "OK", Status::Level::Good);
        row("another one's words", 202, "Got it, thanks!", Status::Level::Good);
        row("no such check", 200, "OK (not found)", Status::Level::Bad);
        row("too often", 200, "OK (rate limited)\n", Status::Level::Bad);
        row("not found", 404, "not found", Status::Level::Bad);
        row("redirect", 302, "", Status::Level::Bad);
        row("broken", 500, "OK", Status::Level::Bad);
    }
    void aReceiverThatRefuses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, level);
        HttpServer watchdog(HttpServer::always(status, body));
        Heartbeat heartbeat({.url = watchdog.url(u"/s3cret"_s), .intervalMs = beatMs},
                            [] { return Beat::Good; });
        StatusReport last;
        connect(&heartbeat, &Heartbeat::reported, this,
                [&last](const StatusReport &report) { last = report; });
        heartbeat.start();
        QTRY_VERIFY_WITH_TIMEOUT(last.level != Status::Level::Waiting, longMs);
        QCOMPARE(int(last.level), level);
        QVERIFY(!last.sentence.contains(u"s3cret"_s));
        QVERIFY(last.sentence.contains(u"127.0.0.1"_s));
    }

    void aReceiverThatNeverAnswers()
    {
        HttpServer watchdog(
            HttpServer::dripping("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"));
        Heartbeat heartbeat(
            {.url = watchdog.url(u"/s3cret"_s), .intervalMs = beatMs, .timeoutMs = 500},
            [] { return Beat::Good; });
        StatusReport last;
        connect(&heartbeat, &Heartbeat::reported, this,
                [&last](const StatusReport &report) { last = report; });
        heartbeat.start();
        QTRY_COMPARE_WITH_TIMEOUT(last.level, Status::Level::Bad, longMs);
    }

    void theAddressOfAFailure()
    {
        HttpServer watchdog(HttpServer::always(200, "OK"));
        Heartbeat heartbeat({.url = watchdog.url(u"/ping/s3cret/?rid=7"_s), .intervalMs = beatMs},
                            [] { return Beat::Critical; });
        heartbeat.start();
        QTRY_VERIFY_WITH_TIMEOUT(!watchdog.requests().empty(), longMs);
        QCOMPARE(watchdog.requests().front().target, QByteArray("/ping/s3cret/fail?rid=7"));
    }

    void aProgramThatHangsOrIsKilled()
    {
        Watched watched; // its node and its watchdog; the monitor is another process
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedChannels);
        program.start(QCoreApplication::applicationFilePath(),
                      {u"--watch"_s, watched.world.config.rpcUrl.toString(),
                       watched.world.config.rpcCookiePath, watched.world.config.dataDir,
                       watched.world.config.heartbeatUrl.toString()});
        QVERIFY(program.waitForStarted(longMs));
        QVERIFY(watched.goesOn());
        const auto id = static_cast<pid_t>(program.processId());
        ::kill(id, SIGSTOP);
        QTest::qWait(2 * beatMs); // requests in transit
        QVERIFY(watched.isSilent());
        ::kill(id, SIGCONT);
        QVERIFY(watched.goesOn());
        ::kill(id, SIGKILL);
        QVERIFY(program.waitForFinished(longMs));
        QTest::qWait(2 * beatMs);
        QVERIFY(watched.isSilent());
        QCOMPARE(watched.failing(), 0);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc > 5 && QByteArray(argv[1]) == "--watch")
        return watch(QCoreApplication::arguments());
    TestMonitorHeartbeat test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_monitor_heartbeat.moc"
