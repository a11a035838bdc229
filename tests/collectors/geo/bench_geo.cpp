// SPDX-License-Identifier: GPL-3.0-or-later
// Look-ups of places beside libmaxminddb alone, on the same addresses and files; and what 1,000
// peers cost from the node's answer to points. Uses the databases in GEOIP_DIR, otherwise a small
// generated one.
#include "app/demo/simulated_peers.h"
#include "collectors/geo/country_table.h"
#include "collectors/geo/geo_ip.h"
#include "collectors/peers/peer_points.h"
#include "collectors/peers/place_points.h"
#include "tests/support/bench_table.h"
#include "tests/support/mmdb_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <arpa/inet.h>
#include <maxminddb.h>
#include <random>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t addressCount = 20'000; // the cache's size
constexpr int rounds = 9;

void writeDatabase(const QString &path)
{
    MmdbWriter writer(u"city"_s);
    for (int first = 1; first < 224; ++first)
        for (int second = 0; second < 256; ++second)
            writer.add(u"%1.%2.0.0/16"_s.arg(first).arg(second), {{u"country_code"_s, u"SE"_s},
                                                                  {u"city"_s, u"Linköping"_s},
                                                                  {u"latitude"_s, 58.4},
                                                                  {u"longitude"_s, 15.6}});
    if (!writer.write(path))
        qFatal("cannot write the database");
}

std::vector<quint32> someAddresses()
{
    std::mt19937 random(1);
    std::vector<quint32> addresses;
    while (addresses.size() < addressCount)
        addresses.push_back(quint32(random() % 222 + 1) << 24 | quint32(random() & 0xffffff));
    return addresses;
}

/// The databases of a folder, read by the library alone.
class PlainDatabases {
public:
    explicit PlainDatabases(const QString &folder)
    {
        for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.mmdb"_s}, QDir::Files)) {
            auto database = std::make_unique<MMDB_s>();
            if (MMDB_open(QFile::encodeName(file.filePath()), MMDB_MODE_MMAP, database.get()) ==
                MMDB_SUCCESS)
                m_databases.push_back(std::move(database));
        }
    }
    ~PlainDatabases()
    {
        for (const auto &database : m_databases)
            MMDB_close(database.get());
    }
    /// How many databases know it.
    int lookUp(quint32 address) const
    {
        sockaddr_in socket{};
        socket.sin_family = AF_INET;
        socket.sin_addr.s_addr = htonl(address);
        int found = 0;
        for (const auto &database : m_databases) {
            int error = 0;
            MMDB_lookup_result_s result = MMDB_lookup_sockaddr(
                database.get(), reinterpret_cast<const sockaddr *>(&socket), &error);
            MMDB_entry_data_list_s *list = nullptr;
            if (result.found_entry && MMDB_get_entry_data_list(&result.entry, &list) == 0)
                ++found;
            MMDB_free_entry_data_list(list);
        }
        return found;
    }

private:
    std::vector<std::unique_ptr<MMDB_s>> m_databases;
};

void lookUps(const QString &folder)
{
    const std::vector<quint32> addresses = someAddresses();
    QStringList texts;
    for (const quint32 address : addresses)
        texts << QHostAddress(address).toString() + u":8333"_s;
    GeoIp kept({folder});
    const PlainDatabases plain(folder);
    int found = 0;
    const auto all = [&](GeoIp &geo) {
        for (const QString &text : texts)
            found += geo.lookUp(text).countryCode.isEmpty() ? 0 : 1;
    };
    const auto allPlain = [&] {
        for (const quint32 address : addresses)
            found += plain.lookUp(address);
    };
    const auto perSecond = [](const bench::Costs &costs) {
        return double(addressCount) / costs.own * 1e3;
    };
    constexpr const char *library = "libmaxminddb, whole records";
    std::vector<double> own;
    std::vector<double> plainly;
    for (int round = 0; round < rounds; ++round) {
        GeoIp geo({folder}); // no answer is kept
        own.push_back(bench::cpuMsFor([&] { all(geo); }));
        plainly.push_back(bench::cpuMsFor(allPlain));
    }
    const bench::Costs first{bench::medianOf(own), bench::medianOf(plainly)};
    bench::row("Places, new addresses", perSecond(first), "look-ups/s", library,
               first.own / first.baseline);
    const bench::Costs again = bench::inTurn(
        rounds, [&] { all(kept); }, allPlain);
    bench::row("Places, known addresses", perSecond(again), "look-ups/s", library,
               again.own / again.baseline);

    QString why;
    if (const auto table = readCountryTable(QStringLiteral(COUNTRY_TABLE), &why)) {
        const bench::Costs costs = bench::inTurn(
            rounds,
            [&] {
                for (const quint32 address : addresses)
                    found += table->countryOf(QHostAddress(address)).isEmpty() ? 0 : 1;
            },
            allPlain);
        bench::row("Countries, from the table", perSecond(costs), "look-ups/s", library,
                   costs.own / costs.baseline);
    }
    if (found == 0)
        qFatal("no address was found");
}

void peers(const QString &folder)
{
    Random random(1);
    const SimulatedPeers simulated(random, {1'000, false}, 1'795'000'000);
    const QByteArray json =
        QJsonDocument(simulated.info(920'000, 1'795'000'000)).toJson(QJsonDocument::Compact);
    JsonDocument document;
    JsonDocument plain;
    GeoIp geo({folder});
    PeerPoints peerPoints({true, true});
    PlacePoints placePoints({true});
    const Identity identity{u"mainnet"_s, u"bench"_s};
    qint64 time = 1;
    std::size_t points = 0;
    const bench::Costs costs = bench::inTurn(
        rounds,
        [&] {
            ++time;
            document.parse(json);
            Peers read = readPeers(document.root());
            geo.locate(read);
            points += peerPoints.take(identity, {time, time}, read).size();
            points += placePoints.take(identity, time, read, geo.status()).size();
        },
        [&] { plain.parse(json); });
    if (points == 0)
        qFatal("there is no point");
    bench::row("1,000 peers, from answer to points", "ms CPU", "simdjson parses the same", costs);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir directory;
    QString folder = qEnvironmentVariable("GEOIP_DIR");
    if (folder.isEmpty()) {
        folder = directory.path();
        writeDatabase(directory.filePath(u"city.mmdb"_s));
    }
    lookUps(folder);
    peers(folder);
    return 0;
}
