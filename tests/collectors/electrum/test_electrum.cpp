// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_collector.h"
#include "tests/collectors/electrum/electrum_stand_in.h"
#include "tests/collectors/http/http_server.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;

const QByteArray electrsText = R"(# HELP electrs_index_height Last indexed block height
# TYPE electrs_index_height gauge
electrs_index_height{type="tip"} 919998
electrs_index_height{type="odd \"label\", with = and }"} 1
process_resident_memory_bytes 2.5e+08
electrs_server_clients 12 1700000000000
broken{unclosed="
nothing NaN
)";

const QByteArray fulcrumText = R"({"Controller":{"Header count":920001,"TxNum":1300000000},
    "Server Manager":{"number of clients":3},"Memory Usage":{"physical kB":1000}})";

/// The collector on a server that answers with the text, after its first cycle.
struct Sampled : Collected {
    StatusReport report;
    bool ok = false;

    Sampled(const QByteArray &text, std::optional<qint64> nodeHeight, int status = 200)
    {
        HttpServer server(HttpServer::always(status, text));
        QUrl url = server.url(u"/s3cret?token=s3cret"_s);
        url.setUserInfo(u"s3cret:s3cret%3A"_s);
        ElectrumCollector collector(optionsFor(url));
        collect(collector, nodeHeight);
        if (server.requests().at(0).headers["authorization"] !=
            "Basic " + QByteArray("s3cret:s3cret:").toBase64())
            qFatal("the login was not sent");
    }
    /// At an address that may have no server.
    explicit Sampled(const QUrl &url)
    {
        ElectrumCollector collector(optionsFor(url));
        collect(collector, 920'000);
    }
    static ElectrumOptions optionsFor(const QUrl &url)
    {
        return {url, {QStringLiteral("mainnet"), QStringLiteral("test")}};
    }
    /// Over its protocol; if there is a URL, the statistics are requested too.
    Sampled(const ElectrumStandIn &server, std::optional<qint64> nodeHeight, const QUrl &stats = {},
            int longestHeightAgeMs = ElectrumOptions().longestHeightAgeMs)
    {
        ElectrumOptions options = optionsFor(stats);
        options.longestHeightAgeMs = longestHeightAgeMs;
        options.server.emplace();
        options.server->address = server.address();
        options.server->deadlineMs = 1'500;
        ElectrumCollector collector(options);
        collect(collector, nodeHeight);
    }
    void collect(ElectrumCollector &collector, std::optional<qint64> nodeHeight)
    {
        QObject::connect(&collector, &Collector::pointsReady, &collector,
                         [this](const PointsPtr &points) { take(*points); });
        QSignalSpy finished(&collector, &Collector::firstCycleFinished);
        if (nodeHeight)
            collector.setNodeHeight(*nodeHeight);
        collector.start();
        if (finished.isEmpty() && !finished.wait(deadlineMs))
            qFatal("no answer at all");
        ok = finished[0][0].toBool();
        report = collector.lastReport();
        if (report.sentence.contains(u"s3cret"_s) || report.sentence.contains(u"http://"_s))
            qFatal("the address is repeated");
    }
};

} // namespace

class TestElectrum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fulcrumIsDetectedByItsJson()
    {
        const Sampled sampled(fulcrumText, 920'000);
        QCOMPARE(sampled.complaints(), QStringList());
        QCOMPARE(sampled.newest("electrum")->tagValue("server"), u"fulcrum"_s);
        QCOMPARE(sampled.value("electrum", "height"), 920'000.0);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 0.0);
        QCOMPARE(sampled.value("electrum", "clients"), 3.0);
        QCOMPARE(sampled.value("electrum", "memory_mb"), 1.024);
        QVERIFY(!sampled.value("electrum", "utxos")); // not reported
        QCOMPARE(sampled.report.level, StatusReport::Level::Good);
    }

    void recordedFulcrum()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        const QString file = u"electrum-stats/fulcrum_stats.json"_s;
        const QJsonValue recorded = Recordings::json(file);
        const double height = recorded["Controller"_L1]["Header count"_L1].toDouble() - 1;
        const Sampled sampled(Recordings::file(file), qint64(height));
        QCOMPARE(sampled.complaints(), QStringList());
        QCOMPARE(sampled.value("electrum", "height"), height);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 0.0);
        QCOMPARE(sampled.value("electrum", "transactions"),
                 recorded["Controller"_L1]["TxNum"_L1].toDouble());
        QCOMPARE(sampled.value("electrum", "clients"),
                 recorded["Server Manager"_L1]["number of clients"_L1].toDouble());
        QCOMPARE(sampled.value("electrum", "memory_mb").value_or(0),
                 recorded["Memory Usage"_L1]["physical kB"_L1].toDouble() * 1024 / 1e6);
    }

    void anOldHeightOfTheNodeDoesNotCount()
    {
        ElectrumStandIn server{MadeChain(140)};
        const Sampled current(server, 141);
        QCOMPARE(current.value("electrum", "lag_blocks"), 1.0);
        const Sampled old(server, 141, {}, -1); // any age is too old
        QCOMPARE(old.value("electrum", "height"), 140.0);
        QVERIFY(!old.value("electrum", "lag_blocks"));
        QVERIFY2(old.report.summary != u"in sync"_s, qPrintable(old.report.summary));
    }

    void electrsIsDetectedByItsText()
    {
        const Sampled sampled(electrsText, 920'000);
        QCOMPARE(sampled.newest("electrum")->tagValue("server"), u"electrs"_s);
        QCOMPARE(sampled.value("electrum", "height"), 919'998.0);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 2.0);
        QCOMPARE(sampled.value("electrum", "memory_mb"), 250.0);
        QCOMPARE(sampled.value("electrum", "clients"), 12.0);
        QCOMPARE(sampled.report.level, StatusReport::Level::Watch);
        QVERIFY(sampled.report.sentence.contains(u"behind"_s));
    }

    void aTooLargeCountIsUnknown()
    {
        const Sampled sampled("electrs_index_height{type=\"tip\"} 1e300\n"
                              "electrs_server_clients 0.5\nelectrum_subscriptions 7\n",
                              920'000);
        QVERIFY(!sampled.value("electrum", "height"));
        QVERIFY(!sampled.value("electrum", "lag_blocks"));
        QVERIFY(!sampled.value("electrum", "clients"));
        QCOMPARE(sampled.value("electrum", "subscriptions"), 7.0);
    }

    void withoutTheNodesHeightThereIsNoLag()
    {
        const Sampled sampled(electrsText, std::nullopt);
        QVERIFY(!sampled.value("electrum", "lag_blocks"));
        QCOMPARE(sampled.report.level, StatusReport::Level::Good);
        QVERIFY(sampled.report.sentence.contains(u"919998"_s));
        QVERIFY(!sampled.report.sentence.contains(u"in sync"_s));
    }

    /// Like electrs since 0.11.
    void withoutTheServersHeightNothingIsInSync()
    {
        const Sampled sampled("electrs_server_clients 3\n", 920'000);
        QCOMPARE(sampled.value("electrum", "clients"), 3.0);
        QVERIFY(!sampled.value("electrum", "height"));
        QCOMPARE(sampled.report.level, StatusReport::Level::Good);
        QCOMPARE(sampled.report.summary, u"height not reported"_s);
        QVERIFY(!sampled.report.sentence.contains(u"in sync"_s));
    }

    /// Like electrs before 0.9.
    void aHeightWithoutLabels()
    {
        const Sampled sampled("electrs_index_height 799000\n", 800'000);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 1'000.0);
        QCOMPARE(sampled.report.level, StatusReport::Level::Watch);
        QVERIFY(sampled.report.summary.contains(u"1000"_s));
    }

    void recordedElectrs_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("hasHeight");
        QTest::newRow("0.10") << u"electrum-stats/electrs_0.10.10.prom"_s << true;
        QTest::newRow("0.11") << u"electrum-stats/electrs_0.11.1.prom"_s << false;
    }
    void recordedElectrs()
    {
        QFETCH(QString, file);
        QFETCH(bool, hasHeight);
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        const Sampled sampled(Recordings::file(file), 141);
        QCOMPARE(sampled.complaints(), QStringList());
        QCOMPARE(sampled.value("electrum", "height").has_value(), hasHeight);
        QCOMPARE(sampled.report.level, StatusReport::Level::Good);
        QCOMPARE(sampled.report.summary, hasHeight ? u"in sync"_s : u"height not reported"_s);
    }

    void prometheusText()
    {
        const auto samples = readPrometheus(electrsText);
        QCOMPARE(samples.size(), std::size_t(4)); // the broken ones are passed over
        QCOMPARE(samples[1].label("type"), QByteArray("odd \"label\", with = and }"));
    }

    void unknownFormatsAreReported_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("a page") << QByteArray("<html>hello</html>") << 200;
        QTest::newRow("nothing") << QByteArray() << 200;
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << 200;
        QTest::newRow("not found") << QByteArray() << 404;
        QTest::newRow("login") << QByteArray() << 401;
        QTest::newRow("broken") << QByteArray() << 502;
        QTest::newRow("another server") << QByteArray("<html>") << 501;
        QTest::newRow("redirect") << QByteArray() << 302;
        QTest::newRow("statistics, but no 200") << fulcrumText << 203;
    }
    void unknownFormatsAreReported()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const Sampled sampled(text, 920'000, status);
        QVERIFY(!sampled.newest("electrum"));
        QCOMPARE(sampled.report.level, StatusReport::Level::Bad);
        QVERIFY(!sampled.ok);
        if (status == 404)
            QVERIFY(sampled.report.sentence.contains(u"/stats"_s));
        else
            QVERIFY(sampled.report.sentence.contains(status == 502   ? u"502"_s
                                                     : status == 302 ? u"redirects"_s
                                                     : status == 401 ? u"login"_s
                                                     : status == 203 ? u"203"_s
                                                                     : u"neither"_s));
    }

    void anUnreachableServerIsReported()
    {
        const quint16 closed = HttpServer(HttpServer::always(200)).port();
        const Sampled sampled(QUrl(u"http://s3cret@127.0.0.1:%1/s3cret?s3cret"_s.arg(closed)));
        QCOMPARE(sampled.report.level, StatusReport::Level::Bad);
        QVERIFY(sampled.report.sentence.contains(u"the connection was refused"_s));
        QVERIFY(!sampled.ok);
    }

    void withoutAnAddressItIsOff()
    {
        const Sampled sampled{QUrl()};
        QCOMPARE(sampled.report.level, StatusReport::Level::Off);
        QVERIFY(sampled.ok);
        QVERIFY(sampled.points().empty());
        QCOMPARE(ElectrumCollector(Sampled::optionsFor({})).info().cadenceMs, 0);
    }

    void protocol_data()
    {
        QTest::addColumn<QString>("software");
        QTest::addColumn<QString>("tag");
        QTest::newRow("Fulcrum") << u"Fulcrum 2.1.1"_s << u"fulcrum"_s;
        QTest::newRow("electrs") << u"electrs/0.11.1"_s << u"electrs"_s;
        QTest::newRow("Esplora's") << u"mempool-electrs 3.1.0-dev"_s << u"electrs"_s;
        QTest::newRow("ElectrumX") << u"ElectrumX 1.16.0"_s << u"electrumx"_s;
        QTest::newRow("another") << u"%2 <b>%1</b>"_s << u"other"_s;
    }
    void protocol()
    {
        QFETCH(QString, software);
        QFETCH(QString, tag);
        ElectrumStandIn server{MadeChain(140)};
        server.software = software;
        const Sampled sampled(server, 141);
        QCOMPARE(sampled.complaints(), QStringList());
        QCOMPARE(sampled.newest("electrum")->tagValue("server"), tag);
        QCOMPARE(sampled.value("electrum", "height"), 140.0);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 1.0);
        QVERIFY(sampled.value("electrum", "answer_ms").value() > 0);
        QVERIFY(!sampled.value("electrum", "clients"));
        QCOMPARE(sampled.report.level, StatusReport::Level::Good);
        QCOMPARE(sampled.report.summary, u"in sync"_s);
        QVERIFY2(sampled.report.sentence.contains(software), qPrintable(sampled.report.sentence));
    }

    void theProtocolAndTheStatisticsMakeOnePoint()
    {
        ElectrumStandIn server{MadeChain(140)};
        server.software = u"electrs/0.11.1"_s;
        HttpServer stats(HttpServer::always(200, "electrs_server_clients 3\n"));
        const Sampled sampled(server, 145, stats.url());
        QCOMPARE(sampled.count("electrum"), 1);
        QCOMPARE(sampled.value("electrum", "height"), 140.0);
        QCOMPARE(sampled.value("electrum", "clients"), 3.0);
        QCOMPARE(sampled.report.level, StatusReport::Level::Watch);
        QVERIFY(sampled.report.sentence.contains(u"5 blocks behind"_s));
    }

    void oneOfTheTwoFails()
    {
        ElectrumStandIn server{MadeChain(140)};
        HttpServer noStats(HttpServer::always(404));
        const Sampled protocolOnly(server, 140, noStats.url());
        QCOMPARE(protocolOnly.value("electrum", "height"), 140.0);
        QCOMPARE(protocolOnly.report.level, StatusReport::Level::Watch);
        QVERIFY(protocolOnly.report.sentence.contains(u"/metrics"_s));
        QVERIFY(protocolOnly.ok);

        server.manner = [](QTcpSocket &, const QJsonObject &) {};
        HttpServer stats(HttpServer::always(200, fulcrumText));
        const Sampled statsOnly(server, 920'000, stats.url());
        QCOMPARE(statsOnly.value("electrum", "clients"), 3.0);
        QCOMPARE(statsOnly.report.level, StatusReport::Level::Bad);
        QVERIFY(statsOnly.report.sentence.contains(u"in time"_s));
    }

    void aServerThatLiesIsNotInSync()
    {
        ElectrumStandIn server{MadeChain(140)};
        server.manner = [&server](QTcpSocket &socket, const QJsonObject &request) {
            QJsonObject answer = server.honestAnswer(request);
            if (request["method"_L1] == u"blockchain.headers.subscribe"_s)
                answer["result"_L1] = QJsonObject{
                    {u"height"_s, 141},
                    {u"hex"_s, QString::fromLatin1(MadeChain::withoutWork(server.chain.hex(140)))}};
            ElectrumStandIn::write(socket, answer);
        };
        const Sampled sampled(server, 141);
        QVERIFY(!sampled.newest("electrum"));
        QCOMPARE(sampled.report.level, StatusReport::Level::Bad);
        QCOMPARE(sampled.report.summary, u"invalid data"_s);
        QVERIFY(!sampled.ok);
    }

    /// It polls by its own timer and notices a server that returns.
    void itPollsAndRecovers()
    {
        int asked = 0;
        HttpServer server([&asked](QTcpSocket &socket, const HttpServer::Request &) {
            HttpServer::send(socket, ++asked < 2 ? 500 : 200, fulcrumText);
        });
        ElectrumOptions options = Sampled::optionsFor(server.url());
        options.intervalMs = 20;
        ElectrumCollector collector(options);
        QSignalSpy finished(&collector, &Collector::firstCycleFinished);
        collector.start();
        QTRY_COMPARE_WITH_TIMEOUT(collector.lastReport().level, StatusReport::Level::Good,
                                  deadlineMs);
        QTRY_VERIFY_WITH_TIMEOUT(asked >= 4, deadlineMs);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toBool(), false);
    }

    /// Meanwhile it reports nothing, so that the board sees its silence.
    void anAnswerThatDripsEnds()
    {
        HttpServer server(HttpServer::dripping("HTTP/1.1 200 OK\r\n\r\n"));
        ElectrumOptions options = Sampled::optionsFor(server.url());
        options.intervalMs = 100;
        ElectrumCollector collector(options);
        QSignalSpy reported(&collector, &Component::reported);
        collector.start();
        QTRY_COMPARE_WITH_TIMEOUT(collector.lastReport().level, StatusReport::Level::Bad,
                                  2 * deadlineMs);
        QCOMPARE(collector.lastReport().summary, u"no answer"_s);
        QCOMPARE(reported.size(), 2);      // that it waits, and that it failed
        QCOMPARE(server.connections(), 1); // never two at a time
    }
};

QTEST_GUILESS_MAIN(TestElectrum)
#include "test_electrum.moc"
