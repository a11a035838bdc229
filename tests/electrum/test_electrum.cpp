// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/electrum/electrum_collector.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

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

/// The collector on a server that answers with the text, after one sample.
struct Sampled : Collected {
    LinkStatus link;

    Sampled(const QByteArray &text, std::optional<qint64> nodeHeight, int status = 200)
    {
        RpcHttpServer server([&](const QByteArray &) {
            return RpcHttpServer::Answer{status, text};
        });
        QString error;
        if (!server.listen(0, &error))
            qFatal("%s", qPrintable(error));
        ElectrumCollector collector(
            QUrl(QStringLiteral("http://127.0.0.1:%1/stats").arg(server.port())),
            {QStringLiteral("mainnet"), QStringLiteral("test")});
        QObject::connect(&collector, &ElectrumCollector::pointsReady, &collector,
                         [this](const Points &points) { take(points); });
        QObject::connect(&collector, &ElectrumCollector::linkChanged, &collector,
                         [this](const LinkStatus &now) { link = now; });
        if (nodeHeight)
            collector.setNodeHeight(*nodeHeight);
        QSignalSpy judged(&collector, &ElectrumCollector::linkChanged);
        collector.sample();
        if (judged.isEmpty() && !judged.wait(deadlineMs))
            qFatal("no answer at all");
    }
};

} // namespace

class TestElectrum : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fulcrumIsToldByItsJson()
    {
        const Sampled sampled(fulcrumText, 920'000);
        QCOMPARE(sampled.complaints(), QStringList());
        QCOMPARE(sampled.newest("electrum")->tagValue("server"), u"fulcrum"_s);
        QCOMPARE(sampled.value("electrum", "height"), 920'000.0);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 0.0);
        QCOMPARE(sampled.value("electrum", "clients"), 3.0);
        QCOMPARE(sampled.value("electrum", "memory_mb"), 1.024);
        QVERIFY(!sampled.value("electrum", "utxos")); // it did not say
        QCOMPARE(sampled.link.level, LinkStatus::Level::Good);
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

    void electrsIsToldByItsText()
    {
        const Sampled sampled(electrsText, 920'000);
        QCOMPARE(sampled.newest("electrum")->tagValue("server"), u"electrs"_s);
        QCOMPARE(sampled.value("electrum", "height"), 919'998.0);
        QCOMPARE(sampled.value("electrum", "lag_blocks"), 2.0);
        QCOMPARE(sampled.value("electrum", "memory_mb"), 250.0);
        QCOMPARE(sampled.value("electrum", "clients"), 12.0);
        QCOMPARE(sampled.link.level, LinkStatus::Level::Watch);
        QVERIFY(sampled.link.sentence.contains(u"behind"_s));
    }

    void aCountThatNoIntegerHoldsIsNotKnown()
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
    }

    void prometheusText()
    {
        const auto samples = readPrometheus(electrsText);
        QCOMPARE(samples.size(), std::size_t(4)); // the broken ones are passed over
        QCOMPARE(samples[1].label("type"), QByteArray("odd \"label\", with = and }"));
    }

    void whatIsNeitherIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("a page") << QByteArray("<html>hello</html>") << 200;
        QTest::newRow("nothing") << QByteArray() << 200;
        QTest::newRow("other JSON") << QByteArray("{\"a\":1}") << 200;
        QTest::newRow("not found") << QByteArray() << 404;
    }
    void whatIsNeitherIsSaid()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const Sampled sampled(text, 920'000, status);
        QVERIFY(!sampled.newest("electrum"));
        QCOMPARE(sampled.link.level, LinkStatus::Level::Bad);
        QVERIFY(!sampled.link.sentence.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestElectrum)
#include "test_electrum.moc"
