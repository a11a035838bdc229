// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of places: prints look-ups per second, for new and known addresses, and the time for 1,000
// peers from the node's answer to points. Asserts only that something was found. Uses the databases
// in GEOIP_DIR, otherwise a small generated one.
#include "app/core/peers/dependence.h"
#include "app/demo/simulated_peers.h"
#include "collectors/geo/geo_ip.h"
#include "collectors/peers/peer_points.h"
#include "collectors/peers/place_points.h"
#include "tests/support/mmdb_writer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int lookUps = 20'000; // the cache's size
constexpr int rounds = 20;

void writeDatabase(const QString &path)
{
    MmdbWriter writer(u"city"_s);
    for (int first = 1; first < 224; ++first)
        for (int second = 0; second < 256; ++second)
            writer.add(u"%1.%2.0.0/16"_s.arg(first).arg(second), {{u"country_code"_s, u"SE"_s},
                                                                  {u"city"_s, u"Linköping"_s},
                                                                  {u"latitude"_s, 58.4},
                                                                  {u"longitude"_s, 15.6}});
    QVERIFY(writer.write(path));
}

double msOf(const auto &work)
{
    QElapsedTimer time;
    time.start();
    work();
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

/// The median of some rounds.
double usualMs(const auto &work)
{
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(msOf(work));
    return *percentile(times, 0.5);
}

} // namespace

class BenchGeo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("GEOIP_DIR");
        if (m_folder.isEmpty()) {
            m_folder = m_directory.path();
            writeDatabase(m_directory.filePath(u"city.mmdb"_s));
        }
    }

    void lookUpsPerSecond()
    {
        forgetPages();
        GeoIp geo({m_folder});
        QStringList addresses;
        std::mt19937 random(1);
        while (addresses.size() < lookUps)
            addresses << u"%1.%2.%3.%4:8333"_s.arg(random() % 222 + 1)
                             .arg(random() % 256)
                             .arg(random() % 256)
                             .arg(random() % 256);
        int found = 0;
        const auto all = [&] {
            for (const QString &address : addresses)
                found += geo.lookUp(address).countryCode.isEmpty() ? 0 : 1;
        };
        const double first = msOf(all);
        QVERIFY(found > 0);
        const double kept = usualMs(all);
        GeoIp again({m_folder}); // its files are in memory, its answers are not kept
        const double warm = msOf([&] {
            for (const QString &address : addresses)
                again.lookUp(address);
        });
        qInfo("%d addresses (%d with a place): from files read for the first time %.0f a second, "
              "from files in memory %.0f, answers kept %.0f",
              lookUps, found / (rounds + 1), lookUps / first * 1e3, lookUps / warm * 1e3,
              lookUps / kept * 1e3);
    }

    void peersFromAnswerToPoints_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("10") << 10;
        QTest::newRow("125") << 125;
        QTest::newRow("1,000") << 1'000;
    }
    void peersFromAnswerToPoints()
    {
        QFETCH(int, count);
        Random random(1);
        const SimulatedPeers simulated(random, {count, false}, 1'795'000'000);
        const QByteArray json =
            QJsonDocument(simulated.info(920'000, 1'795'000'000)).toJson(QJsonDocument::Compact);
        JsonDocument document;
        Peers peers;
        const double parsing = usualMs([&] { QVERIFY(document.parse(json)); });
        const double reading = usualMs([&] { peers = readPeers(document.root()); });
        GeoIp geo({m_folder});
        const double firstPlaces = msOf([&] { geo.locate(peers); });
        const double places = usualMs([&] { geo.locate(peers); });
        PeerPoints peerPoints({true, true});
        PlacePoints placePoints({true});
        const Identity identity{u"mainnet"_s, u"bench"_s};
        qint64 time = 1;
        const double points = usualMs([&] {
            ++time;
            peerPoints.take(identity, {time, time}, peers);
            placePoints.take(identity, time, peers, geo.status());
        });
        const double dependence = usualMs([&] { dependenceOf(peers); });
        const double copying = usualMs([&] { Peers(peers).clear(); });
        QCOMPARE(peers.size(), std::size_t(count));
        qInfo("%d peers, %.0f kB: JSON %.2f ms, peers with all details %.2f ms, places %.2f ms at "
              "first and %.2f ms then, points %.2f ms; dependence %.2f ms, a copy %.2f ms",
              count, static_cast<double>(json.size()) / 1e3, parsing, reading, firstPlaces, places,
              points, dependence, copying);
    }

private:
    /// Makes the system read the files from the disk again.
    void forgetPages()
    {
#ifdef Q_OS_LINUX
        for (const QFileInfo &info : QDir(m_folder).entryInfoList({u"*.mmdb"_s}, QDir::Files)) {
            QFile file(info.filePath());
            if (file.open(QIODevice::ReadOnly)) {
                ::fsync(file.handle());
                ::posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
            }
        }
#endif
    }

    QTemporaryDir m_directory;
    QString m_folder;
};

QTEST_GUILESS_MAIN(BenchGeo)
#include "bench_geo.moc"
