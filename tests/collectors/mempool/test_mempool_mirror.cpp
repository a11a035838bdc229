// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_answers.h"
#include "collectors/mempool/mempool_points.h"

#include <QTest>

#include <cstring>
#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const QByteArray hex(64, 'a');

/// JSON with ' for its quotes.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray answer(const QByteArray &result)
{
    return "[{\"jsonrpc\":\"2.0\",\"result\":" + result + ",\"id\":0}]";
}

/// The entry in an answer with this result, if there is one.
std::optional<MempoolEntry> entryOf(const QByteArray &result, RpcError *error = nullptr)
{
    MempoolAnswers answers;
    QByteArray body = answer(result);
    std::optional<MempoolEntry> entry;
    const RpcError told =
        answers.readEntries(body, 1, [&](std::size_t, std::optional<MempoolEntry> read) {
            if (read)
                entry = *read;
        });
    if (error)
        *error = told;
    return entry;
}

Txid txid(quint32 number)
{
    Txid txid{};
    std::mt19937 chance(number);
    for (quint8 &byte : txid)
        byte = quint8(chance());
    return txid;
}

} // namespace

class TestMempoolMirror : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bins()
    {
        QCOMPARE(feerateBinTag(feerateBinOf(0)), u"0000.0"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(0.0999)), u"0000.0"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(0.1)), u"0000.1"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(7.99)), u"0006.0"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(1e12)), u"1000.0"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(-1)), u"0000.0"_s);
        QCOMPARE(feerateBinTag(feerateBinOf(std::nan(""))), u"0000.0"_s);
        for (std::size_t i = 1; i < feerateBins.size(); ++i)
            QVERIFY(feerateBinTag(i - 1) < feerateBinTag(i));
    }

    void theMiningFeerate_data()
    {
        QTest::addColumn<QByteArray>("fees");
        QTest::addColumn<double>("feerate");
        QTest::newRow("Core 31: of the chunk")
            << json("'chunkweight':800,'fees':{'base':0.00000100,'chunk':0.00001000}") << 5.0;
        QTest::newRow("before: a child pays for its parent")
            << json("'ancestorsize':200,'fees':{'base':0.00001000,'modified':0.00001000,'ancestor':"
                    "0.00001100}")
            << 5.5;
        QTest::newRow("before: a parent pays more than its child")
            << json("'ancestorsize':200,'fees':{'base':0.00000100,'modified':0.00000100,'ancestor':"
                    "0.00001100}")
            << 1.0;
        QTest::newRow("Core 31: fees the operator took away")
            << json("'chunkweight':800,'fees':{'base':0.00000100,'chunk':-0.00001000}") << 0.0;
        QTest::newRow("before: fees the operator took away")
            << json("'fees':{'base':0.00000100,'modified':-0.00001000}") << 0.0;
        QTest::newRow("a chunk without its fee")
            << json("'chunkweight':400,'fees':{'base':0.00000700}") << 7.0;
        QTest::newRow("exactly 3")
            << json("'chunkweight':400,'fees':{'base':0.00000300,'chunk':0.00000300}") << 3.0;
    }
    void theMiningFeerate()
    {
        QFETCH(QByteArray, fees);
        const auto entry = entryOf("{\"vsize\":100," + fees + ",\"depends\":[\"" + hex + "\"]}");
        QVERIFY(entry);
        QTEST(entry->feerate, "feerate");
        QCOMPARE(entry->relatives.size(), std::size_t(1));
    }

    void hostileEntries_data()
    {
        QTest::addColumn<QByteArray>("result");
        const QByteArray fees = json("'fees':{'base':0.1,'chunk':0.1}");
        QTest::newRow("no object") << QByteArray("7");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("no fees") << json("{'vsize':100}");
        QTest::newRow("no size") << QByteArray("{" + fees + "}");
        QTest::newRow("size 0") << QByteArray("{\"vsize\":0," + fees + "}");
        QTest::newRow("size below 0") << QByteArray("{\"vsize\":-1," + fees + "}");
        QTest::newRow("too large") << QByteArray("{\"vsize\":1e3000," + fees + "}");
        QTest::newRow("size as text") << QByteArray("{\"vsize\":\"5\"," + fees + "}");
        QTest::newRow("more than there is") << json("{'vsize':100,'fees':{'base':21000001}}");
        QTest::newRow("relative is no txid")
            << QByteArray("{\"vsize\":100," + fees + ",\"depends\":[\"ab\"]}");
        QTest::newRow("relative with a stranger's digit") << QByteArray(
            "{\"vsize\":100," + fees + ",\"depends\":[\"" + QByteArray(64, 'g') + "\"]}");
        QTest::newRow("cut") << QByteArray("{\"vsize\":100,");
    }
    void hostileEntries()
    {
        QFETCH(QByteArray, result);
        RpcError error;
        QVERIFY(!entryOf(result, &error));
        QVERIFY(error);
    }

    void hostileLists_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page") << QByteArray("<html>");
        QTest::newRow("empty batch") << QByteArray("[]");
        QTest::newRow("no sequence") << answer(json("{'txids':[]}"));
        QTest::newRow("no list") << answer(json("{'mempool_sequence':1}"));
        QTest::newRow("sequence below 0") << answer(json("{'txids':[],'mempool_sequence':-1}"));
        QTest::newRow("short") << answer(json("{'txids':['abcd'],'mempool_sequence':1}"));
        QTest::newRow("number") << answer(json("{'txids':[5],'mempool_sequence':1}"));
        QTest::newRow("verbose") << answer("{\"" + hex + "\":{}}");
        QTest::newRow("error") << QByteArray(
            json("[{'result':null,'error':{'code':-32601,'message':'no'},'id':0}]"));
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }
    void hostileLists()
    {
        QFETCH(QByteArray, body);
        MempoolAnswers answers;
        MempoolList list;
        QVERIFY(answers.readList(body, list));
    }

    void aGoneTransactionIsNotAnError()
    {
        MempoolAnswers answers;
        QByteArray body = json("[{'jsonrpc':'2.0','error':{'code':-5,'message':'Transaction not in "
                               "mempool'},'id':0}]");
        int gone = 0;
        const RpcError error = answers.readEntries(
            body, 1,
            [&](std::size_t, const std::optional<MempoolEntry> &entry) { gone += entry ? 0 : 1; });
        QVERIFY(!error);
        QCOMPARE(gone, 1);
    }

    void theNextBlocks()
    {
        FeerateOrder order;
        order.add(10, 600'000, 6'000'000);
        order.add(2, 600'000, 1'200'000);
        order.add(50, 100'000, 5'000'000);
        const auto blocks = order.blocks(8);
        QCOMPARE(blocks.size(), std::size_t(2));
        QCOMPARE(blocks[0].vsize, 998'000);
        QCOMPARE(blocks[0].highestFeerate, 50.0);
        QCOMPARE(blocks[0].medianFeerate, 10.0);
        QCOMPARE(blocks[0].lowestFeerate, 2.0);
        QCOMPARE(*blocks[0].feeSat + *blocks[1].feeSat, 12'200'000);
        QCOMPARE(*blocks[0].txCount + *blocks[1].txCount, 3);
        QCOMPARE(blocks[1].vsize, 302'000);
        order.remove(50, 100'000, 5'000'000);
        order.remove(10, 600'000, 6'000'000);
        order.remove(2, 600'000, 1'200'000);
        QVERIFY(order.blocks(8).empty());
    }

    void recommendedFeeratesFollowTheBlocks()
    {
        const std::vector<ProjectedBlock> blocks{
            {998'000, 10, 20, 90, 1, 1}, {998'000, 4, 6, 10, 1, 1}, {400'000, 1, 2, 4, 1, 1}};
        const RecommendedFeerates feerates = recommendedFeerates(blocks, 0.5);
        QCOMPARE(feerates.nextBlock, 20.0);
        QCOMPARE(feerates.halfHour, 13.0); // half-way to the block before
        QCOMPARE(feerates.hour, 0.5);      // there is room in the third
        QCOMPARE(feerates.economy, 0.5);
        QCOMPARE(recommendedFeerates({}, std::nullopt).nextBlock, 0.1);
    }

    void theTableFindsAndForgetsAllRecords()
    {
        MempoolTable table(1);
        std::vector<quint64> keys;
        for (quint32 i = 0; i < 20'000; ++i) {
            bool isNew = false;
            keys.push_back(table.keyOf(txid(i)));
            table.insert(keys.back(), &isNew)->vsize = i & 0xffff;
            QVERIFY(isNew);
        }
        for (std::size_t i = 0; i < keys.size(); i += 2)
            table.erase(table.find(keys[i]));
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const MempoolRecord *record = table.find(keys[i]);
            QCOMPARE(record != nullptr, i % 2 == 1);
            QVERIFY(!record || record->vsize == (i & 0xffff));
        }
        for (std::size_t i = 1; i < keys.size(); i += 2)
            table.erase(table.find(keys[i]));
        QCOMPARE(table.size(), std::size_t(0));
        QVERIFY(table.bytes() < 100'000); // it does not keep the room
    }

    void arrangingKeepsAllAndGroupsNeighbours()
    {
        const MempoolTable table(1);
        for (const quint32 count : {0U, 1U, 2U, 20'000U}) {
            Txids txids;
            for (quint32 i = 0; i < count; ++i)
                txids.push_back(txid(i / 2)); // each twice
            Txids arranged = txids;
            table.arrange(arranged);
            for (std::size_t i = 1; i < arranged.size(); ++i)
                QVERIFY(table.keyOf(arranged[i - 1]) >> 55 <= table.keyOf(arranged[i]) >> 55);
            std::sort(arranged.begin(), arranged.end());
            std::sort(txids.begin(), txids.end());
            QVERIFY(arranged == txids);
        }
    }

    void onlyHexadecimalDigitsMakeATxid()
    {
        const std::string_view digits = "0123456789abcdefABCDEF";
        for (const std::size_t place : {0U, 1U, 62U, 63U})
            for (int character = 0; character < 256; ++character) {
                std::string hex(64, '5');
                hex[place] = char(character);
                const auto read = txidFromHex(hex);
                QCOMPARE(read.has_value(), digits.find(char(character)) != digits.npos);
                std::array<char, 64> written{};
                if (read)
                    writeHex(*read, written.data());
                QVERIFY(!read ||
                        QByteArray(written.data(), 64) == QByteArray(hex.data()).toLower());
            }
        QVERIFY(!txidFromHex(std::string(63, '5')));
        QVERIFY(!txidFromHex(std::string(65, '5')));
    }

    void threeHundredThousandTakeLessThan20Megabytes()
    {
        MempoolMirror mirror(7);
        Txids txids(300'000);
        for (quint32 i = 0; i < txids.size(); ++i)
            txids[i] = txid(i);
        mirror.takeList(txids);
        for (Txids asked = mirror.takeQuestions(500); !asked.empty();
             asked = mirror.takeQuestions(500))
            for (std::size_t i = 0; i < asked.size(); ++i) {
                MempoolEntry entry{200, 400, 2, {}};
                if (i % 4 == 0) // every other has a relative
                    entry.relatives = {asked[i + 1]};
                mirror.entriesRead({{asked[i], entry}});
            }
        QCOMPARE(mirror.unknownCount(), std::size_t(0));
        qInfo("%.1f MB", double(mirror.bytes()) / 1e6);
        QVERIFY(mirror.bytes() < 20'000'000);
    }

    void transactionsAreLimited()
    {
        MempoolMirror mirror(1);
        Txid one{};
        for (quint32 i = 0; i < MempoolMirror::mostTransactions; ++i) {
            std::memcpy(one.data(), &i, sizeof i);
            QVERIFY(mirror.add(one));
        }
        QVERIFY(mirror.isFull());
        one[31] = 1;
        QVERIFY(!mirror.add(one));
        QCOMPARE(mirror.size(), MempoolMirror::mostTransactions);
    }

    /// Transactions that come and go leave no questions behind without end.
    void connectionsAndDisconnections()
    {
        MempoolMirror mirror(1);
        const Txid one = txid(1);
        for (std::size_t i = 0; i < 3 * MempoolMirror::mostTransactions; ++i) {
            mirror.add(one);
            mirror.remove(one);
        }
        QVERIFY(mirror.bytes() < 64 * 1024 * 1024);
    }

    void aListOfBracketsIsNotParsed()
    {
        MempoolAnswers answers;
        MempoolList list;
        QByteArray body(8 * 1024 * 1024, '[');
        QVERIFY(answers.readList(body, list));
    }

    void feeratesBeyondAllMeaning()
    {
        FeerateOrder order;
        for (int i = 0; i < 4; ++i)
            order.add(3e38F, 1'000'000'000'000, 0);
        order.add(-1.0F, 5'000'000, 0);
        for (const ProjectedBlock &block : order.blocks(8))
            QVERIFY(block.medianFeerate >= 0 && block.medianFeerate <= 1 << 20);
        for (int i = 0; i < 4; ++i)
            order.remove(3e38F, 1'000'000'000'000, 0);
        const auto blocks = order.blocks(8);
        // everything is subtracted again
        QVERIFY(!blocks.empty() && blocks.front().highestFeerate == 0);
    }
};

QTEST_GUILESS_MAIN(TestMempoolMirror)
#include "test_mempool_mirror.moc"
