// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api_source.h"
#include "tests/support/collected.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;
using State = MempoolSnapshot::State;

namespace {

const QByteArray mempoolText =
    R"({"count":6,"vsize":1900000,"total_fee":9000000,
        "fee_histogram":[[50.5,400000],[10.0,598000],[3.2,500000],[0.35,402000]]})";
const QByteArray feeratesText =
    R"({"fastestFee":12,"halfHourFee":8,"hourFee":3,"economyFee":1,"minimumFee":1})";

/// A web server that answers each path with a text; with 404 where there is none.
class WebServer {
public:
    WebServer()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray path = socket->readAll().split(' ').value(1);
                asked << path;
                const QByteArray body = texts.value(path);
                socket->write("HTTP/1.1 " + QByteArray(texts.contains(path) ? "200 OK" : "404 No") +
                              "\r\nConnection: close\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl url(const QString &path = {}) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path));
    }

    QHash<QByteArray, QByteArray> texts;
    QByteArrayList asked;

private:
    QTcpServer m_server;
};

/// The source at an address, after its first word.
struct Asked : Collected {
    MempoolSnapshotPtr snapshot;

    explicit Asked(const QUrl &base)
    {
        MempoolApiOptions options;
        options.identity = {u"mainnet"_s, u"test"_s};
        options.base = base;
        MempoolApiSource source(options);
        QObject::connect(&source, &MempoolApiSource::pointsReady, &source,
                         [this](const Points &points) { take(points); });
        QSignalSpy changed(&source, &MempoolApiSource::changed);
        source.start();
        if (changed.isEmpty() && !changed.wait(deadlineMs))
            qFatal("no word at all");
        snapshot = changed.first().first().value<MempoolSnapshotPtr>();
    }
};

} // namespace

class TestMempoolApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTheServerSays_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("its root") << QString();
        QTest::newRow("with a slash") << u"/"_s;
        QTest::newRow("its api folder") << u"/api"_s;
    }
    void whatTheServerSays()
    {
        QFETCH(QString, path);
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}, {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url(path));
        QCOMPARE(asked.complaints(), QStringList());
        const MempoolSnapshot &snapshot = *asked.snapshot;
        QCOMPARE(snapshot.state, State::Live);
        QCOMPARE(snapshot.source, MempoolSnapshot::Source::MempoolApi);
        QCOMPARE(snapshot.bins[feerateBinOf(50)].vsize, 400'000);
        QCOMPARE(snapshot.bins[feerateBinOf(0.2)].vsize, 402'000);
        QVERIFY(!snapshot.bins[feerateBinOf(50)].txCount); // not told, so not 0
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

    void withoutRecommendedFeeratesThereIsTheHistogramStill()
    {
        WebServer server;
        server.texts = {{"/api/mempool", mempoolText}};
        const Asked asked(server.url());
        QCOMPARE(asked.snapshot->state, State::Live);
        QVERIFY(!asked.snapshot->feerates.nextBlock);
        QVERIFY(!asked.newest("recommended_feerate"));
    }

    void whatIsNoHistogramIsSaid_data()
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
    void whatIsNoHistogramIsSaid()
    {
        QFETCH(QByteArray, text);
        WebServer server;
        server.texts = {{"/api/mempool", text}, {"/api/v1/fees/recommended", feeratesText}};
        const Asked asked(server.url());
        QCOMPARE(asked.snapshot->state, State::Waiting);
        QVERIFY(asked.snapshot->trouble.contains(u"127.0.0.1"_s));
        QVERIFY(asked.points().empty());
    }

    void withoutAnAddressItSaysSo()
    {
        const Asked asked{QUrl()};
        QVERIFY(asked.snapshot->trouble.contains(u"MEMPOOL_API_BASE"_s));
    }
};

QTEST_GUILESS_MAIN(TestMempoolApi)
#include "test_mempool_api.moc"
