// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api_source.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <functional>

using namespace bnm;
using namespace Qt::StringLiterals;
using Level = StatusReport::Level;
using State = MempoolSnapshot::State;

namespace {

const QByteArray mempoolText =
    R"({"count":6,"vsize":1900000,"total_fee":9000000,
        "fee_histogram":[[50.5,400000],[10.0,598000],[3.2,500000],[0.35,402000]]})";
const QByteArray feeratesText =
    R"({"fastestFee":12,"halfHourFee":8,"hourFee":3,"economyFee":1,"minimumFee":1})";

const QByteArray pageText = "<!doctype html><title>Welcome</title>";
const QByteArray selfHostedText =
    R"({"count":3170,"vsize":7505360,"total_fee":199364617,"fee_histogram":[]})";
const QByteArray preciseText =
    R"({"fastestFee":100.499,"halfHourFee":70.247,"hourFee":45.382,"economyFee":0.2})";
const QByteArray blocksText =
    R"([{"blockSize":1000285,"blockVSize":997952.5,"nTx":622,"totalFees":106697744,
         "medianFee":99.998,"feeRange":[47.03,70.5,352.8]},
        {"blockSize":9000000,"blockVSize":6500000,"nTx":2548,"totalFees":92666873,
         "medianFee":2.5,"feeRange":[1.0,2.5,47.0]}])";

QByteArray response(const QByteArray &statusAndHeaders, const QByteArray &body)
{
    return "HTTP/1.1 " + statusAndHeaders +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

/// A real server's answer, without headers that keep the connection.
QByteArray recorded(const QString &name)
{
    const QByteArray text = Recordings::file(u"mempool-api/"_s + name);
    const qsizetype end = text.indexOf("\n\n");
    QByteArray head = text.left(end);
    head.replace("Connection: keep-alive", "Connection: close");
    head.replace("\n", "\r\n");
    return head + "\r\n\r\n" + text.mid(end + 2);
}

/// A web server that returns a text or a whole response for each path; otherwise 404.
class WebServer {
public:
    WebServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->readAll();
                const QByteArray path = request.split(' ').value(1);
                asked << path;
                lastRequest = request;
                socket->write(responses.contains(path) ? responses.value(path)
                              : texts.contains(path)   ? response("200 OK", texts.value(path))
                                                       : response("404 Not Found", {}));
                socket->disconnectFromHost();
            });
        });
    }
    QUrl url(const QString &path = {}) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path));
    }

    QHash<QByteArray, QByteArray> texts;
    QHash<QByteArray, QByteArray> responses;
    QByteArrayList asked;
    QByteArray lastRequest;

private:
    QTcpServer m_server;
};

constexpr int probeEveryCycles = 5;

/// The source at an address, and the results of its cycles.
struct Asked : Collected {
    MempoolSnapshotPtr snapshot;
    StatusReport status;
    std::optional<bool> firstOk;

    explicit Asked(const QUrl &base, int cycles = 1, const std::function<void()> &afterFirst = {})
    {
        MempoolApiOptions options;
        options.identity = {u"mainnet"_s, u"test"_s};
        options.base = base;
        options.intervalMs = 20;
        options.probeEveryCycles = probeEveryCycles;
        MempoolApiSource source(options);
        int published = 0; // one batch at the end of each cycle, then its report
        int ended = 0;
        const auto isOver = [&] { return ended == cycles; };
        QObject::connect(&source, &Component::pointsReady, &source, [&](const PointsPtr &points) {
            if (isOver())
                return;
            ++published;
            take(*points);
        });
        QObject::connect(&source, &MempoolSource::changed, &source,
                         [&](const MempoolSnapshotPtr &changed) {
                             if (!isOver())
                                 snapshot = changed;
                         });
        QObject::connect(&source, &Collector::firstCycleFinished, &source,
                         [this](bool ok) { firstOk = ok; });
        QObject::connect(&source, &Component::reported, &source, [&](const StatusReport &report) {
            if (ended == published)
                return;
            status = report;
            if (++ended == 1 && afterFirst)
                afterFirst();
        });
        source.start();
        if (!QTest::qWaitFor([&] { return isOver() && firstOk; }, deadlineMs))
            qFatal("no word at all");
    }
};

} // namespace

class TestMempoolApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theServersAnswers_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("its root") << QString();
        QTest::newRow("with a slash") << u"/"_s;
        QTest::newRow("its api folder") << u"/api"_s;
    }
    void theServersAnswers()
    {
        QFETCH(QString, path);
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}, {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url(path));
        QCOMPARE(asked.complaints(), QStringList());
        QCOMPARE(asked.status.level, Level::Good);
        QCOMPARE(asked.firstOk, std::optional(true));
        const MempoolSnapshot &snapshot = *asked.snapshot;
        QCOMPARE(snapshot.state, State::Live);
        QCOMPARE(snapshot.source, MempoolSnapshot::Source::MempoolApi);
        QCOMPARE((*snapshot.bins)[feerateBinOf(50)].vsize, 400'000);
        QCOMPARE((*snapshot.bins)[feerateBinOf(0.2)].vsize, 402'000);
        QVERIFY(!(*snapshot.bins)[feerateBinOf(50)].txCount); // not reported, so not 0
        QCOMPARE(snapshot.txCount, 6);
        QCOMPARE(snapshot.feerates.nextBlock, 12.0);
        QCOMPARE(snapshot.feerates.economy, 1.0);
        QCOMPARE(snapshot.blocks.size(), std::size_t(2));
        QCOMPARE(snapshot.blocks[0].vsize, 998'000);
        QCOMPARE(snapshot.blocks[0].highestFeerate, 50.5);
        QCOMPARE(snapshot.blocks[0].lowestFeerate, 10.0);
        QVERIFY(!snapshot.blocks[0].feeSat);
        const Point *bin = asked.newest("mempool_hist", "bin", u"0050.0"_s);
        QVERIFY(bin);
        QCOMPARE(bin->tagValue("source"), u"mempool_api"_s);
        QCOMPARE(bin->number("vsize"), 400'000.0);
        QVERIFY(!bin->find("tx_count"));
        QCOMPARE(asked.value("recommended_feerate", "next_block_sat_vb"), 12.0);
    }

    void withoutRecommendedFeeratesTheHistogramRemains()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}};
        const Asked asked(server.url(), 3);
        QCOMPARE(asked.snapshot->state, State::Live);
        QCOMPARE(asked.status.level, Level::Good);
        QVERIFY(!asked.snapshot->feerates.nextBlock);
        QVERIFY(!asked.newest("recommended_feerate"));
        // Endpoints the server lacks are not requested each time.
        QCOMPARE(server.asked.count("/api/v1/fees/precise"), 1);
        QCOMPARE(server.asked.count("/api/v1/fees/recommended"), 1);
        QCOMPARE(server.asked.count("/api/v1/fees/mempool-blocks"), 1);
    }

    void preciseFeeratesComeBeforeRoundedOnes()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText},
                        {"/api/v1/fees/precise", preciseText},
                        {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url(), 3);
        QCOMPARE(asked.value("recommended_feerate", "next_block_sat_vb"), 100.499);
        QVERIFY(!server.asked.contains("/api/v1/fees/recommended"));
    }

    void aServerThatGainsPreciseFeeratesIsNoticed()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}, {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url(), probeEveryCycles + 2,
                          [&] { server.texts["/api/v1/fees/precise"] = preciseText; });
        QCOMPARE(asked.value("recommended_feerate", "next_block_sat_vb"), 100.499);
        QCOMPARE(server.asked.count("/api/v1/fees/recommended"), probeEveryCycles + 1); // till then
    }

    void aCountWithoutPairsIsNoHistogram()
    {
        WebServer server;
        server.texts = {{"/api/mempool", selfHostedText},
                        {"/api/v1/fees/precise", preciseText},
                        {"/api/v1/fees/mempool-blocks", blocksText}};
        const Asked asked(server.url());
        QCOMPARE(asked.complaints(), QStringList());
        QCOMPARE(asked.count("mempool_hist"), 0);
        QCOMPARE(asked.value("recommended_feerate", "next_block_sat_vb"), 100.499);
        QCOMPARE(asked.firstOk, std::optional(true));
        QCOMPARE(asked.status.level, Level::Watch);
        QCOMPARE(asked.status.sentence, u"The mempool server 127.0.0.1 gives no histogram. Set "
                                        "MEMPOOL_HIST_SOURCE=core_rawmempool for one."_s);
        const MempoolSnapshot &snapshot = *asked.snapshot;
        QCOMPARE(snapshot.state, State::Live);
        QVERIFY(!snapshot.bins);
        QCOMPARE(snapshot.txCount, 3170);
        QCOMPARE(snapshot.blocks.size(), std::size_t(1)); // the last one is all the rest
        const ProjectedBlock block{997'953, 47.03, 99.998, 352.8, 622, 106'697'744};
        QCOMPARE(snapshot.blocks[0], block);
    }

    void anEmptyMempoolIsKnownToBeEmpty()
    {
        WebServer server;
        server.texts = {
            {"/api/mempool", R"({"count":0,"vsize":0,"total_fee":0,"fee_histogram":[]})"}};
        const Asked asked(server.url());
        QCOMPARE(asked.complaints(), QStringList());
        QCOMPARE(asked.status.level, Level::Good);
        QCOMPARE(asked.count("mempool_hist"), int(feerateBins.size()));
        for (const Point &point : asked.points())
            if (point.measurement == MeasurementName("mempool_hist")) {
                QCOMPARE(point.number("vsize"), 0.0);
                QCOMPARE(point.number("tx_count"), 0.0);
            }
    }

    void aFailedPartIsReportedAndNotReused()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}, {"/api/v1/fees/precise", preciseText}};
        const Asked asked(server.url(), 2, [&] {
            server.responses["/api/v1/fees/precise"] = response("502 Bad Gateway", preciseText);
        });
        QCOMPARE(asked.status.level, Level::Watch);
        QVERIFY(asked.status.sentence.contains(u"no recommended feerates"_s));
        QVERIFY(!asked.snapshot->feerates.nextBlock);
        QCOMPARE(asked.count("recommended_feerate"), 1);
        QVERIFY(asked.snapshot->bins);
    }

    void trouble_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("404") << response("404 Not Found", {})
                             << QStringList{u"404"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("backend alone")
            << response("404 Not Found\r\nX-Powered-By: Express", pageText)
            << QStringList{u"backend"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("electrs alone")
            << response("404 Not Found\r\nX-Powered-By: mempool-electrs 3.1.0-dev", "no")
            << QStringList{u"electrs"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("a page") << response("200 OK\r\nContent-Type: text/html", pageText)
                                << QStringList{u"web page"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("elsewhere")
            << response("301 Moved\r\nLocation: https://me:s3cret@other.example/api/mempool?t=1",
                        {})
            << QStringList{u"https on other.example"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("too often")
            << response("429 Too Many Requests", {}) << QStringList{u"429"_s, u"core_rawmempool"_s};
        QTest::newRow("another server")
            << response("501 Unsupported method", pageText)
            << QStringList{u"not a mempool server"_s, u"501"_s, u"MEMPOOL_API_BASE"_s};
        QTest::newRow("broken") << response("500 Oops", {}) << QStringList{u"HTTP 500"_s};
        QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
                             << QStringList{u"cannot be asked"_s};
    }
    void trouble()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QStringList, words);
        WebServer server;
        server.responses["/api/mempool"] = answer;
        const Asked asked(server.url(), 2);
        QCOMPARE(asked.status.level, Level::Bad);
        QCOMPARE(asked.firstOk, std::optional(false));
        for (const QString &word : words + QStringList{u"127.0.0.1"_s})
            QVERIFY2(asked.status.sentence.contains(word), qPrintable(asked.status.sentence));
        QVERIFY(!asked.status.sentence.contains(u"s3cret"_s));
        QCOMPARE(asked.snapshot->trouble, asked.status.sentence);
        QCOMPARE(asked.newest("collector", "loop", u"mempool"_s)->number("rpc_errors"), 2.0);
        QCOMPARE(asked.complaints(), QStringList());
    }

    void oldDataGetsStale()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}};
        const Asked asked(server.url(), 2, [&] { server.texts.clear(); });
        QCOMPARE(asked.status.level, Level::Bad);
        QCOMPARE(asked.snapshot->state, State::Stale);
        QVERIFY(asked.snapshot->bins);
        QCOMPARE(asked.count("mempool_hist"), int(feerateBins.size())); // once
    }

    void aLoginGoesIntoAHeader()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}};
        QUrl url = server.url();
        url.setUserInfo(u"me:s3cret"_s);
        const Asked asked(url);
        QCOMPARE(asked.status.level, Level::Good);
        QVERIFY(server.lastRequest.toLower().contains("authorization: basic "));
        QVERIFY(server.lastRequest.contains(QByteArray("me:s3cret").toBase64()));
    }

    void onionWithoutAProxyIsNotLookedUp()
    {
        const Asked asked(QUrl(u"http://mempoolhqx4isw62xs7abwphsq7ldayuidyx2v2oethdhhj6mlo2r6ad"
                               ".onion"_s));
        QVERIFY(asked.status.sentence.contains(u"BITCOIN_RPC_PROXY"_s));
    }

    void theRecordedSelfHostedServer()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        WebServer server;
        server.responses = {
            {"/api/mempool", recorded(u"v1_mempool.txt"_s)},
            {"/api/v1/fees/precise", recorded(u"v1_fees_precise.txt"_s)},
            {"/api/v1/fees/mempool-blocks", recorded(u"v1_fees_mempool-blocks.txt"_s)}};
        const Asked asked(server.url());
        QCOMPARE(asked.count("mempool_hist"), 0);
        QCOMPARE(asked.status.level, Level::Watch);
        QCOMPARE(asked.value("recommended_feerate", "hour_sat_vb"), 45.382);
        QCOMPARE(asked.value("recommended_feerate", "economy_sat_vb"), 0.2);
        QCOMPARE(asked.snapshot->blocks.size(), std::size_t(8));
        QCOMPARE(asked.snapshot->blocks[7].vsize, 517'312);
        QCOMPARE(asked.snapshot->blocks[7].txCount, 301);
    }

    void theRecordedEsplora()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        WebServer server;
        server.responses = {{"/api/mempool", recorded(u"esplora_mempool.txt"_s)}};
        const Asked asked(server.url());
        QCOMPARE(asked.status.level, Level::Good);
        QCOMPARE(asked.count("mempool_hist"), int(feerateBins.size()));
        double sum = 0;
        for (const BinContent &bin : *asked.snapshot->bins)
            sum += double(bin.vsize);
        QCOMPARE(sum, 577'600.0);
        QCOMPARE(asked.snapshot->blocks.size(), std::size_t(1));
    }

    void recordedWithoutAFront_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("word");
        QTest::newRow("backend") << u"mempool_without_front.txt"_s << u"backend"_s;
        QTest::newRow("electrs") << u"esplora_api_mempool.txt"_s << u"electrs"_s;
    }
    void recordedWithoutAFront()
    {
        QFETCH(QString, file);
        QFETCH(QString, word);
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        WebServer server;
        server.responses = {{"/api/mempool", recorded(file)}};
        const Asked asked(server.url());
        QCOMPARE(asked.status.level, Level::Bad);
        QVERIFY2(asked.status.sentence.contains(word), qPrintable(asked.status.sentence));
    }

    void anInvalidHistogramIsReported_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>");
        QTest::newRow("an array") << QByteArray("[1,2]");
        QTest::newRow("no histogram") << QByteArray(R"({"count":1})");
        QTest::newRow("no pairs") << QByteArray(R"({"fee_histogram":[1,2]})");
        QTest::newRow("text") << QByteArray(R"({"fee_histogram":[["1","2"]]})");
        QTest::newRow("below zero") << QByteArray(R"({"fee_histogram":[[1,-5]]})");
        QTest::newRow("beyond") << QByteArray(R"({"fee_histogram":[[1,1e300]]})");
        QTest::newRow("no number") << QByteArray(R"({"fee_histogram":[[1e999,5]]})");
        QTest::newRow("deep") << QByteArray(20'000, '[');
        QTest::newRow("huge") << QByteArray(9'000'000, ' ');
    }
    void anInvalidHistogramIsReported()
    {
        QFETCH(QByteArray, text);
        WebServer server;
        server.texts = {{"/api/mempool", text}, {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url());
        QCOMPARE(asked.snapshot->state, State::Waiting);
        QCOMPARE(asked.status.level, Level::Bad);
        QVERIFY(asked.status.sentence.contains(u"127.0.0.1"_s));
        QCOMPARE(asked.count("collector"), int(asked.points().size()));
    }

    void aMissingAddressIsReported()
    {
        const Asked asked{QUrl()};
        QVERIFY(asked.status.sentence.contains(u"MEMPOOL_API_BASE"_s));
    }
};

QTEST_GUILESS_MAIN(TestMempoolApi)
#include "test_mempool_api.moc"
