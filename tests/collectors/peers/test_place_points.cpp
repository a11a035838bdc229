// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_ip.h"
#include "collectors/peers/address.h"
#include "collectors/peers/own_place.h"
#include "collectors/peers/place_points.h"
#include "tests/support/collected.h"
#include "tests/support/mmdb_writer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const Identity identity{u"mainnet"_s, u"test"_s};

GeoStatus bothDatabases()
{
    GeoStatus status;
    status.databases.push_back({});
    status.databases.back().hasCountry = status.databases.back().hasAsn = true;
    return status;
}

Peer placed(const QString &country, bool inbound, std::optional<qint64> asn = {},
            const QString &organization = {})
{
    Peer peer;
    peer.inbound = inbound;
    peer.address = u"89.160.20.112:8333"_s;
    peer.place.countryCode = country;
    peer.place.asn = asn;
    peer.place.organization = organization;
    return peer;
}

Peer inCity(double latitude, double longitude, const QString &country)
{
    Peer peer = placed(country, true);
    peer.place.latitude = latitude;
    peer.place.longitude = longitude;
    return peer;
}

/// The points of one measurement as "tags: count", without the common tags.
QStringList shown(const Points &points, Name measurement)
{
    QStringList lines;
    for (const Point &point : points) {
        if (point.measurement != measurement)
            continue;
        QStringList values;
        for (std::size_t i = 2; i < point.tags.size(); ++i)
            values << point.tags[i].value;
        lines << values.join(u' ') + u": %1"_s.arg(*point.number("peer_count"));
    }
    lines.sort();
    return lines;
}

JsonDocument parsed(const QByteArray &json)
{
    JsonDocument document;
    if (!document.parse(json))
        qFatal("%s", qPrintable(document.errorText()));
    return document;
}

} // namespace

class TestPlacePoints : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byCountryAndDirection()
    {
        Collected collected;
        PlacePoints points({true});
        collected.take(
            points.take(identity, 1,
                        {placed(u"DE"_s, true), placed(u"DE"_s, true), placed(u"DE"_s, false),
                         placed(u"SE"_s, true), placed({}, true)},
                        bothDatabases()));
        QCOMPARE(shown(collected.points(), "peer_geo"),
                 QStringList({u"DE inbound: 2"_s, u"DE outbound: 1"_s, u"SE inbound: 1"_s}));
        QCOMPARE(collected.complaints(), QStringList());
    }

    void goneGroupsAreWrittenAsZeroOnce()
    {
        PlacePoints points({true});
        const GeoStatus databases = bothDatabases();
        const auto take = [&](const Peers &peers) {
            return shown(points.take(identity, 1, peers, databases), "peer_geo");
        };
        take({placed(u"DE"_s, true), placed(u"SE"_s, true)});
        QCOMPARE(take({placed(u"DE"_s, true)}),
                 QStringList({u"DE inbound: 1"_s, u"SE inbound: 0"_s}));
        QCOMPARE(take({placed(u"DE"_s, true)}), QStringList(u"DE inbound: 1"_s));
    }

    void withoutADatabaseThereIsNoZero()
    {
        PlacePoints points({true});
        points.take(identity, 1, {placed(u"DE"_s, true, 1, u"One"_s)}, bothDatabases());
        QVERIFY(points.take(identity, 2, {placed({}, true)}, {}).empty());
        // Nor afterwards: the previous state is unknown now.
        QVERIFY(points.take(identity, 3, {placed({}, true)}, bothDatabases()).empty());
    }

    void theLargestProvidersAndTheOthers()
    {
        Peers peers;
        for (qint64 asn = 1; asn <= 25; ++asn)
            for (qint64 count = 0; count <= (asn > 10 ? 1 : 0); ++count)
                peers.push_back(placed({}, count == 0, asn, u"Provider %1"_s.arg(asn)));
        peers.push_back(placed({}, true)); // of unknown provider
        Collected collected;
        PlacePoints points({true});
        collected.take(points.take(identity, 1, peers, bothDatabases()));
        QCOMPARE(collected.complaints(), QStringList());
        const QStringList lines = shown(collected.points(), "peer_asn");
        // 15 with both directions, 5 of the small ones with one, and the rest.
        QCOMPARE(lines.size(), 15 * 2 + 5 + 1);
        QVERIFY(lines.contains(u"25 Provider 25 outbound: 1"_s));
        QVERIFY(lines.contains(u"other other inbound: 5"_s));
        double sum = 0;
        for (const Point &point : collected.points())
            if (point.measurement == MeasurementName("peer_asn"))
                sum += *point.number("peer_count");
        QCOMPARE(sum, 40.0);
    }

    void theLastOfTheLargestProvidersIsStable()
    {
        const auto peersOf = [](std::initializer_list<qint64> asns) {
            Peers peers;
            for (const qint64 asn : asns)
                peers.push_back(placed({}, true, asn, u"P"_s));
            for (qint64 asn = 100; asn < 119; ++asn)
                for (int i = 0; i < 2; ++i)
                    peers.push_back(placed({}, true, asn, u"P"_s));
            return peers;
        };
        PlacePoints points({true});
        points.take(identity, 1, peersOf({7}), bothDatabases());
        const QStringList lines =
            shown(points.take(identity, 2, peersOf({3, 7}), bothDatabases()), "peer_asn");
        QVERIFY2(lines.contains(u"7 P inbound: 1"_s), qPrintable(lines.join(u'\n')));
        QVERIFY(lines.contains(u"other other inbound: 1"_s));
    }

    void aProviderWithoutANameAndOneWithTwo()
    {
        PlacePoints points({true});
        QCOMPARE(shown(points.take(identity, 1,
                                   {placed({}, true, 5), placed({}, true, 6, u"Six"_s),
                                    placed({}, true, 6, u"SIX Inc."_s)},
                                   bothDatabases()),
                       "peer_asn"),
                 QStringList({u"5 AS5 inbound: 1"_s, u"6 Six inbound: 2"_s}));
    }

    void providersCanBeSwitchedOff()
    {
        PlacePoints points({false});
        const Points taken =
            points.take(identity, 1, {placed(u"DE"_s, true, 5, u"Five"_s)}, bothDatabases());
        QVERIFY(shown(taken, "peer_asn").isEmpty());
        QCOMPARE(shown(taken, "peer_geo").size(), 1);
    }

    void cellsWithTheMeanOfTheirPeers()
    {
        Collected collected;
        PlacePoints points({true});
        Peer nowhere = placed(u"DE"_s, true);
        Peer inNoCountry = inCity(52.5, 13.4, {});
        collected.take(points.take(identity, 1,
                                   {inCity(52.4, 13.3, u"DE"_s), inCity(52.6, 13.5, u"DE"_s),
                                    inCity(48.85, 2.35, u"FR"_s), nowhere, inNoCountry},
                                   bothDatabases()));
        QCOMPARE(shown(collected.points(), "peer_location"),
                 QStringList({u"u09 FR: 1"_s, u"u33 DE: 2"_s}));
        const Point *berlin = collected.newest("peer_location", "geohash", u"u33"_s);
        QVERIFY(std::abs(*berlin->number("latitude") - 52.5) < 1e-9);
        QVERIFY(std::abs(*berlin->number("longitude") - 13.4) < 1e-9);
        collected.take(points.take(identity, 2, {inCity(52.4, 13.3, u"DE"_s)}, bothDatabases()));
        const Point *paris = collected.newest("peer_location", "geohash", u"u09"_s);
        QCOMPARE(paris->number("peer_count"), std::optional(0.0));
        QVERIFY(!paris->number("latitude")); // no peers
        QCOMPARE(collected.complaints(), QStringList());
    }

    void ownPlaceFromTheNodeThenFromItsPeers()
    {
        QTemporaryDir directory;
        MmdbWriter(u"country"_s)
            .add(u"81.2.69.0/24"_s, {{u"country_code"_s, u"GB"_s}})
            .add(u"89.160.20.0/24"_s, {{u"country_code"_s, u"SE"_s}})
            .write(directory.filePath(u"c.mmdb"_s));
        GeoIp geo({directory.path()});
        const auto called = [](const char *address, bool inbound) {
            Peer peer;
            peer.inbound = inbound;
            peer.localAddress = QString::fromLatin1(address);
            return peer;
        };
        const JsonDocument told = parsed(R"({"localaddresses":[
            {"address":"192.168.1.1","port":8333,"score":99},
            {"address":"abc.onion","port":8333,"score":50},
            {"address":"8.8.8.8","port":8333,"score":5},
            {"address":"81.2.69.160","port":8333,"score":4},
            {"address":7,"score":"high"}, null]})");
        const QStringList addresses = ownAddresses(told.root(), {called("89.160.20.1:1", false)});
        QCOMPARE(addresses, QStringList({u"8.8.8.8"_s, u"81.2.69.160"_s}));
        QCOMPARE(ownPlace(addresses, geo)->place.countryCode, u"GB"_s); // the first that is known

        const JsonDocument silent = parsed(R"({"localaddresses":[]})");
        const auto fromPeers = [&silent](const Peers &peers) {
            return ownAddresses(silent.root(), peers);
        };
        QCOMPARE(fromPeers({called("89.160.20.1:1", false), called("89.160.20.1:2", false),
                            called("8.8.8.8:1", false), called("10.0.0.1:1", false)}),
                 QStringList(u"89.160.20.1"_s));
        QVERIFY(fromPeers({called("89.160.20.1:1", false)}).isEmpty()); // one is no majority
        QVERIFY(fromPeers({called("89.160.20.1:1", false), called("89.160.20.1:1", false),
                           called("8.8.8.8:1", false), called("8.8.4.4:1", false)})
                    .isEmpty());
        QVERIFY(fromPeers({called("8.8.8.8:1", true), called("8.8.8.8:1", true)}).isEmpty());
        QVERIFY(!ownPlace({}, geo));
        QCOMPARE(ownPlace({u"8.8.8.8"_s}, geo)->place, Place());
    }
};

QTEST_GUILESS_MAIN(TestPlacePoints)
#include "test_place_points.moc"
