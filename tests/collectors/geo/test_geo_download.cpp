// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/geo_month.h"
#include "tests/support/mmdb_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace bnm::month;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 20'000;

struct World : GeoMonth {
    std::unique_ptr<GeoDownload> download;

    World()
    {
        options.stallMs = 300;
        options.mostFailures = 3;
    }
    void start()
    {
        results.clear();
        download = std::make_unique<GeoDownload>(options);
        listen(*download);
        download->start();
    }
    bool wait()
    {
        return QTest::qWaitFor([this] { return !results.empty(); }, deadlineMs);
    }
    bool run()
    {
        start();
        return wait();
    }
    QString path(const QString &name) const { return directory.filePath(name); }
    QStringList leftovers() const
    {
        return QDir(directory.path())
            .entryList({u"*.new"_s, u"*.part"_s, u".*"_s}, QDir::Files | QDir::Hidden);
    }
    void putOldCities()
    {
        QFile file(path(u"dbip-city-lite.mmdb"_s));
        const QByteArray old = geoCities({2026, 9, 1}, u"Old Town"_s);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(old) == old.size());
    }
};

} // namespace

class TestGeoDownload : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothDatabasesAreDownloaded()
    {
        World world;
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QVERIFY(world.results[0].isNew);
        GeoIp geo({world.directory.path()});
        const Place place = geo.lookUp(u"8.8.8.8:8333"_s);
        QCOMPARE(place.city, u"Linköping"_s);
        QCOMPARE(place.asn, 15'169);
        QVERIFY(!world.steps.empty());
        QCOMPARE(world.steps[0].totalBytes, world.server.files[asnFile].size());
        QVERIFY(world.leftovers().isEmpty());

        world.server.asked.clear(); // the newest are here
        QVERIFY(world.run());
        QVERIFY(world.results[0].good && !world.results[0].isNew);
        QVERIFY(world.server.asked.isEmpty());
    }

    void beforeANewReleaseTheLastOneIsUsed()
    {
        World world;
        world.server.files[u"/free/dbip-asn-lite-2026-10.mmdb.gz"_s] =
            world.server.files.take(asnFile);
        world.server.files[u"/free/dbip-city-lite-2026-10.mmdb.gz"_s] =
            world.server.files.take(cityFile);
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    void aMissingReleaseIsOneSentence()
    {
        World world;
        world.server.files.clear();
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QVERIFY(world.results[0].text.contains(u"HTTP 404"_s));
        QVERIFY(!world.results[0].text.contains(u"http:"_s));
        QVERIFY(world.leftovers().isEmpty());
    }

    void anInterruptedDownloadResumes_data()
    {
        QTest::addColumn<bool>("stalls");
        QTest::newRow("cut") << false;
        QTest::newRow("stalled") << true;
    }
    void anInterruptedDownloadResumes()
    {
        QFETCH(bool, stalls);
        World world;
        GeoServer::Manner manner;
        manner.times = 1;
        (stalls ? manner.stallAfter : manner.cutAfter) = 100;
        world.server.manners[cityFile] = manner;
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QCOMPARE(world.server.asked, QStringList({asnFile, cityFile, cityFile + u" 100"_s}));
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    void aSilentServerEndsTheDownload()
    {
        World world;
        world.putOldCities();
        world.server.manners[asnFile] = {.stallAfter = 0};
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QVERIFY(world.results[0].text.contains(u"nothing came"_s));
        QCOMPARE(world.server.asked.size(), 4); // once, and three times again
        QCOMPARE(world.cityKnown(), u"Old Town"_s);
    }

    void anotherStartResumes()
    {
        World world;
        world.server.manners[cityFile] = {.cutAfter = 0};
        world.server.manners[cityFile].times = 100;
        world.server.manners[asnFile] = {.times = 1, .stallAfter = 50};
        world.options.stallMs = 60'000;
        world.start();
        QVERIFY(QTest::qWaitFor([&] { return !world.steps.empty(); }, deadlineMs));
        world.download->cancel();
        QCOMPARE(world.results.size(), std::size_t(1));
        QVERIFY(!world.results[0].good);
        QVERIFY(world.results[0].text.contains(u"Cancelled"_s));
        world.server.manners.clear();
        world.server.asked.clear();
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QCOMPARE(world.server.asked.first(), asnFile + u" 50"_s);
    }

    void aServerWithoutRangesStartsOver()
    {
        World world;
        world.server.manners[cityFile] = {.times = 2, .cutAfter = 100, .ignoresRange = true};
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    /// A server that always closes at the same place is not retried forever.
    void noProgressEndsTheDownload()
    {
        World world;
        world.server.manners[cityFile] = {.cutAfter = 100, .ignoresRange = true};
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QCOMPARE(world.server.asked.size(), 5); // providers, cities, and three times again
    }

    void anotherRangeIsNotMixedIn()
    {
        World world;
        QFile part(world.path(u"dbip-city-lite-2026-11.mmdb.gz.part"_s));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.write(world.server.files[cityFile].left(60));
        part.close();
        world.server.manners[cityFile] = {.times = 1, .rangeOff = 7};
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    void aPartOfAnotherFileIsDiscarded()
    {
        World world;
        for (const qsizetype size : {qsizetype(60), world.server.files[cityFile].size() + 5}) {
            QFile::remove(world.path(u"dbip-city-lite.mmdb"_s));
            QFile part(world.path(u"dbip-city-lite-2026-11.mmdb.gz.part"_s));
            QVERIFY(part.open(QIODevice::WriteOnly));
            part.write(QByteArray(size, 'x'));
            part.close();
            QVERIFY(world.run());
            QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
            QCOMPARE(world.cityKnown(), u"Linköping"_s);
        }
    }

    void partsOfOtherMonthsAreRemoved()
    {
        World world;
        QFile part(world.path(u"dbip-city-lite-2026-08.mmdb.gz.part"_s));
        QVERIFY(part.open(QIODevice::WriteOnly));
        part.close();
        QVERIFY(world.run());
        QVERIFY2(world.leftovers().isEmpty(), qPrintable(world.leftovers().join(u' ')));
    }

    void invalidDatabasesReplaceNothing_data()
    {
        QTest::addColumn<QByteArray>("file");
        const QByteArray whole = gzipped(geoCities(today));
        QByteArray flipped = whole;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
        MmdbWriter other(u"DBIP-City-Lite"_s);
        other.add(u"8.8.8.0/24"_s, {{u"country_code"_s, u"SE"_s}});
        QTest::newRow("garbage") << QByteArray(5'000, 'g');
        QTest::newRow("HTML") << QByteArray("<html>Please log in</html>");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("not whole") << whole.chopped(20);
        QTest::newRow("a bit is wrong") << flipped;
        QTest::newRow("no mmdb") << gzipped("hello");
        QTest::newRow("another database") << gzipped(geoProviders(today));
        QTest::newRow("without places") << gzipped(other.toBytes());
        QTest::newRow("gzip of nothing") << gzipped({});
        QTest::newRow("something behind it") << whole + "more";
    }
    void invalidDatabasesReplaceNothing()
    {
        QFETCH(QByteArray, file);
        World world;
        world.putOldCities();
        world.server.files[cityFile] = file;
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QVERIFY(world.results[0].text.contains(u"dbip-city-lite-2026-11"_s));
        QCOMPARE(world.cityKnown(), u"Old Town"_s);
        QVERIFY2(world.leftovers().isEmpty(), qPrintable(world.leftovers().join(u' ')));
    }

    void liesAboutTheLength_data()
    {
        QTest::addColumn<qint64>("off");
        QTest::newRow("longer") << qint64(10'000);
        QTest::newRow("shorter") << qint64(-100);
        QTest::newRow("endless") << (qint64(1) << 50);
    }
    void liesAboutTheLength()
    {
        QFETCH(qint64, off);
        World world;
        world.putOldCities();
        world.server.manners[cityFile] = {.lengthOff = off};
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QCOMPARE(world.cityKnown(), u"Old Town"_s);
    }

    void sizesAreBounded()
    {
        World packed;
        packed.options.mostPackedBytes = 50;
        QVERIFY(packed.run());
        QVERIFY(!packed.results[0].good);
        QVERIFY(packed.results[0].text.contains(u"larger"_s));
        World unpacked;
        unpacked.options.mostUnpackedBytes = 100;
        QVERIFY(unpacked.run());
        QVERIFY(!unpacked.results[0].good);
        QVERIFY(unpacked.results[0].text.contains(u"larger"_s));
        QVERIFY(unpacked.leftovers().isEmpty());
    }

    void noHttpAtAll()
    {
        World world;
        world.server.manners[asnFile] = {.raw = "220 mail.example ESMTP\r\n"};
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
    }

    void aFailingServerIsRetried()
    {
        World world;
        world.server.manners[asnFile] = {.times = 2, .status = 503};
        QVERIFY(world.run());
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
    }

    void aFolderThatCannotBeWrittenIsOneSentence()
    {
        World world;
        world.options.folder = u"/proc/nothing"_s;
        QVERIFY(world.run());
        QVERIFY(!world.results[0].good);
        QVERIFY(world.results[0].text.contains(u"/proc/nothing"_s));
    }

    void oneDownloadAtATime()
    {
        World world;
        world.server.manners[asnFile] = {.stallAfter = 0};
        world.start();
        GeoDownload other(world.options);
        std::optional<GeoDownloadResult> result;
        connect(&other, &GeoDownload::finished, this,
                [&result](const GeoDownloadResult &r) { result = r; });
        other.start();
        QVERIFY(result && !result->good);
        QVERIFY(result->text.contains(u"under way"_s));
    }
};

QTEST_GUILESS_MAIN(TestGeoDownload)
#include "test_geo_download.moc"
