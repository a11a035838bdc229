// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/peer_points.h"
#include "tests/support/collected.h"

#include <QTest>

using namespace bnm;

namespace {

const Identity identity{QStringLiteral("mainnet"), QStringLiteral("test")};

Peers peersFrom(const QByteArray &json)
{
    JsonDocument document;
    if (!document.parse(json))
        qFatal("%s", qPrintable(document.errorText()));
    return readPeers(document.root());
}

Peers peersWithIds(const std::vector<qint64> &ids)
{
    Peers peers;
    for (const qint64 id : ids) {
        peers.emplace_back();
        peers.back().id = id;
    }
    return peers;
}

} // namespace

class TestPeers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void networks_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("network");
        const auto row = [](const char *address, const char *network) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(network);
        };
        row("1.2.3.4:8333", "ipv4");
        row("1.2.3.4", "ipv4");
        row("[2001:db8::1]:8333", "ipv6");
        row("2001:db8::1", "ipv6");
        row("[::ffff:1.2.3.4]:8333", "ipv4");
        row("[fc32:17ea:e415:c3bf:9808:149d:b5a2:c9aa]:8333", "cjdns");
        row("pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion:8333", "onion");
        row("UKEU3K5OYCGAAUNEQGTNVSELMT4YEMVOILKLN7JPVAFVFV56FB2Q.B32.I2P:0", "i2p");
        row("node.example.org:8333", "ipv4");
    }
    void networks()
    {
        QFETCH(QString, address);
        QFETCH(QString, network);
        QCOMPARE(nameOf(networkOfAddress(address)), network);
    }

    void hostileEntriesAreSurvived()
    {
        const Peers peers = peersFrom(R"([{"id":1,"addr":7,"subver":["x"],"pingtime":"fast",
            "inbound":"yes","network":"carrier pigeon"}, {"addr":"1.2.3.4:1"}, null, 5, {"id":-1.5},
            {"id":2,"addr":")" + QByteArray(5'000, 'a') +
                                      R"(","network":"onion","inbound":true}])");
        QCOMPARE(peers.size(), std::size_t(2));
        QVERIFY(!peers[0].pingSeconds && !peers[0].inbound && peers[0].userAgent.isEmpty());
        QCOMPARE(peers[0].network, PeerNetwork::Ipv4);
        QCOMPARE(peers[1].address.size(), 512);
        QVERIFY(peersFrom("{}").empty() && peersFrom("7").empty());
    }

    void figuresOfAMoment()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, 1'000, peersFrom(R"([
            {"id":1,"inbound":true,"network":"ipv4","pingtime":0.010,"transport_protocol_type":"v2"},
            {"id":2,"inbound":false,"network":"onion","pingtime":0.500,
             "connection_type":"block-relay-only","transport_protocol_type":"v1"},
            {"id":3,"inbound":false,"network":"onion","pingtime":0.030},
            {"id":4,"inbound":false,"network":"cjdns"}])")));
        QCOMPARE(collected.complaints(), QStringList());
        QCOMPARE(collected.value("peers", "total"), 4.0);
        QCOMPARE(collected.value("peers", "inbound"), 1.0);
        QCOMPARE(collected.value("peers", "outbound"), 3.0);
        QCOMPARE(collected.value("peers", "ping_p50_ms"), 30.0);
        QCOMPARE(collected.value("peers", "ping_p95_ms"), 500.0);
        QCOMPARE(collected.value("peers", "ping_avg_ms"), 180.0);
        QCOMPARE(collected.value("peers", "v2_transport"), 1.0);
        QCOMPARE(collected.value("peers", "block_relay_only"), 1.0);
        for (const Point &point : collected.points())
            if (point.measurement == Name("peer_network"))
                QCOMPARE(point.number("peer_count"),
                         point.tagValue("peer_network") == QStringLiteral("onion") &&
                                 point.tagValue("direction") == QStringLiteral("outbound")
                             ? 2.0
                         : (point.tagValue("peer_network") == QStringLiteral("ipv4") &&
                            point.tagValue("direction") == QStringLiteral("inbound")) ||
                                 (point.tagValue("peer_network") == QStringLiteral("cjdns") &&
                                  point.tagValue("direction") == QStringLiteral("outbound"))
                             ? 1.0
                             : 0.0);
    }

    void whatTheNodeDoesNotTellIsLeftOut()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, 1'000, peersWithIds({1, 2})));
        QVERIFY(!collected.value("peers", "ping_p50_ms"));
        QVERIFY(!collected.value("peers", "v2_transport")); // a node before 26 has no transport
        PeerPoints nobody({true, true});
        collected.take(nobody.take(identity, 1'000, {}));
        QCOMPARE(collected.value("peers", "total"), 0.0);
        QCOMPARE(collected.value("peers", "v2_transport"), 0.0);
    }

    void bestHeightOfThePeers()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, 1'000, peersFrom(R"([
            {"id":1,"synced_headers":-1}, {"id":2,"synced_headers":-1}])")));
        QVERIFY(!collected.value("peers", "synced_headers_max")); // -1: not known
        collected.take(points.take(identity, 2'000, peersFrom(R"([
            {"id":1,"synced_headers":920000}, {"id":2,"synced_headers":920003},
            {"id":3,"synced_headers":-1}])")));
        QCOMPARE(collected.value("peers", "synced_headers_max"), 920'003.0);
    }

    void churnPerMinuteFromIds()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, 60'000, peersWithIds({1, 2, 3})));
        QVERIFY(!collected.value("peers", "joins_per_min"));
        collected.take(points.take(identity, 90'000, peersWithIds({2, 3, 4, 5, 6})));
        QCOMPARE(collected.value("peers", "joins_per_min"), 6.0);
        QCOMPARE(collected.value("peers", "leaves_per_min"), 2.0);
        points.forget();
        collected.take(points.take(identity, 120'000, peersWithIds({1})));
        QVERIFY(!collected.value("peers", "leaves_per_min"));
    }

    void percentilesByNearestRank()
    {
        QVERIFY(!percentile({}, 0.5));
        QCOMPARE(percentile({7}, 0.95), std::optional(7.0));
        QCOMPARE(percentile({4, 1, 3, 2}, 0.5), std::optional(2.0));
        QCOMPARE(percentile({4, 1, 3, 2}, 1.0), std::optional(4.0));
        QCOMPARE(percentile({4, 1, 3, 2}, 0.0), std::optional(1.0));
    }
};

QTEST_APPLESS_MAIN(TestPeers)
#include "test_peers.moc"
