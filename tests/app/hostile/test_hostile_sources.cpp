// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process without a window, against each source that means harm. What
// memory it took at its peak, and how long its end took, stand beside each in the output; the peaks
// stand in packaging/docs/limits.md too, beside the limit that each of them is about.
// UPDATE_LIMITS=1 writes them there.
#include "tests/app/hostile/hostile_server.h"
#include "tests/app/hostile/limits_document.h"

#include "collectors/geo/geo_download.h"
#include "collectors/mempool/mempool_sync.h"
#include "collectors/node/fast_points.h"
#include "collectors/point/point_guard.h"
#include "collectors/zmq/zmtp_reader.h"
#include "tests/support/free_port.h"
#include "tests/support/geo_server.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtEndian>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int harmMs = 4'000; ///< how long each source does harm
constexpr double mostMegabytes = 200;
constexpr qint64 mempoolCycleMs = 5'000;
constexpr int mostEndMs = 4'500; ///< of the 5 s that there are

/// Ways of an answer to have no end.
void addFramings()
{
    QTest::addColumn<QString>("endless");
    QTest::newRow("until the connection ends") << u"until its connection ends"_s;
    QTest::newRow("in chunks") << u"in chunks"_s;
    QTest::newRow("headers") << u"in its headers"_s;
    QTest::newRow("one header") << u"in one header"_s;
}

HostileHttp::Answer without(const QString &end, const QByteArray &begin, const QByteArray &endless,
                            const QByteArray &status = "200 OK")
{
    if (end == "in its headers"_L1)
        return {{}, "X-Header: a value\r\n", status, false, true};
    if (end == "in one header"_L1)
        return {{}, "xxxxxxxxxxxxxxxx", status, false, true};
    return {begin, endless, status, end == "in chunks"_L1};
}

/// The row of the document: a head has a limit of its own.
const char *limitOf(const QString &endless, const char *ofBody)
{
    return endless.contains("header"_L1) ? "head of an HTTP answer" : ofBody;
}

QString urlOf(const QTcpServer &server, const QString &scheme = u"http"_s, const QString &path = {})
{
    return u"%1://127.0.0.1:%2%3"_s.arg(scheme).arg(server.serverPort()).arg(path);
}

class Program {
public:
    explicit Program(quint16 rpcPort)
    {
        for (const auto &[name, value] : std::initializer_list<std::pair<QString, QString>>{
                 {u"HOME"_s, m_directory.path()},
                 {u"DATA_DIR"_s, m_directory.filePath(u"own"_s)},
                 {u"BITCOIN_DATADIR"_s, m_directory.path()},
                 {u"BITCOIN_NETWORK"_s, u"mainnet"_s},
                 {u"BITCOIN_RPC_HOST"_s, u"127.0.0.1"_s},
                 {u"BITCOIN_RPC_PORT"_s, QString::number(rpcPort)},
                 {u"BITCOIN_RPC_USER"_s, u"monitor"_s},
                 {u"BITCOIN_RPC_PASSWORD"_s, u"a password"_s},
                 {u"SCRAPE_INTERVAL_FAST"_s, u"0.5"_s},
                 {u"SCRAPE_INTERVAL_SLOW"_s, u"1"_s}})
            set(name, value);
    }
    void set(const QString &name, const QString &value) { m_environment.insert(name, value); }
    void start(const QString &run = u"--headless"_s)
    {
        m_process.setProcessEnvironment(m_environment);
        m_process.setWorkingDirectory(m_directory.path());
        m_process.setStandardErrorFile(m_directory.filePath(u"log"_s));
        m_process.start(QStringLiteral(PROGRAM), {run});
        QVERIFY(m_process.waitForStarted());
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    int exitCode() const { return m_process.exitCode(); }
    double peak() const { return processMegabytes(m_process.processId(), "VmHWM"); }
    QByteArray log() const
    {
        QFile file(m_directory.filePath(u"log"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// By SIGTERM, in ms; nothing: it does not end, or not well. The harm goes on meanwhile.
    std::optional<qint64> end()
    {
        QElapsedTimer time;
        time.start();
        m_process.terminate();
        const bool hasEnded = QTest::qWaitFor([this] { return !isRunning(); }, 20'000);
        const bool isWell =
            hasEnded && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
        return isWell ? std::optional(time.elapsed()) : std::nullopt;
    }
    QString path(const QString &name) const { return m_directory.filePath(name); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s", qPrintable(file.errorString()));
    }

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
    QProcess m_process;
};

QByteArray zmtpFrame(bool more, const QByteArray &body)
{
    QByteArray frame(9, '\0');
    frame[0] = static_cast<char>(2 | (more ? 1 : 0));
    qToBigEndian(static_cast<quint64>(body.size()), frame.data() + 1);
    return frame + body;
}

/// What a publisher says before all else.
void greetAsPublisher(QTcpSocket &socket)
{
    socket.write(ZmtpReader::greeting());
    QByteArray ready("\x04\x1a\x05READY\x0bSocket-Type\0\0\0\x04XPUB", 28);
    ready[1] = static_cast<char>(ready.size() - 2);
    socket.write(ready);
}

QString zmqEndpoint(const QTcpServer &server)
{
    return urlOf(server, u"tcp"_s);
}

/// An Electrum server that answers the greeting, and sends then what nobody asked for.
void greetAsElectrum(QTcpSocket &socket, const QByteArray &poured)
{
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket, poured] {
        if (socket.readAll().contains("server.version")) {
            socket.write("{\"id\":1,\"result\":[\"Server 1\",\"1.4\"]}\n");
            pour(socket, poured);
        }
    });
}

void setInflux(Program &program)
{
    program.set(u"INFLUX_ORG"_s, u"o"_s);
    program.set(u"INFLUX_BUCKET"_s, u"b"_s);
    program.set(u"INFLUX_TOKEN"_s, u"t"_s);
}

QString rpcWitness(const QTcpServer &server, const Program &program)
{
    program.write(u"login"_s, "user:password");
    return urlOf(server, u"rpc"_s, program.path(u"login"_s));
}

/// The answer to getdeploymentinfo with so many forks, whose names are of this call only.
QByteArray deploymentsOfNames(qint64 call, std::size_t count)
{
    QByteArray forks;
    for (std::size_t i = 0; i < count; ++i)
        forks += QByteArray(i == 0 ? "" : ",") + "\"" + QByteArray::number(call) + "-" +
                 QByteArray::number(i) + "\":{\"bip9\":{},\"active\":true}";
    return "{\"deployments\":{" + forks + "}}";
}

/// As ZMQ announces it.
QByteArray connectedBlock(quint32 number)
{
    QByteArray text(4, '\0');
    qToLittleEndian(number, text.data());
    return zmtpFrame(true, "sequence") + zmtpFrame(true, text + QByteArray(28, 'b') + 'C') +
           zmtpFrame(false, text);
}

QByteArray blockOf(int transactions)
{
    QByteArray text = "{\"tx\":[";
    for (int i = 0; i < transactions; ++i)
        text += (i == 0 ? "\"" : ",\"") + QByteArray::number(i).rightJustified(64, '0') + '"';
    return text + "]}";
}

QByteArray numbered(const QByteArray &text, qint64 number)
{
    return QByteArray(text).replace("#", QByteArray::number(number));
}

QByteArray list(const QByteArray &element, int count)
{
    QByteArray text = "[";
    for (int i = 0; i < count; ++i)
        text += (i == 0 ? "" : ",") + numbered(element, i);
    return text + "]";
}

} // namespace

class TestHostileSources : public QObject {
    Q_OBJECT

    struct Row {
        QString source;
        QString limit; ///< in the document
        double peak;
        qint64 endMs;
    };
    std::vector<Row> m_rows;

    /// Runs it for a while, and judges.
    void endure(Program &program, const QString &source, const char *limit,
                const std::function<bool()> &wasHarmed)
    {
        program.start();
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY_WITH_TIMEOUT(time.elapsed() > harmMs || !program.isRunning(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(wasHarmed() || !program.isRunning(), 120'000);
        QVERIFY2(program.isRunning(), program.log().right(2'000).constData());
        const double peak = program.peak();
        const auto endMs = program.end();
        m_rows.push_back({source, QString::fromLatin1(limit), peak, endMs.value_or(-1)});
        QVERIFY2(peak > 0 && peak < mostMegabytes,
                 qPrintable(u"%1 MB at its peak"_s.arg(peak, 0, 'f', 0)));
        QVERIFY2(endMs && *endMs <= mostEndMs,
                 qPrintable(u"ended after %1 ms\n%2"_s.arg(endMs.value_or(-1))
                                .arg(QString::fromUtf8(program.log().right(2'000)))));
    }

    /// A node that answers one method with that.
    void endureResult(const QString &source, const char *limit, const QByteArray &method,
                      const std::function<QByteArray(qint64 call)> &result)
    {
        HostileNode node([&](const QByteArray &asked, qint64 call) {
            return asked == method ? std::optional(result(call)) : std::nullopt;
        });
        Program program(node.serverPort());
        endure(program, source, limit, [&] { return node.callsOf(method) > 0; });
    }

    /// A node with a new tip each time, for all of its deployments to be asked again.
    void endureDeployments(const QString &source, const char *limit, qint64 calls,
                           const std::function<QByteArray(qint64 call)> &deployments)
    {
        HostileNode node([&](const QByteArray &method, qint64 call) -> std::optional<QByteArray> {
            const QByteArray tip = QByteArray::number(call + 1).rightJustified(64, '0');
            if (method == "getblockchaininfo")
                return "{\"chain\":\"main\",\"blocks\":800000,\"headers\":800000,"
                       "\"bestblockhash\":\"" +
                       tip + "\"}";
            if (method == "getblockheader")
                return "{\"hash\":\"" + tip + "\",\"height\":800000,\"time\":1700000000}";
            return method == "getdeploymentinfo" ? std::optional(deployments(call)) : std::nullopt;
        });
        Program program(node.serverPort());
        endure(program, source, limit, [&] { return node.callsOf("getdeploymentinfo") > calls; });
    }

    /// A publisher announces connected blocks, each of another hash, to a program that reads the
    /// mempool; the node answers getblock with that.
    void endureBlocks(const QString &source, const char *limit, const QByteArray &block,
                      const std::function<void(QTcpSocket &)> &announce, const QByteArray &asked)
    {
        HostileNode node([&](const QByteArray &method, qint64) {
            return method == "getblock" ? std::optional(block) : std::nullopt;
        });
        HostileTcp publisher([&](QTcpSocket &socket) {
            greetAsPublisher(socket);
            announce(socket);
        });
        Program program(node.serverPort());
        program.set(u"BITCOIN_ZMQ_SEQUENCE"_s, zmqEndpoint(publisher));
        QElapsedTimer time;
        time.start();
        endure(program, source, limit, [&] { return node.callsOf(asked) > 2; });
        const qint64 cycles = time.elapsed() / mempoolCycleMs + 2;
        const qint64 calls = node.callsOf("getblock") + node.callsOf("getrawmempool");
        QVERIFY2(calls <= (MempoolSync::mostPrompted + 1) * cycles,
                 qPrintable(u"%1 in %2 cycles"_s.arg(calls).arg(cycles)));
    }

    /// A run that ends by itself, with a failure.
    void endureRun(Program &program, const QString &source, const char *limit, const QString &run)
    {
        double peak = 0;
        program.start(run);
        QTRY_VERIFY_WITH_TIMEOUT((peak = std::max(peak, program.peak()), !program.isRunning()),
                                 120'000);
        QVERIFY(program.exitCode() != 0);
        m_rows.push_back({source, QString::fromLatin1(limit), peak, 0});
        QVERIFY2(peak > 0 && peak < mostMegabytes,
                 qPrintable(u"%1 MB at its peak"_s.arg(peak, 0, 'f', 0)));
    }

    /// Beside a node at rest.
    void endureBeside(const QString &source, const char *limit, const QString &setting,
                      const QString &value, const std::function<bool()> &wasHarmed,
                      const std::function<void(Program &)> &prepare = {})
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        program.set(setting, value);
        if (prepare)
            prepare(program);
        endure(program, source, limit, wasHarmed);
    }

private Q_SLOTS:
    void nothingHostile()
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        endure(program, u"none: a node at rest"_s, "a node at rest",
               [&] { return node.requests() > 5; });
    }

    void anRpcAnswerWithoutEnd_data() { addFramings(); }
    void anRpcAnswerWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp node([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "[", "0,");
        });
        Program program(node.serverPort());
        endure(program, u"RPC: an answer without end, %1"_s.arg(endless),
               limitOf(endless, "answer to any other call"), [&] { return node.requests() > 2; });
    }

    void aLargeRpcAnswer()
    {
        const QByteArray text = "[" + QByteArray("0,").repeated(125 * 1024 * 1024) + "0]";
        HostileHttp node([&](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{text, {}};
        });
        Program program(node.serverPort());
        endure(program, u"RPC: an answer of 250 MiB"_s, "answer to any other call",
               [&] { return node.requests() > 2; });
    }

    void manyPeers()
    {
        endureResult(u"RPC: 300,000 peers"_s, "peers read", "getpeerinfo",
                     [text = list("{\"id\":#}", 300'000)](qint64) { return text; });
    }

    void peersWithManyMembers()
    {
        QByteArray members;
        for (int i = 0; i < 60; ++i)
            members += numbered(",\"m#\":1", i);
        QByteArray messages;
        for (int i = 0; i < 64; ++i)
            messages += numbered(i == 0 ? "\"x#\":1" : ",\"x#\":1", i);
        const QByteArray text =
            list("{\"id\":#" + members + ",\"bytesrecv_per_msg\":{" + messages + "}}", 3'000);
        endureResult(u"RPC: peers with many members"_s, "answer to a getpeerinfo", "getpeerinfo",
                     [text](qint64) { return text; });
    }

    void manyChainTips()
    {
        endureResult(
            u"RPC: 40,000 chain tips"_s, "answer to a getchaintips", "getchaintips", [](qint64) {
                return list("{\"height\":#,\"branchlen\":1,\"status\":\"invalid\"}", 40'000);
            });
    }

    void softForksOfEveryName()
    {
        endureDeployments(u"RPC: soft forks of other names each time"_s, "soft forks", 2,
                          [](qint64 call) { return deploymentsOfNames(call, 3'000); });
    }

    /// 32 a cycle: in half a minute more than a measurement may have in a day.
    void combinationsOfTags()
    {
        endureDeployments(u"RPC: combinations of tags without end"_s,
                          "combinations of tags of a measurement in 24 h",
                          static_cast<qint64>(PointGuard::mostCombinations / mostSoftforks) + 3,
                          [](qint64 call) { return deploymentsOfNames(call, mostSoftforks); });
    }

    void largeDeployments_data()
    {
        QTest::addColumn<int>("kibibytes");
        QTest::newRow("just within the limit") << 255;
        QTest::newRow("beyond the limit") << 1'024;
    }
    void largeDeployments()
    {
        QFETCH(int, kibibytes);
        const QByteArray members =
            "\"x\":[" + QByteArray("0,").repeated(kibibytes * 512 - 300) + "0]";
        endureDeployments(u"RPC: deployments of %1 KiB"_s.arg(kibibytes),
                          "answer to a getdeploymentinfo", 2, [members](qint64) {
                              return "{\"deployments\":{\"f\":{\"bip9\":{" + members +
                                     "},\"active\":true}}}";
                          });
    }

    void aMempoolWithoutEnd()
    {
        QByteArray text = "{\"mempool_sequence\":1,\"txids\":[";
        for (int i = 0; i < 900'000; ++i)
            text += (i == 0 ? "\"" : ",\"") + QByteArray::number(i).rightJustified(64, '0') + '"';
        text += "]}";
        endureResult(u"RPC: 900,000 waiting transactions"_s, "answer to a getrawmempool",
                     "getrawmempool", [text](qint64) { return text; });
    }

    void aLargeMempool()
    {
        QByteArray text = "{\"mempool_sequence\":1,\"txids\":[";
        for (int i = 0; i < 480'000; ++i)
            text += (i == 0 ? "\"" : ",\"") + QByteArray::number(i).rightJustified(64, '0') + '"';
        text += "]}";
        const QByteArray entry = "{\"vsize\":200,\"fees\":{\"base\":0.00001,\"modified\":0.00001}}";
        HostileNode node([&](const QByteArray &method, qint64) {
            return method == "getrawmempool"     ? std::optional(text)
                   : method == "getmempoolentry" ? std::optional(entry)
                                                 : std::nullopt;
        });
        Program program(node.serverPort());
        endure(program, u"RPC: 480,000 waiting transactions"_s, "waiting transactions counted",
               [&] { return node.callsOf("getmempoolentry") > 100'000; });
    }

    void aListOfBrackets()
    {
        const QByteArray text(31 * 1024 * 1024, '[');
        endureResult(u"RPC: a mempool of brackets"_s, "answer to a getrawmempool", "getrawmempool",
                     [text](qint64) { return text; });
    }

    void anInfluxAnswerWithoutEnd_data() { addFramings(); }
    void anInfluxAnswerWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp influx([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "{\"message\":\"", "xxxxxxxx", "400 Bad Request");
        });
        endureBeside(
            u"InfluxDB: an answer without end, %1"_s.arg(endless),
            limitOf(endless, "answer of InfluxDB"), u"INFLUX_URL"_s, urlOf(influx),
            [&] { return influx.requests() > 0; }, &setInflux);
    }

    void statsWithoutEnd_data() { addFramings(); }
    void statsWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp stats([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "{\"Controller\":[", "0,");
        });
        endureBeside(u"Electrum statistics without end, %1"_s.arg(endless),
                     limitOf(endless, "Electrum server's statistics"), u"FULCRUM_STATS_URL"_s,
                     urlOf(stats, u"http"_s, u"/stats"_s), [&] { return stats.requests() > 1; });
    }

    void aMempoolServerWithoutEnd_data() { addFramings(); }
    void aMempoolServerWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp api([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "{\"fee_histogram\":[", "[1,1],");
        });
        endureBeside(
            u"mempool server: an answer without end, %1"_s.arg(endless),
            limitOf(endless, "answer of a mempool server"), u"MEMPOOL_API_BASE"_s, urlOf(api),
            [&] { return api.requests() > 1; },
            [](Program &program) { program.set(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s); });
    }

    void anEsploraWitnessWithoutEnd_data() { addFramings(); }
    void anEsploraWitnessWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp witness([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "8", "0");
        });
        endureBeside(u"Esplora witness: an answer without end, %1"_s.arg(endless),
                     limitOf(endless, "answer of a witness of the kind Esplora"), u"WITNESSES"_s,
                     urlOf(witness, u"http"_s, u"/api"_s), [&] { return witness.requests() > 0; });
    }

    void anRpcWitnessWithoutEnd_data() { addFramings(); }
    void anRpcWitnessWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp witness([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "[", "0,");
        });
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        program.set(u"WITNESSES"_s, rpcWitness(witness, program));
        endure(program, u"RPC witness: an answer without end, %1"_s.arg(endless),
               limitOf(endless, "answer to any other call"),
               [&] { return witness.requests() > 0; });
    }

    void anElectrumServer_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QByteArray>("poured");
        QTest::addColumn<QByteArray>("limit");
        const QByteArray announcement =
            "{\"method\":\"blockchain.headers.subscribe\",\"params\":[{}]}\n";
        for (const char *setting : {"ELECTRUM_URL", "WITNESSES"}) {
            const auto row = [setting](const char *what, const QByteArray &poured,
                                       const char *limit) {
                QTest::addRow("%s: %s", setting, what)
                    << QString::fromLatin1(setting) << poured << QByteArray(limit);
            };
            row("a line without end", "xxxxxxxx", "line of an Electrum server");
            row("brackets without end", "[", "line of an Electrum server");
            row("announcements without end", announcement, "lines of an Electrum server in 10 s");
            row("empty lines without end", "\n", "bytes of an Electrum server in 10 s");
        }
    }
    void anElectrumServer()
    {
        QFETCH(QString, setting);
        QFETCH(QByteArray, poured);
        QFETCH(QByteArray, limit);
        HostileTcp server([&](QTcpSocket &socket) { greetAsElectrum(socket, poured); });
        endureBeside(QString::fromLatin1(QTest::currentDataTag()), limit.constData(), setting,
                     urlOf(server, u"electrum"_s), [&] { return server.connections() > 1; });
    }

    void anElectrumServerThatDoesNotGreet()
    {
        HostileTcp server([](QTcpSocket &socket) { pour(socket, "xxxxxxxx"); });
        endureBeside(u"Electrum: a line without end instead of a greeting"_s,
                     "line of an Electrum server", u"ELECTRUM_URL"_s, urlOf(server, u"electrum"_s),
                     [&] { return server.connections() > 1; });
    }

    /// What it says is asked for once there is an alert: there is no node.
    void aWebhookWithoutEnd_data() { addFramings(); }
    void aWebhookWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp webhook([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "{", "\"x\":0,");
        });
        Program program(1);
        program.set(u"ALERT_THRESHOLDS"_s, u"node_unreachable=1"_s);
        program.set(u"ALERT_WEBHOOK_URL"_s, urlOf(webhook));
        endure(program, u"webhook: an answer without end, %1"_s.arg(endless),
               limitOf(endless, "answer of a webhook"), [&] { return webhook.requests() > 1; });
    }

    void aWatchdogWithoutEnd_data() { addFramings(); }
    void aWatchdogWithoutEnd()
    {
        QFETCH(QString, endless);
        HostileHttp watchdog([endless](const QByteArray &, const QByteArray &) {
            return without(endless, "O", "K");
        });
        Program program(1);
        program.set(u"ALERT_THRESHOLDS"_s, u"node_unreachable=1"_s);
        program.set(u"HEARTBEAT_URL"_s, urlOf(watchdog, u"http"_s, u"/ping"_s));
        endure(program, u"heartbeat: an answer without end, %1"_s.arg(endless),
               limitOf(endless, "answer to the heartbeat"),
               [&] { return watchdog.requests() > 0; });
    }

    void zmqFrames_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("poured");
        QTest::addColumn<QByteArray>("limit");
        const QByteArray ofPart = "part of a ZMQ message";
        const QByteArray ofParts = "parts of a ZMQ message";
        const QByteArray ofKept = "kept of a part of a ZMQ message";
        QByteArray large(9, '\0');
        large[0] = 3;
        qToBigEndian(quint64{8} << 30, large.data() + 1);
        QTest::newRow("frame") << u"ZMQ: a frame of 8 GiB"_s << large << QByteArray(65'536, 'x')
                               << ofPart;
        QTest::newRow("parts") << u"ZMQ: a message of parts without end"_s
                               << zmtpFrame(true, "rawtx")
                               << zmtpFrame(true, QByteArray(100'000, 'x')) << ofParts;
        QTest::newRow("empty parts") << u"ZMQ: empty parts without end"_s << QByteArray()
                                     << QByteArray("\x01\x00", 2) << ofParts;
        QTest::newRow("blocks") << u"ZMQ: blocks of 4 MB without end"_s << QByteArray()
                                << zmtpFrame(true, "rawblock") +
                                       zmtpFrame(true, QByteArray(4'000'000, 'x')) +
                                       zmtpFrame(false, QByteArray(4, '\0'))
                                << ofKept;
        QByteArray added;
        for (quint32 i = 0; i < 20'000; ++i) {
            QByteArray number(4, '\0');
            qToLittleEndian(i, number.data());
            QByteArray sequence(8, '\0');
            qToLittleEndian(quint64{i} + 2, sequence.data());
            added += zmtpFrame(true, "sequence") +
                     zmtpFrame(true, number + QByteArray(28, 't') + 'A' + sequence) +
                     zmtpFrame(false, number);
        }
        QTest::newRow("sequence") << u"ZMQ: transactions without end"_s << QByteArray() << added
                                  << ofKept;
    }
    void zmqFrames()
    {
        QFETCH(QString, source);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, poured);
        QFETCH(QByteArray, limit);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        HostileTcp publisher([&](QTcpSocket &socket) {
            greetAsPublisher(socket);
            socket.write(first);
            pour(socket, poured);
        });
        Program program(node.serverPort());
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            program.set(u"BITCOIN_ZMQ_"_s + QLatin1String(stream), zmqEndpoint(publisher));
        endure(program, source, limit.constData(), [&] { return publisher.connections() > 0; });
    }

    /// Each announced block asks for a cycle: no more than one a second, at any rate.
    void aFloodOfBlocks()
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        const QByteArray flood = zmtpFrame(true, "hashblock") +
                                 zmtpFrame(true, QByteArray(32, 'h')) +
                                 zmtpFrame(false, QByteArray(4, '\0'));
        HostileTcp publisher([&](QTcpSocket &socket) {
            greetAsPublisher(socket);
            pour(socket, flood);
        });
        Program program(node.serverPort());
        program.set(u"BITCOIN_NETWORK"_s,
                    u"mainnet"_s); // else the peers' collector asks for it, too
        program.set(u"SCRAPE_INTERVAL_FAST"_s, u"60"_s);
        program.set(u"BITCOIN_ZMQ_HASHBLOCK"_s, zmqEndpoint(publisher));
        QElapsedTimer time;
        time.start();
        endure(program, u"ZMQ: blocks announced without end"_s,
               "cycles that announced blocks ask for",
               [&] { return node.callsOf("getblockchaininfo") > 2; });
        const qint64 most = time.elapsed() / 1'000 + 4;
        QVERIFY2(node.callsOf("getblockchaininfo") <= most,
                 qPrintable(QString::number(node.callsOf("getblockchaininfo"))));
    }

    void connectedBlocks_data()
    {
        QTest::addColumn<int>("transactions");
        QTest::newRow("just within the limit") << 31'000;
        QTest::newRow("beyond the limit") << 100'000;
    }
    void connectedBlocks()
    {
        QFETCH(int, transactions);
        endureBlocks(
            u"RPC: blocks of %1 transactions"_s.arg(transactions), "answer to a getblock",
            blockOf(transactions),
            [](QTcpSocket &socket) {
                auto *pace = new QTimer(&socket);
                connect(pace, &QTimer::timeout, &socket, [&socket, number = 0U]() mutable {
                    socket.write(connectedBlock(number++));
                });
                pace->start(300);
            },
            "getblock");
    }

    void connectedBlocksWithoutEnd()
    {
        QByteArray connected;
        for (quint32 i = 0; i < 5'000; ++i)
            connected += connectedBlock(i);
        endureBlocks(
            u"ZMQ: connected blocks without end"_s,
            "lists and blocks that ZMQ makes it ask for at a time", blockOf(4'000),
            [&](QTcpSocket &socket) { pour(socket, connected); }, "getrawmempool");
    }

    void aGeoipDownloadWithoutEnd()
    {
        HostileHttp server([](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{{}, QByteArray(4'096, 'x')};
        });
        Program program(1);
        program.set(u"GEOIP_URL"_s, urlOf(server, u"http"_s, u"/free/"_s));
        endureRun(program, u"GeoIP: a download without end"_s, "download of a GeoIP database",
                  u"--get-geoip"_s);
        QVERIFY2(program.log().contains("512 MB are allowed"), program.log().constData());
    }

    /// 2 MB of download.
    void aGeoipDatabaseOfZeros()
    {
        const qint64 unpacked = GeoDownloadOptions().mostUnpackedBytes + 1'000'000;
        if (QStorageInfo(QDir::tempPath()).bytesAvailable() < 2 * unpacked)
            QSKIP("no room for a database of 2 GiB");
        HostileHttp server(
            [zeros = gzippedZeros(unpacked)](const QByteArray &, const QByteArray &) {
                return HostileHttp::Answer{zeros, {}};
            });
        Program program(1);
        program.set(u"GEOIP_URL"_s, urlOf(server, u"http"_s, u"/free/"_s));
        endureRun(program, u"GeoIP: 2 MB that unpack to more than 2 GiB"_s,
                  "a GeoIP database, unpacked", u"--get-geoip"_s);
        QVERIFY2(program.log().contains("larger than it can be"), program.log().constData());
    }

    void includedFiles_data()
    {
        QTest::addColumn<int>("lines");
        QTest::addColumn<QByteArray>("limit");
        QTest::addColumn<QByteArray>("remark");
        QTest::newRow("files") << 1'000 << QByteArray("files that bitcoin.conf includes")
                               << QByteArray("only 16 included files are");
        QTest::newRow("lines") << 50'000 << QByteArray("lines of bitcoin.conf and what it includes")
                               << QByteArray("only 20000 lines are");
    }
    void includedFiles()
    {
        QFETCH(int, lines);
        QFETCH(QByteArray, limit);
        QFETCH(QByteArray, remark);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        QByteArray including;
        for (int i = 0; i < 500; ++i) {
            including += numbered("includeconf=#.conf\n", i);
            program.write(QString::fromLatin1(numbered("#.conf", i)),
                          QByteArray("addnode=10.0.0.1\n").repeated(lines));
        }
        program.write(u"bitcoin.conf"_s, including);
        endure(program, u"bitcoin.conf: 500 included files of %1 lines"_s.arg(lines),
               limit.constData(), [&] { return node.requests() > 2; });
        QVERIFY2(program.log().contains(remark), program.log().left(2'000).constData());
    }

    void settingsThatAreWrongInManyWays()
    {
        Program program(1);
        program.set(u"ALERTS_OFF"_s, u"x,"_s.repeated(30'000));
        program.set(u"ALERT_THRESHOLDS"_s, u"y=1,"_s.repeated(15'000));
        endureRun(program, u"settings: 45,000 wrong parts"_s, "complaints about settings",
                  u"--headless"_s);
        QVERIFY2(program.log().size() < 100'000, qPrintable(QString::number(program.log().size())));
        QVERIFY(program.log().contains("ALERTS_OFF"));
    }

    void metricsClients_data()
    {
        QTest::addColumn<QByteArray>("poured");
        QTest::addColumn<int>("addresses");
        QTest::addColumn<QByteArray>("limit");
        QTest::newRow("requests without end")
            << QByteArray("GET / HTTP/1.1\r\nX: xxxxxxxxxxxxxxxxxxxxxxxx") << 4
            << QByteArray("request to the metrics endpoint, with its memory");
        QTest::newRow("garbage without end") << QByteArray("\0\xff\r\n", 4) << 1
                                             << QByteArray("connections of one address to the "
                                                           "metrics endpoint");
        QTest::newRow("connections of many addresses")
            << QByteArray("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n") << 200
            << QByteArray("connections to the metrics endpoint");
        QTest::newRow("silent connections") << QByteArray() << 100
                                            << QByteArray("seconds of a connection to the metrics "
                                                          "endpoint");
    }
    /// 400 clients that do not read; one that is cut off comes again.
    void metricsClients()
    {
        QFETCH(QByteArray, poured);
        QFETCH(int, addresses);
        QFETCH(QByteArray, limit);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        const quint16 port = freePort();
        program.set(u"METRICS_LISTEN"_s, u"127.0.0.1:%1"_s.arg(port));
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        int connections = 0;
        for (int i = 0; i < 400; ++i) {
            auto &client = *clients.emplace_back(std::make_unique<QTcpSocket>());
            const auto open = [&client, port, address = i % addresses] {
                client.bind(QHostAddress(0x7f00'0002U + static_cast<quint32>(address)));
                client.connectToHost(QHostAddress::LocalHost, port);
            };
            connect(&client, &QTcpSocket::connected, &client, [&client, &connections, poured] {
                ++connections;
                client.setReadBufferSize(1);
                if (!poured.isEmpty())
                    pour(client, poured, 10'000'000);
            });
            connect(&client, &QTcpSocket::stateChanged, &client,
                    [&client, open](QAbstractSocket::SocketState state) {
                        if (state == QAbstractSocket::UnconnectedState)
                            QTimer::singleShot(100, &client, open);
                    });
            QTimer::singleShot(1'000, &client, open); // the program is to listen first
        }
        endure(program, u"metrics endpoint: %1"_s.arg(QLatin1String(QTest::currentDataTag())),
               limit.constData(), [&] { return connections > 100; });
        QVERIFY(node.callsOf("getblockchaininfo") > 1); // polls go on
    }

    /// What waits for a disk that hangs: snapshots of many peers, alerts that fire and clear each
    /// cycle, with each a write of the alerts file, and points for the history and for InfluxDB.
    void aDiskThatHangs()
    {
        const QByteArray peers =
            list("{\"id\":#,\"addr\":\"10.0.0.1:8333\",\"subver\":\"" + QByteArray(200, 'x') +
                     "\",\"bytesrecv_per_msg\":{\"inv\":1,\"tx\":2}}",
                 1'900);
        HostileNode node([&](const QByteArray &method, qint64 call) -> std::optional<QByteArray> {
            if (method == "getpeerinfo")
                return call % 2 ? peers : "[]";
            if (method == "getmempoolinfo")
                return "{\"size\":1,\"bytes\":1,\"usage\":" +
                       QByteArray(call % 2 ? "299000000" : "1") + ",\"maxmempool\":300000000}";
            return std::nullopt;
        });
        HostileTcp influx([](QTcpSocket &) {}); // never answers
        Program program(node.serverPort());
        setInflux(program);
        program.set(u"INFLUX_URL"_s, urlOf(influx));
        program.set(u"LD_PRELOAD"_s, QStringLiteral(HANGING_DISK));
        program.set(u"HANGING_DISK_FOLDER"_s, program.path(u"own"_s));
        program.set(u"HANGING_DISK_SWITCH"_s, program.path(u"hangs"_s));
        QTimer::singleShot(harmMs / 2, this, [&program] { program.write(u"hangs"_s, {}); });
        endure(program, u"disk: it hangs, with 1,900 peers that come and go"_s,
               "queued peer snapshots for the connection log", [&] {
                   return node.callsOf("getpeerinfo") > 6 &&
                          program.log().contains("What comes meanwhile is in memory");
               });
        Row again = m_rows.back();
        again.limit = u"queued writes of the alerts file"_s;
        m_rows.push_back(again);
    }

    /// Each on its own is bounded; so are all of them together.
    void allAtOnce()
    {
        const auto endless = [](const QByteArray &, const QByteArray &) {
            return without(u"in chunks"_s, "[", "0,");
        };
        const QByteArray text = "[" + QByteArray("0,").repeated(16 * 1024 * 1024) + "0]";
        HostileNode node([&](const QByteArray &method, qint64) {
            return method == "getpeerinfo" || method == "getrawmempool" ? std::optional(text)
                                                                        : std::nullopt;
        });
        HostileHttp influx(endless);
        HostileHttp stats(endless);
        HostileHttp esplora(endless);
        HostileHttp otherNode(endless);
        HostileHttp watchdog(endless);
        HostileHttp webhook(endless);
        HostileTcp electrum([](QTcpSocket &socket) { greetAsElectrum(socket, "xxxxxxxx"); });
        HostileTcp publisher([](QTcpSocket &socket) {
            greetAsPublisher(socket);
            pour(socket, zmtpFrame(true, QByteArray(100'000, 'x')));
        });
        Program program(node.serverPort());
        setInflux(program);
        program.set(u"INFLUX_URL"_s, urlOf(influx));
        program.set(u"FULCRUM_STATS_URL"_s, urlOf(stats));
        program.set(u"ELECTRUM_URL"_s, urlOf(electrum, u"electrum"_s));
        program.set(u"WITNESSES"_s, u"a=%1 b=%2 c=%3"_s.arg(urlOf(electrum, u"electrum"_s),
                                                            urlOf(esplora, u"http"_s, u"/api"_s),
                                                            rpcWitness(otherNode, program)));
        program.set(u"HEARTBEAT_URL"_s, urlOf(watchdog));
        program.set(u"ALERT_WEBHOOK_URL"_s, urlOf(webhook));
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            program.set(u"BITCOIN_ZMQ_"_s + QLatin1String(stream), zmqEndpoint(publisher));
        endure(program, u"all of them at once"_s, "all of these at once", [&] {
            return influx.requests() > 0 && stats.requests() > 0 && esplora.requests() > 0 &&
                   otherNode.requests() > 0 && electrum.connections() > 2 &&
                   publisher.connections() > 1 && node.callsOf("getpeerinfo") > 0;
        });
    }

    void theDocumentHasThePeaks()
    {
        std::vector<MeasuredLimit> measured;
        for (const Row &row : m_rows)
            measured.push_back({row.limit, row.peak});
        const QStringList differences = differencesFromLimits(measured);
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }

    void cleanupTestCase()
    {
        std::fputs("\n| source | peak, MB | ended after, s |\n|---|---|---|\n", stdout);
        for (const Row &row : m_rows)
            std::fprintf(stdout, "| %s | %.0f | %.1f |\n", qPrintable(row.source), row.peak,
                         static_cast<double>(row.endMs) / 1'000);
        std::fflush(stdout);
    }
};

QTEST_GUILESS_MAIN(TestHostileSources)
#include "test_hostile_sources.moc"
