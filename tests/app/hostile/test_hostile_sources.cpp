// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, as a process without a window, against each source that means harm. What
// memory it took at its peak stands beside each in the output.
#include "tests/app/hostile/hostile_server.h"

#include "collectors/zmq/zmtp_reader.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <cstdio>
#include <memory>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int harmMs = 6'000; ///< how long each source does harm
constexpr double mostMegabytes = 200;

void addFramings()
{
    QTest::addColumn<bool>("inChunks");
    QTest::newRow("until the connection ends") << false;
    QTest::newRow("in chunks") << true;
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
    void start()
    {
        m_process.setProcessEnvironment(m_environment);
        m_process.setWorkingDirectory(m_directory.path());
        m_process.setStandardErrorFile(m_directory.filePath(u"log"_s));
        m_process.start(QStringLiteral(PROGRAM), {u"--headless"_s});
        QVERIFY(m_process.waitForStarted());
    }
    bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// Megabytes of 10^6 bytes.
    double memory(const QByteArray &which) const
    {
        QFile file(u"/proc/%1/status"_s.arg(m_process.processId()));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray &line : file.readAll().split('\n'))
            if (line.startsWith(which + ':'))
                return line.simplified().split(' ').value(1).toDouble() * 1024 / 1e6;
        return 0;
    }
    double peak() const { return memory("VmHWM"); }
    QByteArray log() const
    {
        QFile file(m_directory.filePath(u"log"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// By SIGTERM; false: it does not end in time, or not well.
    bool end()
    {
        m_process.terminate();
        return m_process.waitForFinished(10'000) &&
               m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
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

/// A publisher by hand: greets, and then pours what it is given.
class HostilePublisher : public QTcpServer {
public:
    using Harm = std::function<void(QTcpSocket &)>;

    explicit HostilePublisher(Harm harm)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, harm] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++m_connections;
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                socket->write(ZmtpReader::greeting());
                QByteArray ready("\x04\x1a\x05READY\x0bSocket-Type\0\0\0\x04XPUB", 28);
                ready[1] = static_cast<char>(ready.size() - 2);
                socket->write(ready);
                harm(*socket);
            }
        });
    }
    QString endpoint() const { return u"tcp://127.0.0.1:%1"_s.arg(serverPort()); }
    int connections() const { return m_connections; }

private:
    int m_connections = 0;
};

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
        double peak;
    };
    std::vector<Row> m_rows;

    /// Runs it for a while, and judges.
    void endure(Program &program, const char *source, const std::function<bool()> &wasHarmed)
    {
        program.start();
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY_WITH_TIMEOUT(time.elapsed() > harmMs || !program.isRunning(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(wasHarmed() || !program.isRunning(), 30'000);
        QVERIFY2(program.isRunning(), program.log().right(2'000).constData());
        const double peak = program.peak();
        m_rows.push_back({QString::fromLatin1(source), peak});
        QVERIFY2(peak > 0 && peak < mostMegabytes,
                 qPrintable(u"%1 MB at its peak"_s.arg(peak, 0, 'f', 0)));
        QVERIFY2(program.end(), program.log().right(2'000).constData());
    }

    /// A node that answers one method with that.
    void endureResult(const char *source, const QByteArray &method,
                      const std::function<QByteArray(qint64 call)> &result)
    {
        HostileNode node([&](const QByteArray &asked, qint64 call) {
            return asked == method ? std::optional(result(call)) : std::nullopt;
        });
        Program program(node.serverPort());
        endure(program, source, [&] { return node.callsOf(method) > 0; });
    }

private Q_SLOTS:
    void nothingHostile()
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        endure(program, "none: a node at rest", [&] { return node.requests() > 5; });
    }

    void anRpcAnswerWithoutEnd_data() { addFramings(); }
    void anRpcAnswerWithoutEnd()
    {
        QFETCH(bool, inChunks);
        HostileHttp node([inChunks](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{"[", "0,", "200 OK", inChunks};
        });
        Program program(node.serverPort());
        endure(program, "RPC: an answer without end", [&] { return node.requests() > 2; });
    }

    void aLargeRpcAnswer()
    {
        const QByteArray text = "[" + QByteArray("0,").repeated(125 * 1024 * 1024) + "0]";
        HostileHttp node([&](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{text, {}};
        });
        Program program(node.serverPort());
        endure(program, "RPC: an answer of 250 MiB", [&] { return node.requests() > 2; });
    }

    void manyPeers()
    {
        endureResult("RPC: 300,000 peers", "getpeerinfo",
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
        endureResult("RPC: peers with many members", "getpeerinfo",
                     [text](qint64) { return text; });
    }

    void manyChainTips()
    {
        endureResult("RPC: 50,000 chain tips", "getchaintips", [](qint64) {
            return list("{\"height\":#,\"branchlen\":1,\"status\":\"invalid\"}", 40'000);
        });
    }

    void softForksOfEveryName()
    {
        HostileNode node([](const QByteArray &method, qint64 call) -> std::optional<QByteArray> {
            const QByteArray tip = QByteArray::number(call + 1).rightJustified(64, '0');
            if (method == "getblockchaininfo") // a new tip each time, so that all is asked anew
                return "{\"chain\":\"main\",\"blocks\":800000,\"headers\":800000,"
                       "\"bestblockhash\":\"" +
                       tip + "\"}";
            if (method == "getblockheader")
                return "{\"hash\":\"" + tip + "\",\"height\":800000,\"time\":1700000000}";
            if (method != "getdeploymentinfo")
                return std::nullopt;
            QByteArray forks;
            for (int i = 0; i < 3'000; ++i)
                forks += QByteArray(i == 0 ? "" : ",") + "\"" + QByteArray::number(call) + "-" +
                         QByteArray::number(i) + "\":{\"bip9\":{},\"active\":true}";
            return "{\"deployments\":{" + forks + "}}";
        });
        Program program(node.serverPort());
        endure(program, "RPC: soft forks of other names each time",
               [&] { return node.callsOf("getdeploymentinfo") > 2; });
    }

    void aMempoolWithoutEnd()
    {
        QByteArray text = "{\"mempool_sequence\":1,\"txids\":[";
        for (int i = 0; i < 900'000; ++i)
            text += (i == 0 ? "\"" : ",\"") + QByteArray::number(i).rightJustified(64, '0') + '"';
        text += "]}";
        endureResult("RPC: 900,000 waiting transactions", "getrawmempool",
                     [text](qint64) { return text; });
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
        endure(program, "RPC: 480,000 waiting transactions",
               [&] { return node.callsOf("getmempoolentry") > 100'000; });
    }

    void aListOfBrackets()
    {
        const QByteArray text(31 * 1024 * 1024, '[');
        endureResult("RPC: a mempool of brackets", "getrawmempool",
                     [text](qint64) { return text; });
    }

    void anInfluxAnswerWithoutEnd_data() { addFramings(); }
    void anInfluxAnswerWithoutEnd()
    {
        QFETCH(bool, inChunks);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        HostileHttp influx([inChunks](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{"{\"message\":\"", "xxxxxxxx", "400 Bad Request", inChunks};
        });
        Program program(node.serverPort());
        program.set(u"INFLUX_URL"_s, u"http://127.0.0.1:%1"_s.arg(influx.serverPort()));
        program.set(u"INFLUX_ORG"_s, u"o"_s);
        program.set(u"INFLUX_BUCKET"_s, u"b"_s);
        program.set(u"INFLUX_TOKEN"_s, u"t"_s);
        endure(program, "InfluxDB: an answer without end", [&] { return influx.requests() > 0; });
    }

    void statsWithoutEnd_data() { addFramings(); }
    void statsWithoutEnd()
    {
        QFETCH(bool, inChunks);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        HostileHttp stats([inChunks](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{"{\"Controller\":[", "0,", "200 OK", inChunks};
        });
        Program program(node.serverPort());
        program.set(u"FULCRUM_STATS_URL"_s, u"http://127.0.0.1:%1/stats"_s.arg(stats.serverPort()));
        endure(program, "Electrum statistics without end", [&] { return stats.requests() > 1; });
    }

    void aMempoolServerWithoutEnd_data() { addFramings(); }
    void aMempoolServerWithoutEnd()
    {
        QFETCH(bool, inChunks);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        HostileHttp api([inChunks](const QByteArray &, const QByteArray &) {
            return HostileHttp::Answer{"{\"fee_histogram\":[", "[1,1],", "200 OK", inChunks};
        });
        Program program(node.serverPort());
        program.set(u"MEMPOOL_HIST_SOURCE"_s, u"mempool_api"_s);
        program.set(u"MEMPOOL_API_BASE"_s, u"http://127.0.0.1:%1"_s.arg(api.serverPort()));
        endure(program, "mempool server: an answer without end",
               [&] { return api.requests() > 1; });
    }

    void zmqFrames_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("poured");
        QByteArray large(9, '\0');
        large[0] = 3;
        qToBigEndian(quint64{8} << 30, large.data() + 1);
        QTest::newRow("frame") << u"ZMQ: a frame of 8 GiB"_s << large << QByteArray(65'536, 'x');
        QTest::newRow("parts") << u"ZMQ: a message of parts without end"_s
                               << zmtpFrame(true, "rawtx")
                               << zmtpFrame(true, QByteArray(100'000, 'x'));
        QTest::newRow("empty parts")
            << u"ZMQ: empty parts without end"_s << QByteArray() << QByteArray("\x01\x00", 2);
        QTest::newRow("blocks") << u"ZMQ: blocks of 4 MB without end"_s << QByteArray()
                                << zmtpFrame(true, "rawblock") +
                                       zmtpFrame(true, QByteArray(4'000'000, 'x')) +
                                       zmtpFrame(false, QByteArray(4, '\0'));
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
        QTest::newRow("sequence") << u"ZMQ: transactions without end"_s << QByteArray() << added;
    }
    void zmqFrames()
    {
        QFETCH(QString, source);
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, poured);
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        HostilePublisher publisher([&](QTcpSocket &socket) {
            socket.write(first);
            pour(socket, poured);
        });
        Program program(node.serverPort());
        for (const char *stream : {"RAWBLOCK", "RAWTX", "HASHBLOCK", "SEQUENCE"})
            program.set(u"BITCOIN_ZMQ_"_s + QLatin1String(stream), publisher.endpoint());
        endure(program, qPrintable(source), [&] { return publisher.connections() > 0; });
    }

    /// Each announced block asks for a cycle: no more than one a second, at any rate.
    void aFloodOfBlocks()
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        const QByteArray flood = zmtpFrame(true, "hashblock") +
                                 zmtpFrame(true, QByteArray(32, 'h')) +
                                 zmtpFrame(false, QByteArray(4, '\0'));
        HostilePublisher publisher([&](QTcpSocket &socket) { pour(socket, flood); });
        Program program(node.serverPort());
        program.set(u"SCRAPE_INTERVAL_FAST"_s, u"60"_s);
        program.set(u"BITCOIN_ZMQ_HASHBLOCK"_s, publisher.endpoint());
        endure(program, "ZMQ: blocks announced without end",
               [&] { return node.callsOf("getblockchaininfo") > 2; });
        const qint64 most = harmMs / 1'000 + 4;
        QVERIFY2(node.callsOf("getblockchaininfo") <= most,
                 qPrintable(QString::number(node.callsOf("getblockchaininfo"))));
    }

    void settingsThatAreWrongInManyWays()
    {
        HostileNode node([](const QByteArray &, qint64) { return std::nullopt; });
        Program program(node.serverPort());
        program.set(u"ALERTS_OFF"_s, u"x,"_s.repeated(30'000));
        program.set(u"ALERT_THRESHOLDS"_s, u"y=1,"_s.repeated(15'000));
        program.start();
        QTRY_VERIFY_WITH_TIMEOUT(!program.isRunning(), 5'000);
        QVERIFY2(program.log().size() < 100'000, qPrintable(QString::number(program.log().size())));
        QVERIFY(program.log().contains("ALERTS_OFF"));
    }

    void cleanupTestCase()
    {
        std::fputs("\n| source | peak, MB |\n|---|---|\n", stdout);
        for (const Row &row : m_rows)
            std::fprintf(stdout, "| %s | %.0f |\n", qPrintable(row.source), row.peak);
    }
};

QTEST_GUILESS_MAIN(TestHostileSources)
#include "test_hostile_sources.moc"
