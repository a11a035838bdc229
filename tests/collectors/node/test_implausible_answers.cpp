// SPDX-License-Identifier: GPL-3.0-or-later
// A node whose figures cannot be right: nothing of them gets into a point, all else does.
#include "collectors/node/fast_collector.h"
#include "collectors/node/fast_points.h"
#include "collectors/node/slow_collector.h"
#include "tests/support/collected.h"
#include "tests/support/test_endpoint.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"regtest"_s, u"liar"_s};

QJsonValue result(const QString &method)
{
    if (method == "getblockchaininfo"_L1)
        return QJsonObject{{u"blocks"_s, 100},
                           {u"headers"_s, 1e15},
                           {u"bestblockhash"_s, u"00"_s},
                           {u"difficulty"_s, -1.0},
                           {u"verificationprogress"_s, 7.0},
                           {u"size_on_disk"_s, 5'000}};
    if (method == "getmempoolinfo"_L1)
        return QJsonObject{{u"size"_s, -7},
                           {u"bytes"_s, 1'000'000},
                           {u"mempoolminfee"_s, -1e12},
                           {u"minrelaytxfee"_s, 0.00001}};
    if (method == "estimatesmartfee"_L1)
        return QJsonObject{{u"feerate"_s, -1e12}};
    if (method == "getpeerinfo"_L1)
        return QJsonArray{QJsonObject{{u"id"_s, 1},
                                      {u"addr"_s, u"203.0.113.5:8333"_s},
                                      {u"network"_s, u"ipv4"_s},
                                      {u"inbound"_s, false},
                                      {u"synced_headers"_s, 1e15},
                                      {u"pingtime"_s, 1e20}}};
    if (method == "getnetworkinfo"_L1)
        return QJsonObject{{u"version"_s, -300'000}, {u"connections"_s, 1}};
    return {};
}

/// Sums and differences of these do not fit, or would be as good as any after a wrap-around.
QJsonValue extreme(const QString &method)
{
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    if (method == "getblockchaininfo"_L1)
        return QJsonObject{{u"blocks"_s, 100},
                           {u"headers"_s, least},
                           {u"bestblockhash"_s, u"00"_s},
                           {u"time"_s, least},
                           {u"size_on_disk"_s, 5'000}};
    if (method == "getblockheader"_L1)
        return QJsonObject{{u"hash"_s, u"00"_s}, {u"height"_s, 100}, {u"time"_s, least}};
    if (method == "getnetworkinfo"_L1)
        return QJsonObject{{u"version"_s, 300'000}, {u"connections"_s, 1}};
    if (method == "uptime"_L1)
        return most;
    if (method == "getnettotals"_L1)
        return QJsonObject{{u"totalbytesrecv"_s, least}, {u"totalbytessent"_s, most}};
    return {};
}

RpcHttpServer::Handler answersBy(QJsonValue (*result)(const QString &method))
{
    return [result](const QByteArray &batch) {
        QJsonArray answers;
        for (const QJsonValue &call : QJsonDocument::fromJson(batch).array())
            answers.append(QJsonObject{{u"id"_s, call["id"_L1]},
                                       {u"result"_s, result(call["method"_L1].toString())}});
        return RpcHttpServer::Answer{200, QJsonDocument(answers).toJson()};
    };
}

/// Each is logged once, however many cycles.
void expectLogs(std::initializer_list<const char *> names)
{
    for (const char *name : names)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^Left out of %1 .*cannot be"_s.arg(
                                               QString::fromUtf8(name))));
}

template <typename Collector>
void pollTwice(Collector &collector, Collected &collected)
{
    QSignalSpy cycles(&collector, &Collector::cycleFinished);
    QObject::connect(&collector, &Collector::pointsReady, &collector,
                     [&](const PointsPtr &points) { collected.take(*points); });
    for (int cycle = 1; cycle <= 2; ++cycle) {
        collector.pollNow();
        QTRY_COMPARE_WITH_TIMEOUT(cycles.size(), cycle, deadlineMs);
    }
    QCOMPARE(collected.complaints(), QStringList());
}

} // namespace

class TestImplausibleAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"Left out"_s)); }

    void fastCycle()
    {
        RpcHttpServer server(answersBy(result));
        FastCollector collector(endpointOf(server), {identity, 1'000, {}, true, true});
        std::optional<NodeFigures> figures;
        connect(&collector, &FastCollector::nodeFiguresReady, this,
                [&figures](const NodeFigures &told) { figures = told; });
        Collected collected;
        expectLogs({"blockchain: headers_height:", "blockchain: block_lag:",
                    "blockchain: difficulty:", "blockchain: verification_progress:",
                    "mempool: tx_count:", "mempool: min_feerate_sat_vb:", "mempool: fee_fast:",
                    "mempool: fee_slow:", "fee_estimate: sat_vb:"});
        pollTwice(collector, collected);

        QCOMPARE(collected.value("blockchain", "best_height"), 100.0);
        QCOMPARE(collected.value("blockchain", "size_on_disk_bytes"), 5'000.0);
        QVERIFY(!collected.value("blockchain", "headers_height"));
        QVERIFY(!collected.value("blockchain", "difficulty"));
        QCOMPARE(collected.value("mempool", "vsize_mb"), 1.0);
        QCOMPARE(collected.value("mempool", "relay_feerate_sat_vb"), 1.0);
        QVERIFY(!collected.value("mempool", "fee_fast"));
        QCOMPARE(collected.count("fee_estimate"), 0);
        // Each cycle: four of blockchain, four of mempool, six estimates.
        QCOMPARE(collected.value("collector", "implausible_values"), 28.0);
        QVERIFY(figures && !figures->minFeerate);
        QCOMPARE(figures->relayFeerate, 1.0);
    }

    void slowCycle()
    {
        RpcHttpServer server(answersBy(result));
        SlowCollector collector(endpointOf(server), {identity, 1'000});
        Collected collected;
        expectLogs({"peers: ping_avg_ms:", "peers: ping_p50_ms:", "peers: ping_p95_ms:",
                    "peers: synced_headers_max:", "node: tag version:"});
        pollTwice(collector, collected);

        QCOMPARE(collected.value("peers", "total"), 1.0);
        QVERIFY(!collected.value("peers", "ping_avg_ms"));
        QCOMPARE(collected.count("node"), 0);
        QCOMPARE(collected.value("collector", "implausible_values"), 10.0);
    }

    /// Nothing is computed of them, so that there is nothing to be left out.
    void extremesOfTheFastCycle()
    {
        RpcHttpServer server(answersBy(extreme));
        FastCollector collector(endpointOf(server), {identity, 1'000, {}, true, true});
        Collected collected;
        pollTwice(collector, collected);
        QCOMPARE(collected.value("blockchain", "best_height"), 100.0);
        QVERIFY(!collected.value("blockchain", "headers_height"));
        QVERIFY(!collected.value("blockchain", "block_lag"));
        QVERIFY(!collected.value("blockchain", "tip_age_seconds"));
    }

    void extremesOfTheSlowCycle()
    {
        RpcHttpServer server(answersBy(extreme));
        SlowCollector collector(endpointOf(server), {identity, 1'000});
        Collected collected;
        pollTwice(collector, collected);
        QVERIFY(!collected.value("node", "uptime_seconds"));
        QCOMPARE(collected.count("network_traffic"), 0);
    }

    void feeratesNeedTheStateOfTheDownload_data()
    {
        QTest::addColumn<QByteArray>("chainInfo");
        QTest::addColumn<FeerateDoubt>("doubt");
        QTest::newRow("over") << "{\"initialblockdownload\":false}"_ba << FeerateDoubt::None;
        QTest::newRow("running") << "{\"initialblockdownload\":true}"_ba
                                 << FeerateDoubt::InitialDownload;
        QTest::newRow("not told") << "{\"blocks\":100}"_ba << FeerateDoubt::NotKnown;
        QTest::newRow("not a boolean")
            << "{\"initialblockdownload\":0}"_ba << FeerateDoubt::NotKnown;
        QTest::newRow("no object") << "[]"_ba << FeerateDoubt::NotKnown;
    }
    void feeratesNeedTheStateOfTheDownload()
    {
        QFETCH(QByteArray, chainInfo);
        JsonDocument chain;
        JsonDocument mempool;
        QVERIFY(chain.parse(chainInfo) && mempool.parse("{\"loaded\":true}"));
        QTEST(feerateDoubt(chain.root(), mempool.root(), true), "doubt");
    }
};

QTEST_GUILESS_MAIN(TestImplausibleAnswers)
#include "test_implausible_answers.moc"
