// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/fork_signs.h"

#include <QTest>

using namespace bnm;

namespace {

std::optional<qint64> rivalOf(const QByteArray &json)
{
    JsonDocument document;
    return document.parse(json) ? rivalBranchBlocks(document.root()) : std::nullopt;
}

BlockSummaries blocksOfVersions(const std::vector<qint64> &versions)
{
    BlockSummaries blocks;
    for (const qint64 version : versions)
        blocks.push_back({920'000, QString(), 0, 1, version});
    return blocks;
}

} // namespace

class TestForkSigns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rivals_data()
    {
        QTest::addColumn<QByteArray>("others");
        QTest::addColumn<qint64>("blocks");
        const auto row = [](const char *name, const char *others, qint64 blocks) {
            QTest::newRow(name) << QByteArray(others) << blocks;
        };
        row("none", "", 0);
        row("stale tip of long ago", R"(,{"height":800,"branchlen":2,"status":"valid-fork"})", 0);
        row("beside the tip", R"(,{"height":1000,"branchlen":2,"status":"valid-headers"})", 2);
        row("a little below", R"(,{"height":997,"branchlen":4,"status":"valid-fork"})", 4);
        row("headers that go on from ours",
            R"(,{"height":1005,"branchlen":5,"status":"headers-only"})", 0);
        row("blocks on ours that are invalid",
            R"(,{"height":1003,"branchlen":3,"status":"invalid"})", 3);
        row("the longest counts", R"(,{"height":999,"branchlen":1,"status":"valid-fork"},
            {"height":1001,"branchlen":3,"status":"headers-only"})",
            3);
        row("no height at all",
            R"(,{"height":9223372036854775807,"branchlen":9223372036854775807,"status":"invalid"},
            {"height":9223372036854775807,"branchlen":-9223372036854775808,"status":"invalid"},
            {"height":1001,"branchlen":9223372036854775807,"status":"valid-fork"})",
            0);
        row("hostile", R"(,{"height":"x","branchlen":9},7,null)", 0);
    }
    void rivals()
    {
        QFETCH(QByteArray, others);
        QFETCH(qint64, blocks);
        QCOMPARE(rivalOf(R"([{"height":1000,"branchlen":0,"status":"active"})" + others + "]"),
                 std::optional(blocks));
    }

    void withoutAnActiveTipNothingIsKnown()
    {
        QVERIFY(!rivalOf("[]"));
        QVERIFY(!rivalOf("{}"));
        for (const QByteArray height : {"9223372036854775807", "-9223372036854775808", "1e18"})
            QVERIFY2(!rivalOf(R"([{"status":"active","branchlen":0,"height":)" + height + "}]"),
                     height);
    }

    void bitsThatTheNodeKnows()
    {
        JsonDocument document;
        QVERIFY(document.parse(R"({"deployments":{
            "taproot":{"type":"buried","active":true},
            "one":{"bip9":{"bit":2,"status":"started"}},
            "two":{"bip9":{"bit":28}}, "odd":{"bip9":{"bit":77}}}})"));
        QCOMPARE(signalledBits(document.root()), std::optional((1U << 2) | (1U << 28)));
        QVERIFY(document.parse("[]"));
        QVERIFY(!signalledBits(document.root()));
    }

    void unknownBitsAreCountedPerBit()
    {
        const BlockSummaries blocks = blocksOfVersions({
            0x20000002, 0x20000002, 0x20000006, // bit 1 thrice, bit 2 once
            0x20000000, 4, 0,                   // no signal; a version from before BIP 9
            0x3fffe000, 0x27ffe000              // bits that are the miners' own
        });
        QCOMPARE(unknownSignalling(blocks, 0, 13), 3);
        QCOMPARE(unknownSignalling(blocks, 1U << 1, 13), 1);
        QCOMPARE(unknownSignalling(blocks, (1U << 1) | (1U << 2), 13), 0);
        QCOMPARE(unknownSignalling({}, 0, 13), 0);
    }

    /// Like a node of that version: BIP 323 leaves bits 5 to 28 to the miners.
    void bitsByVersion()
    {
        const BlockSummaries blocks = blocksOfVersions({0x20000020, 0x20000020, 0x20000010});
        QCOMPARE(unknownSignalling(blocks, 0, signallingBits(310'100)), 2);
        QCOMPARE(unknownSignalling(blocks, 0, signallingBits(319'900)), 1);
        QCOMPARE(unknownSignalling(blocks, 0, signallingBits(std::nullopt)), 2);
    }

    void impossibleHeights()
    {
        QVERIFY(!rivalOf(R"([{"height":-9223372036854775808,"status":"active"},)"
                         R"({"height":5,"branchlen":1,"status":"invalid"}])"));
        QCOMPARE(rivalOf(R"([{"height":5,"branchlen":0,"status":"active"},)"
                         R"({"height":5,"branchlen":-9223372036854775808,"status":"invalid"},)"
                         R"({"height":9223372036854775807,"branchlen":2,"status":"invalid"}])"),
                 std::optional<qint64>(0));
    }
};

QTEST_APPLESS_MAIN(TestForkSigns)
#include "test_fork_signs.moc"
