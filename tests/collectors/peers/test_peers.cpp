// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/peer_points.h"
#include "tests/support/collected.h"
#include "tests/support/recordings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

/// With both clocks alike.
Moment at(qint64 timeMs)
{
    return {timeMs, timeMs};
}

} // namespace

class TestPeers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMember()
    {
        const Peers peers =
            peersFrom(R"([{"id":7,"addr":"[2a01:4f8::1]:8333","addrlocal":"81.2.69.160:8333",
            "network":"ipv6","servicesnames":["NETWORK","WITNESS"],"relaytxes":false,
            "last_transaction":0,"last_block":1795434061,"bytessent":11,"bytesrecv":22,
            "conntime":1795433220,"timeoffset":-1,"pingtime":6.0735e-05,"minping":0.00000100,
            "version":70016,"subver":"/Satoshi:30.0.0/","inbound":true,"bip152_hb_to":true,
            "startingheight":920000,"presynced_headers":-1,"synced_headers":920001,
            "synced_blocks":-1,"inflight":[920002,920003],"addr_processed":13,
            "addr_rate_limited":0,"permissions":["noban"],"minfeefilter":0.00000100,
            "bytessent_per_msg":{"inv":5,"tx":6},"bytesrecv_per_msg":{"*other*":22},
            "connection_type":"inbound","transport_protocol_type":"v2","session_id":"",
            "of_tomorrow":{"a":[1,null,"x"]}}])");
        QCOMPARE(peers.size(), std::size_t(1));
        const Peer &peer = peers.front();
        QCOMPARE(peer.id, 7);
        QCOMPARE(peer.network, PeerNetwork::Ipv6);
        QCOMPARE(peer.localAddress, std::optional(QStringLiteral("81.2.69.160:8333")));
        QCOMPARE(peer.services,
                 QStringList({QStringLiteral("NETWORK"), QStringLiteral("WITNESS")}));
        QCOMPARE(peer.relaysTransactions, std::optional(false));
        QVERIFY(!peer.lastTransaction); // 0: there was none
        QCOMPARE(peer.lastBlock, std::optional<qint64>(1795434061));
        QCOMPARE(peer.bytesSent, std::optional<qint64>(11));
        QCOMPARE(peer.bytesReceived, std::optional<qint64>(22));
        QCOMPARE(peer.connectedSince, std::optional<qint64>(1795433220));
        QCOMPARE(peer.pingSeconds, std::optional(6.0735e-05));
        QCOMPARE(peer.startingHeight, std::optional<qint64>(920'000));
        QCOMPARE(peer.syncedHeaders, std::optional<qint64>(920'001));
        QVERIFY(!peer.syncedBlocks); // -1: not known
        QCOMPARE(peer.addressesProcessed, std::optional<qint64>(13));
        QCOMPARE(peer.addressesRateLimited, std::optional<qint64>(0));
        QCOMPARE(peer.permissions, QStringList(QStringLiteral("noban")));
        QCOMPARE(peer.sentPerMessage.at(QStringLiteral("tx")), 6);
        QCOMPARE(peer.receivedPerMessage.at(QStringLiteral("*other*")), 22);
        QCOMPARE(peer.transport, std::optional(QStringLiteral("v2")));

        QStringList details;
        for (const PeerDetail &detail : peer.details)
            details << detail.name + QLatin1Char('=') + detail.value;
        QCOMPARE(details.size(), 33);
        QCOMPARE(details[0], QStringLiteral("id=7")); // in the node's order
        QCOMPARE(details[2], QStringLiteral("addrlocal=81.2.69.160:8333"));
        QCOMPARE(details.last(), QStringLiteral("of_tomorrow={\"a\":[1,null,\"x\"]}"));
        for (const char *detail :
             {"pingtime=0.000060735", "minping=0.000001", "relaytxes=false", "last_transaction=0",
              "synced_blocks=-1", "inflight=[920002,920003]", "permissions=[\"noban\"]",
              "bytessent_per_msg={\"inv\":5,\"tx\":6}", "session_id=", "timeoffset=-1"})
            QVERIFY2(details.contains(QString::fromLatin1(detail)), detail);
    }

    void everyMemberOfARecordedAnswer()
    {
        if (!Recordings::exist())
            QSKIP(qPrintable(Recordings::reason()));
        JsonDocument document;
        QVERIFY(
            document.parse(Recordings::file(QStringLiteral("bitcoin-core-rpc/getpeerinfo.json"))));
        const Peers peers = readPeers(document.root()["result"]);
        const QJsonArray recorded = Recordings::result(QStringLiteral("getpeerinfo")).toArray();
        QCOMPARE(peers.size(), std::size_t(recorded.size()));
        for (std::size_t i = 0; i < peers.size(); ++i) {
            const QJsonObject told = recorded[qsizetype(i)].toObject();
            QCOMPARE(qsizetype(peers[i].details.size()), told.size());
            for (const PeerDetail &detail : peers[i].details)
                QVERIFY2(told.contains(detail.name), qPrintable(detail.name));
            qint64 sum = 0;
            for (const auto &[message, bytes] : peers[i].sentPerMessage)
                sum += bytes;
            QVERIFY(sum > 0 && sum <= peers[i].bytesSent); // less the bytes of v2's handshake
            QCOMPARE(peers[i].network, PeerNetwork::Ipv4); // not_publicly_routable, by its address
        }
    }

    void theNetworkComesFromTheNodeOrTheAddress()
    {
        const Peers peers = peersFrom(R"([
            {"id":1,"network":"onion","addr":"127.0.0.1:50000"},
            {"id":2,"network":"not_publicly_routable","addr":"[fe80::1%eth0]:8333"},
            {"id":3,"addr":"[fc32::1]:8333"},
            {"id":4,"network":"carrier pigeon","addr":"node.example.org:8333"}])");
        QCOMPARE(peers[0].network, PeerNetwork::Onion); // through the Tor process beside the node
        QCOMPARE(peers[1].network, PeerNetwork::Ipv6);
        QCOMPARE(peers[2].network, PeerNetwork::Cjdns);
        QVERIFY(!peers[3].networkKnown);
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, at(1'000), peers));
        double sum = 0;
        for (const Point &point : collected.points())
            if (point.measurement == MeasurementName("peer_network"))
                sum += *point.number("peer_count");
        QCOMPARE(sum, 3.0); // the fourth only counts in the total
        QCOMPARE(collected.value("peers", "total"), 4.0);
    }

    void hostileTextIsKeptAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("markup") << QStringLiteral(
            "/<b>bold</b><img src=x onerror=\"alert('1')\">/");
        QTest::newRow("line breaks") << QStringLiteral("/a\r\nb\tc\u2028d/");
        QTest::newRow("right to left") << QStringLiteral("/\u202Etxt.exe\u202C\u200F/");
        QTest::newRow("emoji") << QStringLiteral("/😀👩‍👩‍👧‍👦🏴‍☠️/");
        QTest::newRow("formula") << QStringLiteral("=cmd|' /C calc'!A0");
        QTest::newRow("backslashes") << QStringLiteral("/\\,\\=\\ \\\\/");
        QTest::newRow("a zero") << QStringLiteral("/a%1b/").arg(QChar(0));
        QTest::newRow("256 bytes") << QString(256, QLatin1Char('W'));
    }
    void hostileTextIsKeptAsItIs()
    {
        QFETCH(QString, text);
        const QJsonArray answer{QJsonObject{{QStringLiteral("id"), 1},
                                            {QStringLiteral("addr"), text},
                                            {QStringLiteral("subver"), text},
                                            {text, text}}};
        const Peers peers = peersFrom(QJsonDocument(answer).toJson());
        QCOMPARE(peers.front().userAgent, text);
        QCOMPARE(peers.front().address, text);
        const auto shown = [&](const PeerDetail &detail) { return detail.value == text; };
        QCOMPARE(std::count_if(peers.front().details.begin(), peers.front().details.end(), shown),
                 3);
    }

    void longTextIsCut()
    {
        QJsonObject peer{{QStringLiteral("id"), 1}};
        // 511 letters, then one of two halves, which must not be torn apart.
        peer.insert(QStringLiteral("subver"),
                    QString(511, QLatin1Char('a')) + QStringLiteral("😀😀😀"));
        peer.insert(QString(5'000, QLatin1Char('n')), QString(100'000, QLatin1Char('v')));
        QJsonObject messages;
        QJsonArray services;
        for (int i = 0; i < 1'000; ++i) {
            messages.insert(QStringLiteral("m%1").arg(i), i);
            services.append(QStringLiteral("SERVICE"));
            peer.insert(QStringLiteral("x%1").arg(i), i);
        }
        peer.insert(QStringLiteral("bytessent_per_msg"), messages);
        peer.insert(QStringLiteral("servicesnames"), services);
        const Peers peers = peersFrom(QJsonDocument(QJsonArray{peer}).toJson());
        QCOMPARE(peers.front().userAgent, QString(511, QLatin1Char('a')));
        QCOMPARE(peers.front().details.size(), std::size_t(64));
        QCOMPARE(peers.front().sentPerMessage.size(), std::size_t(64));
        QCOMPARE(peers.front().services.size(), 64);
        for (const PeerDetail &detail : peers.front().details)
            QVERIFY(detail.name.size() <= 64 && detail.value.size() <= 4'096);
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
        QVERIFY(!peers[0].networkKnown);
        QCOMPARE(peers[1].address.size(), 512);
        QVERIFY(peersFrom("{}").empty() && peersFrom("7").empty());
    }

    void figuresOfAMoment()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, at(1'000), peersFrom(R"([
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
            if (point.measurement == MeasurementName("peer_network"))
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

    void missingFieldsAreLeftOut()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, at(1'000), peersWithIds({1, 2})));
        QVERIFY(!collected.value("peers", "ping_p50_ms"));
        QVERIFY(!collected.value("peers", "v2_transport")); // a node before 26 has no transport
        PeerPoints nobody({true, true});
        collected.take(nobody.take(identity, at(1'000), {}));
        QCOMPARE(collected.value("peers", "total"), 0.0);
        QCOMPARE(collected.value("peers", "v2_transport"), 0.0);
    }

    void bestHeightOfThePeers()
    {
        Collected collected;
        PeerPoints points({});
        collected.take(points.take(identity, {1'000, 1'000}, peersFrom(R"([
            {"id":1,"synced_headers":-1}, {"id":2,"synced_headers":-1}])")));
        QVERIFY(!collected.value("peers", "synced_headers_max")); // -1: not known
        collected.take(points.take(identity, {2'000, 2'000}, peersFrom(R"([
            {"id":1,"synced_headers":920000}, {"id":2,"synced_headers":920003},
            {"id":3,"synced_headers":-1}])")));
        QCOMPARE(collected.value("peers", "synced_headers_max"), 920'003.0);
    }

    void aClockThatIsSetChangesNoRate()
    {
        PeerPoints points({});
        Collected collected;
        points.take(identity, {60'000, 0}, peersWithIds({1, 2}));
        collected.take(points.take(identity, {3'600'000, 30'000}, peersWithIds({2, 3})));
        QCOMPARE(collected.value("peers", "joins_per_min"), std::optional(2.0));
        collected.take(points.take(identity, {1'000, 60'000}, peersWithIds({2})));
        QCOMPARE(collected.value("peers", "leaves_per_min"), std::optional(2.0));
    }

    void churnPerMinuteFromIds()
    {
        Collected collected;
        PeerPoints points({true, true});
        collected.take(points.take(identity, at(60'000), peersWithIds({1, 2, 3})));
        QVERIFY(!collected.value("peers", "joins_per_min"));
        collected.take(points.take(identity, at(90'000), peersWithIds({2, 3, 4, 5, 6})));
        QCOMPARE(collected.value("peers", "joins_per_min"), 6.0);
        QCOMPARE(collected.value("peers", "leaves_per_min"), 2.0);
        points.forget();
        collected.take(points.take(identity, at(120'000), peersWithIds({1})));
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

    void peersAreLimited()
    {
        QByteArray text = "[";
        for (std::size_t i = 0; i < mostPeers + 5; ++i)
            text +=
                QByteArray(i == 0 ? "" : ",") + "{\"id\":" + QByteArray::number(qint64(i)) + "}";
        const Peers peers = peersFrom(text + "]");
        QCOMPARE(peers.size(), mostPeers);
        QCOMPARE(peers.back().id, qint64(mostPeers) - 1);
    }

    void impossibleNumbersAreLeftOut()
    {
        const Peers peers = peersFrom(
            R"([{"id":1,"conntime":9223372036854775807,"bytessent":-5,"synced_headers":1e18,)"
            R"("lastsend":1,"bytesrecv":7}])");
        QVERIFY(!peers[0].connectedSince);
        QVERIFY(!peers[0].bytesSent);
        QVERIFY(!peers[0].syncedHeaders);
        QCOMPARE(peers[0].bytesReceived, std::optional<qint64>(7));
    }
};

QTEST_APPLESS_MAIN(TestPeers)
#include "test_peers.moc"
