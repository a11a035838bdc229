// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a child process without a display, against a simulated node.
#include "app/core/alerts/alert_rules.h"
#include "app/core/config/settings_table.h"
#include "app/core/exporter/metrics_reference.h"
#include "app/core/exporter/prometheus_rules.h"
#include "app/core/peers/peer_log.h"
#include "collectors/point/catalogue.h"
#include "tests/support/geo_server.h"
#include "tests/support/mmdb_writer.h"
#include "tests/support/program_world.h"

#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <set>
#include <signal.h>
#include <sys/stat.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int longMs = 30'000;

void blockBothSignals()
{
    sigset_t both;
    sigemptyset(&both);
    sigaddset(&both, SIGTERM);
    sigaddset(&both, SIGINT);
    ::sigprocmask(SIG_BLOCK, &both, nullptr);
}

} // namespace

class TestProgram : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onceAndPrint()
    {
        ProgramWorld world;
        world.set("SCRAPE_INTERVAL_FAST", u"5"_s); // who is slow is not silent yet
        const ProgramResult result = finish(*world.start(u"--once --print"_s));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        std::set<QByteArray> measurements;
        for (const QByteArray &line : result.output.trimmed().split('\n')) {
            const QByteArray measurement = line.split(',').front();
            QVERIFY2(findMeasurement(measurement.toStdString()), line.constData());
            QVERIFY2(line.contains(",network=mainnet,"), line.constData());
            measurements.insert(measurement);
        }
        for (const char *name : {"blockchain", "softfork", "mempool", "fee_estimate", "peers",
                                 "peer_network", "network_traffic", "node", "zmq", "filesystem",
                                 "collector", "mempool_hist", "recommended_feerate"})
            QVERIFY2(measurements.contains(name), name);
    }

    /// A component that cannot answer has failed, which is a result too; it is reported.
    void onceWithoutTheMempool()
    {
        ProgramWorld world;
        world.node.run([](SimulatedNode &node) { node.forbid({u"getrawmempool"_s}); });
        const ProgramResult result = finish(*world.start(u"--once --print"_s));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QVERIFY2(result.errors.contains("warning Mempool: ") &&
                     result.errors.contains("getrawmempool"),
                 result.errors.constData());
        QVERIFY(!result.output.contains("mempool_hist"));
        QVERIFY(result.output.contains("\nmempool,"));
    }

    void theMempoolsTroubleIsReported()
    {
        ProgramWorld world;
        world.node.run([](SimulatedNode &node) { node.forbid({u"getrawmempool"_s}); });
        const auto process = world.start(u"--headless"_s);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return finish(*world.start(u"--healthcheck"_s))
                    .output.startsWith("unhealthy: Mempool: ");
            },
            longMs));
        world.node.run([](SimulatedNode &node) { node.forbid({}); });
        QVERIFY(QTest::qWaitFor(
            [&] { return finish(*world.start(u"--healthcheck"_s)).output.startsWith("healthy: "); },
            longMs));
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
    }

    void placesFromDatabasesInAFolder_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<bool>("named");
        QTest::newRow("that GEOIP_DIR names") << u"geo"_s << true;
        QTest::newRow("of the program's own data") << u"own"_s << false;
    }
    void placesFromDatabasesInAFolder()
    {
        QFETCH(QString, folder);
        QFETCH(bool, named);
        ProgramWorld world;
        QVERIFY(QDir().mkpath(world.path(folder)));
        MmdbWriter(u"country"_s)
            .add(u"::/1"_s, {{u"country_code"_s, u"SE"_s}, {u"asn"_s, u"AS7"_s}})
            .write(world.path(folder + u"/country.mmdb"_s));
        if (named)
            world.set("GEOIP_DIR", world.path(folder));
        const ProgramResult result = finish(*world.start(u"--once --print"_s));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QVERIFY(result.output.contains("peer_geo,country=SE,"));
        QVERIFY(result.output.contains("peer_asn,asn=7,"));
        world.set("ENABLE_ASN_STATS", u"false"_s);
        QVERIFY(!finish(*world.start(u"--once --print"_s)).output.contains("peer_asn"));
    }

    void getGeoip()
    {
        GeoServer server;
        const QDate today = QDateTime::currentDateTimeUtc().date();
        server.putMonth(today);
        ProgramWorld world;
        world.set("GEOIP_URL", server.url().toString());
        const auto run = [&](const std::function<bool(const QByteArray &errors)> &isEnough) {
            const auto process = world.start(u"--get-geoip"_s);
            QByteArray errors;
            const bool isInTime = QTest::qWaitFor(
                [&] {
                    errors += process->readAllStandardError();
                    return process->state() == QProcess::NotRunning || isEnough(errors);
                },
                longMs);
            if (!isInTime)
                qWarning("--get-geoip goes on");
            if (process->state() != QProcess::NotRunning) {
                ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
                process->waitForFinished(longMs);
            }
            const bool isNormal = process->exitStatus() == QProcess::NormalExit;
            return ProgramResult{isNormal ? process->exitCode() : -1,
                                 process->readAllStandardOutput(),
                                 errors + process->readAllStandardError()};
        };
        const auto toTheEnd = [](const QByteArray &) { return false; };

        server.manners[geoCityPath(today)] = {.times = 1, .stallAfter = 100};
        ProgramResult result =
            run([](const QByteArray &errors) { return errors.contains("dbip-city-lite"); });
        QVERIFY2(result.output.contains("127.0.0.1") && result.output.contains("CC BY 4.0") &&
                     result.output.contains("70 MB"),
                 result.output.constData()); // before it is done
        QVERIFY(result.errors.contains("dbip-asn-lite"));
        QVERIFY(QFile::exists(world.dataDir() + u"/dbip-asn-lite.mmdb"_s));
        QVERIFY(!QFile::exists(world.dataDir() + u"/dbip-city-lite.mmdb"_s));

        result = run(toTheEnd); // resumes where the signal ended it
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QCOMPARE(server.asked.last(), geoCityPath(today) + u" 100"_s);
        QVERIFY(QFile::exists(world.dataDir() + u"/dbip-city-lite.mmdb"_s));

        QVERIFY(QFile::remove(world.dataDir() + u"/dbip-city-lite.mmdb"_s));
        server.files[geoCityPath(today)] = "<html>Please log in</html>";
        result = run(toTheEnd);
        QCOMPARE(result.exitCode, 1);
        QVERIFY2(result.errors.contains("no gzip file"), result.errors.constData());
        QVERIFY(!result.errors.contains("http:"));
        QVERIFY(!QFile::exists(world.dataDir() + u"/dbip-city-lite.mmdb"_s));
    }

    void theLogOfPeersIsKept()
    {
        ProgramWorld world;
        const auto process = world.start(u"--headless --print"_s);
        QByteArray printed;
        QVERIFY(QTest::qWaitFor(
            [&] { return (printed += process->readAllStandardOutput()).contains("peers,"); },
            longMs));
        ::kill(static_cast<pid_t>(process->processId()), SIGTERM);
        QCOMPARE(finish(*process).exitCode, 0);
        PeerLog log({world.path(u"own/peer-log.sqlite"_s)});
        QCOMPARE(log.churn().sessionsKept, 64);
    }

    void logLinesHaveTimeAndLevel()
    {
        ProgramWorld world;
        const ProgramResult result = finish(*world.start(u"--once"_s));
        QVERIFY(result.output.isEmpty());
        static const QRegularExpression form(
            u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (debug|info|warning|error) .+$"_s);
        const QByteArrayList lines = result.errors.trimmed().split('\n');
        QVERIFY(lines.size() >= 2);
        for (const QByteArray &line : lines)
            QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }

    void onceWithoutANode()
    {
        ProgramWorld world;
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        const ProgramResult result = finish(*world.start(u"--once --print"_s));
        QCOMPARE(result.exitCode, 1);
        QVERIFY(result.errors.contains("refuses the connection"));
        QVERIFY(!result.output.contains("blockchain"));
    }

    void runsUntilTerminated_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void runsUntilTerminated()
    {
        QFETCH(int, signal);
        ProgramWorld world;
        world.set("INFLUX_URL", u"http://127.0.0.1:1"_s); // and a receiver that is not there
        world.set("INFLUX_BUCKET", u"b"_s);
        const auto process = world.start(u"--headless --print"_s);
        QByteArray printed;
        QVERIFY(QTest::qWaitFor(
            [&] { return (printed += process->readAllStandardOutput()).contains("blockchain"); },
            longMs));
        QElapsedTimer time;
        time.start();
        ::kill(static_cast<pid_t>(process->processId()), signal);
        const ProgramResult result = finish(*process);
        QCOMPARE(result.exitCode, 0);
        QVERIFY(time.elapsed() < 5'000); // the required limit, with a wide margin
    }

    void endsInItsFirstMoments_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("with a node") << u"--headless"_s;
        QTest::newRow("demo") << u"--headless --demo"_s;
#ifdef HAVE_GUI
        QTest::newRow("demo with a window") << u"--demo"_s;
#endif
    }
    /// The signals are blocked while the program is loaded, before its first line; then it handles
    /// them. Temporary files are removed afterwards.
    void endsInItsFirstMoments()
    {
        QFETCH(QString, arguments);
        ProgramWorld world;
        const QString temporary = world.path(u"tmp"_s);
        QVERIFY(QDir().mkpath(temporary));
        world.set("TMPDIR", temporary);
        world.set("QT_QPA_PLATFORM", u"offscreen"_s);
        world.set("XDG_RUNTIME_DIR", world.path(u"."_s)); // else Qt makes one
        for (int delayMs = 0; delayMs < 200; delayMs += 10) {
            QProcess process;
            process.setChildProcessModifier(blockBothSignals);
            world.startIn(process, arguments);
            QVERIFY(process.waitForStarted());
            QTest::qWait(delayMs);
            ::kill(static_cast<pid_t>(process.processId()), delayMs % 20 ? SIGINT : SIGTERM);
            const ProgramResult result = finish(process);
            QVERIFY2(result.exitCode == 0, result.errors.constData());
            QCOMPARE(QDir(temporary).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                     QStringList());
        }
    }

    /// A signal during the start also ends commands without an event loop.
    void anExportIsEndedBySignals()
    {
        ProgramWorld world;
        QProcess process;
        process.setChildProcessModifier(blockBothSignals);
        world.startIn(process, u"--export mempool"_s);
        QVERIFY(process.waitForStarted());
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGTERM);
    }

    /// A pipe without a writer hangs like an unresponsive file system.
    void endsThoughAFileSystemHangs()
    {
        ProgramWorld world;
        const QByteArray pipe = world.path(u"bitcoind.pid"_s).toLocal8Bit();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const auto process = world.start(u"--headless --print"_s);
        QByteArray printed;
        QVERIFY(QTest::qWaitFor(
            [&] { return (printed += process->readAllStandardOutput()).contains("blockchain"); },
            longMs));
        process->terminate();
        const ProgramResult result = finish(*process);
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QVERIFY2(result.errors.contains("left behind: host."), result.errors.constData());
    }

    void healthcheck()
    {
        ProgramWorld world;
        QCOMPARE(finish(*world.start(u"--healthcheck"_s)).exitCode, 1);
        const auto process = world.start(u"--headless"_s);
        QTRY_COMPARE_WITH_TIMEOUT(finish(*world.start(u"--healthcheck"_s)).exitCode, 0, longMs);
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::RefuseConnections); });
        QTRY_COMPARE_WITH_TIMEOUT(finish(*world.start(u"--healthcheck"_s)).exitCode, 1, longMs);
        const ProgramResult away = finish(*world.start(u"--healthcheck"_s));
        QVERIFY2(away.output.startsWith("unhealthy: Node: no result"), away.output.constData());
        world.node.run([](SimulatedNode &node) { node.setFault(NodeFault::None); });
        QTRY_COMPARE_WITH_TIMEOUT(finish(*world.start(u"--healthcheck"_s)).exitCode, 0, longMs);
        const ProgramResult second = finish(*world.start(u"--headless"_s));
        QCOMPARE(second.exitCode, 2);
        QVERIFY(second.errors.contains("another instance"));
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
    }

    void theHistorySurvivesAKillAndIsExported()
    {
        ProgramWorld world;
        QCOMPARE(finish(*world.start(u"--export mempool"_s)).exitCode, 1); // nothing there yet
        const auto process = world.start(u"--headless --print"_s);
        QByteArray printed;
        QVERIFY(QTest::qWaitFor(
            [&] { return (printed += process->readAllStandardOutput()).count("\nmempool,") >= 8; },
            longMs));
        const ProgramResult beside = finish(*world.start(u"--export mempool"_s)); // while it runs
        QVERIFY2(beside.exitCode == 0, beside.errors.constData());
        process->kill();
        process->waitForFinished();
        const ProgramResult result =
            finish(*world.start(u"--export mempool --from -1h --to now"_s));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        const QByteArray settings = finish(*world.start(u"--check-config"_s)).output;
        QVERIFY2(settings.contains("/history.sqlite: "), settings.constData()); // and its size
        const QByteArrayList lines = result.output.trimmed().split('\n');
        QVERIFY2(lines.front().startsWith("time,network,node,samples,tx_count,tx_count_min,"),
                 lines.front().constData());
        QVERIFY2(lines.size() >= 4, result.output.constData());
        static const QRegularExpression form(
            u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z,mainnet,127.0.0.1,1,\\d+,"_s);
        for (const QByteArray &line : lines.mid(1))
            QVERIFY2(form.match(QString::fromUtf8(line)).hasMatch(), line.constData());
    }

    void exportReportsErrors_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QByteArray>("complaint");
        QTest::newRow("measurement")
            << u"--export nonsense"_s << QByteArray("--export nonsense: no such measurement");
        QTest::newRow("from") << u"--export mempool --from yesterday"_s
                              << QByteArray("--from yesterday: expected a time such as");
        QTest::newRow("order") << u"--export mempool --from now --to -1h"_s
                               << QByteArray("--from is later than --to");
    }
    void exportReportsErrors()
    {
        QFETCH(QString, arguments);
        QFETCH(QByteArray, complaint);
        ProgramWorld world;
        const auto process = world.start(u"--headless --print"_s);
        QVERIFY(QTest::qWaitFor(
            [&] { return process->readAllStandardOutput().contains("mempool"); }, longMs));
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
        const ProgramResult result = finish(*world.start(arguments));
        QCOMPARE(result.exitCode, 2);
        QVERIFY2(result.errors.contains(complaint), result.errors.constData());
        QVERIFY(result.output.isEmpty());
    }

    void aWrongValueStopsTheStart()
    {
        ProgramWorld world;
        world.set("SCRAPE_INTERVAL_SLOW", u"often"_s);
        const ProgramResult result = finish(*world.start(u"--headless"_s));
        QCOMPARE(result.exitCode, 2);
        QCOMPARE(result.errors, QByteArray("bitcoin-node-monitor: SCRAPE_INTERVAL_SLOW=often "
                                           "(environment): allowed is seconds from 0.2 to 3600\n"));
    }

#ifdef HAVE_GUI
    /// The line would be invisible; the dialog shows it, and the program keeps running.
    void aWrongValueWithoutATerminalOpensSettings()
    {
        ProgramWorld world;
        world.set("BITCOIN_RPC_PORT", u"0"_s);
        world.set("QT_QPA_PLATFORM", u"offscreen"_s);
        const auto process = world.start(u""_s);
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += process->readAllStandardError(); // Qt may print something first
                return said.contains("bitcoin-node-monitor: BITCOIN_RPC_PORT=0 (environment): ");
            },
            longMs));
        QVERIFY(!process->waitForFinished(1'000));
        process->terminate();
        QCOMPARE(finish(*process).exitCode, 0);
    }
#endif

    void aFoundFileIsReported()
    {
        ProgramWorld world;
        QFile file(world.path(u".env"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("NODE_NAME=elsewhere\nBITCOIN_RPC_PROXY=socks5://127.0.0.1:1\n") > 0);
        file.close();
        const auto program = world.start(u"--headless"_s);
        QByteArray log;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         log += program->readAllStandardError();
                         return log.contains("/.env are in force.");
                     },
                     longMs),
                 log.constData());
        QVERIFY2(
            log.contains("warning Settings: BITCOIN_RPC_COOKIE_PATH (environment) is not used"),
            log.constData());
        program->terminate();
        QCOMPARE(finish(*program).exitCode, 0);
    }

    /// Before there is an event loop, in a call that does not come back.
    void endsThoughTheMainThreadHangs()
    {
        ProgramWorld world;
        const QString pipe = world.path(u"nobody-writes"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const auto program = world.start(u"--headless --env-file "_s + pipe);
        QVERIFY(program->waitForStarted(longMs));
        QVERIFY(!program->waitForFinished(1'000));
        QElapsedTimer timer;
        timer.start();
        program->terminate();
        QCOMPARE(finish(*program).exitCode, 0);
        QVERIFY2(timer.elapsed() <= 5'000, qPrintable(QString::number(timer.elapsed())));
    }

    void demo()
    {
        ProgramWorld world;
        world.set("SCRAPE_INTERVAL_FAST", u"5"_s); // who is slow is not silent yet
        const ProgramResult result = finish(*world.start(u"--demo --once --print"_s));
        QVERIFY2(result.exitCode == 0, result.errors.constData());
        QVERIFY(result.output.contains("blockchain,network=demo,node=simulated "));
        QVERIFY(result.output.contains("mempool_hist,bin="));
        QVERIFY(result.output.contains("recommended_feerate,"));
        QVERIFY(!result.output.contains("network=mainnet"));
    }

    void helpNamesTheProgram()
    {
        ProgramWorld world;
        const ProgramResult result = finish(*world.start(u"--help"_s));
        QCOMPARE(result.exitCode, 0);
        QVERIFY2(result.output.startsWith("Usage: bitcoin-node-monitor [options]\n"),
                 result.output.constData());
    }

    void references_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("--list-metrics") << catalogueAsMarkdown();
        QTest::newRow("--list-alerts") << alertsAsMarkdown() + prometheusRulesAsMarkdown();
        QTest::newRow("--prometheus-metrics") << prometheusMetricsAsMarkdown();
        QTest::newRow("--prometheus-rules") << prometheusRules();
        QTest::newRow("--list-settings") << settingsAsMarkdown();
    }
    void references()
    {
        QFETCH(QString, text);
        ProgramWorld world;
        const ProgramResult result =
            finish(*world.start(QString::fromLatin1(QTest::currentDataTag())));
        QCOMPARE(result.exitCode, 0);
        QCOMPARE(result.output, text.toUtf8());
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "test_program.moc"
