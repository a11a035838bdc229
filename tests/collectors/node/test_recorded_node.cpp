// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded answers of a real Bitcoin Core 31.99, served over HTTP, must pass through the collectors
// with their values unchanged.
#include "collectors/node/fast_collector.h"
#include "collectors/node/slow_collector.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"
#include "tests/support/test_endpoint.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{QStringLiteral("regtest"), QStringLiteral("recorded")};

struct ChainLink {
    QString hash;
    QString previous;
    qint64 height;
};

/// The blocks of the capture, from the headers that the node published.
std::vector<ChainLink> capturedBlocks(qint64 firstHeight)
{
    std::vector<ChainLink> blocks;
    const QJsonArray messages = Recordings::json(QStringLiteral(
        "bitcoin-core-rpc/zmq_capture_with_reorg.json"))["messages"_L1]
                                    .toArray();
    for (const QJsonValue &message : messages) {
        const QJsonArray frames = message["frames"_L1].toArray();
        if (QByteArray::fromHex(frames[0].toString().toLatin1()) != "rawblock")
            continue;
        const QByteArray header = QByteArray::fromHex(frames[1].toString().left(160).toLatin1());
        const auto sha256 = [](const QByteArray &data) {
            return QCryptographicHash::hash(data, QCryptographicHash::Sha256);
        };
        const auto asPeopleRead = [](QByteArray bytes) {
            std::reverse(bytes.begin(), bytes.end());
            return QString::fromLatin1(bytes.toHex());
        };
        blocks.push_back({asPeopleRead(sha256(sha256(header))), asPeopleRead(header.mid(4, 32)),
                          firstHeight + static_cast<qint64>(blocks.size())});
    }
    return blocks;
}

/// A node in the state of the recorded one at each poll.
class CapturedChain {
public:
    explicit CapturedChain(std::vector<ChainLink> blocks) : m_blocks(std::move(blocks)) {}
    void standAt(const QString &hash) { m_tip = hash; }

    RpcHttpServer::Answer answer(const QByteArray &batch) const
    {
        QJsonArray answers;
        const QJsonArray calls = QJsonDocument::fromJson(batch).array();
        for (const QJsonValue &call : calls)
            answers.append(QJsonObject{
                {QStringLiteral("id"), call["id"_L1]},
                {QStringLiteral("result"), result(call["method"_L1].toString(),
                                                  call["params"_L1].toArray().at(0).toString())}});
        return {200, QJsonDocument(answers).toJson()};
    }

private:
    QJsonValue result(const QString &method, const QString &hash) const
    {
        if (method == "getblockheader"_L1)
            return header(hash);
        QJsonValue recorded = Recordings::result(method);
        if (method != "getblockchaininfo"_L1)
            return recorded;
        QJsonObject info = recorded.toObject();
        info["bestblockhash"_L1] = m_tip;
        info["blocks"_L1] = info["headers"_L1] = header(m_tip)["height"_L1];
        return info;
    }
    QJsonObject header(const QString &hash) const
    {
        for (const ChainLink &block : m_blocks)
            if (block.hash == hash)
                return {{QStringLiteral("hash"), hash},
                        {QStringLiteral("previousblockhash"), block.previous},
                        {QStringLiteral("height"), block.height},
                        {QStringLiteral("time"), 1'795'433'292 + block.height},
                        {QStringLiteral("confirmations"), 1},
                        {QStringLiteral("nTx"), 1}};
        return {};
    }

    std::vector<ChainLink> m_blocks;
    QString m_tip;
};

/// The recorded node, one block before it was recorded or at the recorded tip.
RpcHttpServer::Answer answerWithTip(const QByteArray &batch, bool isBehind)
{
    RpcHttpServer::Answer answer = answerFromRecordings(batch);
    const QJsonValue tip = Recordings::result(QStringLiteral("getblockheader_tip"));
    if (!isBehind)
        return answer;
    const auto height = [](int value) { return "\"height\":" + QByteArray::number(value) + ','; };
    const QByteArray before = tip["previousblockhash"_L1].toString().toLatin1();
    answer.body
        .replace(before, QByteArray(64, '1')) // its own, which is not in the recording
        .replace(tip["hash"_L1].toString().toLatin1(), before)
        .replace(height(tip["height"_L1].toInt()), height(tip["height"_L1].toInt() - 1));
    return answer;
}

QList<QJsonObject> capturedPolls()
{
    QList<QJsonObject> polls;
    const QJsonArray heights = Recordings::json(QStringLiteral(
        "bitcoin-core-rpc/zmq_capture_with_reorg.json"))["heights"_L1]
                                   .toArray();
    for (const QJsonValue &poll : heights)
        polls << poll.toObject();
    return polls;
}

} // namespace

class TestRecordedNode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
    }

    void fastCycle()
    {
        bool isBehind = true;
        RpcHttpServer server(
            [&isBehind](const QByteArray &batch) { return answerWithTip(batch, isBehind); });
        FastCollector collector(endpointOf(server), {identity, 1'000, {}, true, true});
        Collected collected;
        QSignalSpy cycles(&collector, &FastCollector::cycleFinished);
        connect(&collector, &FastCollector::pointsReady, this,
                [&](const PointsPtr &points) { collected.take(*points); });
        collector.pollNow();
        QVERIFY(cycles.wait(deadlineMs));
        QVERIFY(!collected.newest("block")); // it was there before
        isBehind = false;
        collector.pollNow();
        QVERIFY(cycles.wait(deadlineMs));
        QCOMPARE(collected.complaints(), QStringList());
        compareChain(collected);
        compareMempool(collected);
        compareBlock(collected);
    }

    void slowCycle()
    {
        RpcHttpServer server(answerFromRecordings);
        SlowCollector collector(endpointOf(server), {identity, 1'000});
        Collected collected;
        QSignalSpy cycles(&collector, &SlowCollector::cycleFinished);
        QSignalSpy named(&collector, &SlowCollector::nodeNamed);
        connect(&collector, &SlowCollector::pointsReady, this,
                [&](const PointsPtr &points) { collected.take(*points); });
        collector.pollNow();
        QVERIFY(cycles.wait(deadlineMs));
        QCOMPARE(collected.complaints(), QStringList());
        QCOMPARE(named.front().front().toString(), QStringLiteral("/Satoshi:31.99.0/"));
        comparePeers(collected);
        const QJsonValue totals = Recordings::result(QStringLiteral("getnettotals"));
        compare(collected, "network_traffic", "bytes_received", totals["totalbytesrecv"_L1]);
        compare(collected, "network_traffic", "bytes_sent", totals["totalbytessent"_L1]);
        const QJsonValue network = Recordings::result(QStringLiteral("getnetworkinfo"));
        compare(collected, "node", "connections", network["connections"_L1]);
        compare(collected, "node", "protocol_version", network["protocolversion"_L1]);
        QCOMPARE(collected.value("node", "reachable_networks"), 2.0); // IPv4 and IPv6
        QCOMPARE(collected.value("node", "local_addresses"), 0.0);
        compare(collected, "node", "uptime_seconds", Recordings::result(QStringLiteral("uptime")));
        QCOMPARE(collected.newest("node")->tagValue("version"), QStringLiteral("31.99.0"));
    }

    /// The capture is described as holding a reorganisation of depth 2, but the blocks in it
    /// follow each other and nothing was disconnected: by hash the depth is 0, and a depth of 2
    /// out of it could only be guessed. (Depth 2 while the height does not fall is tested
    /// against the simulated node.)
    void theCapturedBlocksFollowEachOther()
    {
        const QList<QJsonObject> polls = capturedPolls();
        std::vector<ChainLink> blocks = capturedBlocks(polls.front()["height"_L1].toInteger() + 1);
        QCOMPARE(blocks.size(), std::size_t(6));
        for (std::size_t i = 1; i < blocks.size(); ++i)
            QCOMPARE(blocks[i].previous, blocks[i - 1].hash);
        blocks.insert(blocks.begin(), {polls.front()["hash"_L1].toString(), QString(),
                                       polls.front()["height"_L1].toInteger()});
        CapturedChain chain(blocks);
        RpcHttpServer server([&chain](const QByteArray &batch) { return chain.answer(batch); });
        FastCollector collector(endpointOf(server), {identity, 1'000, {}, true, true});
        Collected collected;
        connect(&collector, &FastCollector::pointsReady, this,
                [&](const PointsPtr &points) { collected.take(*points); });
        QSignalSpy cycles(&collector, &FastCollector::cycleFinished);
        for (const QJsonObject &poll : polls) {
            chain.standAt(poll["hash"_L1].toString());
            collector.pollNow();
            QVERIFY(cycles.wait(deadlineMs));
            compare(collected, "blockchain", "best_height", poll["height"_L1]);
        }
        QCOMPARE(collected.value("blockchain", "reorg_depth"), 0.0);
        QCOMPARE(collected.value("blockchain", "max_reorg_depth"), 0.0);
    }

private:
    static void compare(const Collected &collected, Name measurement, Name field,
                        const QJsonValue &recorded, double factor = 1)
    {
        const auto value = collected.value(measurement, field);
        const double expected =
            recorded.isBool() ? (recorded.toBool() ? 1.0 : 0.0) : recorded.toDouble() * factor;
        QVERIFY2(value && qFuzzyCompare(1 + *value, 1 + expected),
                 qPrintable(QStringLiteral("%1.%2: %3, recorded %4")
                                .arg(measurement.toString(), field.toString())
                                .arg(value.value_or(-1))
                                .arg(expected)));
    }

    static void compareChain(const Collected &collected)
    {
        const QJsonValue info = Recordings::result(QStringLiteral("getblockchaininfo"));
        compare(collected, "blockchain", "best_height", info["blocks"_L1]);
        compare(collected, "blockchain", "headers_height", info["headers"_L1]);
        compare(collected, "blockchain", "verification_progress", info["verificationprogress"_L1]);
        compare(collected, "blockchain", "difficulty", info["difficulty"_L1]);
        compare(collected, "blockchain", "initial_block_download", info["initialblockdownload"_L1]);
        compare(collected, "blockchain", "size_on_disk_bytes", info["size_on_disk"_L1]);
        compare(collected, "blockchain", "pruned", info["pruned"_L1]);
        QCOMPARE(collected.value("blockchain", "warnings"), 1.0);
        QCOMPARE(collected.value("blockchain", "chain_tips"), 1.0);
        QCOMPARE(collected.value("blockchain", "rival_branch_blocks"), 0.0);
        // Its blocks signal bit 28 (version 0x30000000), which it knows as testdummy's.
        QCOMPARE(collected.value("blockchain", "unknown_signalling_blocks"), 0.0);
        QCOMPARE(collected.value("blockchain", "reorg_depth"), 0.0);
        const QJsonValue fork = Recordings::result(
            QStringLiteral("getdeploymentinfo"))["deployments"_L1]["testdummy"_L1];
        compare(collected, "softfork", "signalling_count",
                fork["bip9"_L1]["statistics"_L1]["count"_L1]);
        compare(collected, "softfork", "threshold",
                fork["bip9"_L1]["statistics"_L1]["threshold"_L1]);
        compare(collected, "softfork", "possible", fork["bip9"_L1]["statistics"_L1]["possible"_L1]);
        compare(collected, "softfork", "active", fork["active"_L1]);
    }

    static void compareMempool(const Collected &collected)
    {
        const QJsonValue info = Recordings::result(QStringLiteral("getmempoolinfo"));
        compare(collected, "mempool", "tx_count", info["size"_L1]);
        compare(collected, "mempool", "vsize_mb", info["bytes"_L1], 1e-6);
        compare(collected, "mempool", "usage_bytes", info["usage"_L1]);
        compare(collected, "mempool", "max_bytes", info["maxmempool"_L1]);
        compare(collected, "mempool", "min_feerate_sat_vb", info["mempoolminfee"_L1], 1e5);
        compare(collected, "mempool", "relay_feerate_sat_vb", info["minrelaytxfee"_L1], 1e5);
        compare(collected, "mempool", "total_fee_sat", info["total_fee"_L1], 1e8);
        compare(collected, "mempool", "unbroadcast", info["unbroadcastcount"_L1]);
        for (const int target : {1, 3, 6, 12, 144, 1008}) {
            const Point *point =
                collected.newest("fee_estimate", "target", QString::number(target));
            QVERIFY(point);
            const QJsonValue estimate =
                Recordings::result(QStringLiteral("estimatesmartfee_%1").arg(target));
            QCOMPARE(point->number("sat_vb").value_or(-1), estimate["feerate"_L1].toDouble() * 1e5);
        }
        QCOMPARE(collected.value("mempool", "fee_fast"), 0.1);
    }

    static void compareBlock(const Collected &collected)
    {
        const QJsonValue stats = Recordings::result(QStringLiteral("getblockstats_tip"));
        compare(collected, "block", "height", stats["height"_L1]);
        compare(collected, "block", "tx_count", stats["txs"_L1]);
        compare(collected, "block", "weight", stats["total_weight"_L1]);
        compare(collected, "block", "size_bytes", stats["total_size"_L1]);
        compare(collected, "block", "total_fee_sat", stats["totalfee"_L1]);
        compare(collected, "block", "median_feerate_sat_vb", stats["feerate_percentiles"_L1][2]);
        compare(collected, "block", "min_feerate_sat_vb", stats["minfeerate"_L1]);
    }

    static void comparePeers(const Collected &collected)
    {
        const QJsonArray peers = Recordings::result(QStringLiteral("getpeerinfo")).toArray();
        double inbound = 0;
        double pingSum = 0;
        for (const QJsonValue &peer : peers) {
            inbound += peer["inbound"_L1].toBool() ? 1 : 0;
            pingSum += peer["pingtime"_L1].toDouble() * 1000;
        }
        const auto count = static_cast<double>(peers.size());
        QCOMPARE(collected.value("peers", "total"), count);
        QCOMPARE(collected.value("peers", "inbound"), inbound);
        QCOMPARE(collected.value("peers", "outbound"), count - inbound);
        QCOMPARE(collected.value("peers", "ping_avg_ms"), pingSum / count);
        QCOMPARE(collected.value("peers", "v2_transport"), count);
        QVERIFY(!collected.value("peers", "joins_per_min")); // one moment gives no rate
        QCOMPARE(collected.count("peer_network"), 10);
        QCOMPARE(collected.newest("peer_network", "peer_network", QStringLiteral("ipv4"))
                     ->number("peer_count"),
                 inbound); // inbound comes after outbound
    }
};

QTEST_GUILESS_MAIN(TestRecordedNode)
#include "test_recorded_node.moc"
