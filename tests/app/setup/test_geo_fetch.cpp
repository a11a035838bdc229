// SPDX-License-Identifier: GPL-3.0-or-later
// Downloading GeoIP databases with a window, and monthly.
#include "app/setup/geo_monthly.h"
#include "tests/support/geo_month.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace bnm::month;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 30'000;

struct World : GeoMonth {
    bool waitFor(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return results.size() >= count; }, deadlineMs);
    }
};

} // namespace

class TestGeoFetch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sourceAndDestinationComeFromTheSettings()
    {
        Config config;
        config.dataDir = u"/own"_s;
        config.geoipUrl = QUrl(u"https://mirror.example/geo"_s);
        config.geoipProxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, u"10.0.0.1"_s, 9050);
        GeoDownloadOptions options = geoDownloadOptions(config);
        QCOMPARE(options.url, config.geoipUrl);
        QCOMPARE(options.proxy, config.geoipProxy);
        QCOMPARE(options.folder, u"/own"_s);
        config.geoipDir = u"/places"_s;
        QCOMPARE(geoDownloadOptions(config).folder, u"/places"_s);
    }

    void itReportsAndEnds()
    {
        World world;
        GeoFetch fetch;
        world.listen(fetch);
        fetch.start(world.options);
        QVERIFY(fetch.isRunning());
        fetch.start(world.options); // one at a time
        QVERIFY(world.waitFor(1));
        QVERIFY2(world.results[0].good, qPrintable(world.results[0].text));
        QVERIFY(!fetch.isRunning());
        QVERIFY(!world.steps.empty());
        QCOMPARE(world.server.asked, QStringList({asnFile, cityFile}));
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    void aCancelledDownloadResumesLater()
    {
        World world;
        world.server.manners[cityFile] = {.times = 1, .stallAfter = 100};
        GeoFetch fetch;
        world.listen(fetch);
        fetch.start(world.options);
        QVERIFY(QTest::qWaitFor(
            [&] { return !world.steps.empty() && world.steps.back().file.contains(u"city"_s); },
            deadlineMs));
        fetch.cancel();
        QVERIFY(world.waitFor(1));
        QVERIFY(!world.results[0].good && world.results[0].text.contains(u"Cancelled"_s));
        QVERIFY(!fetch.isRunning());
        fetch.start(world.options);
        QVERIFY(world.waitFor(2));
        QVERIFY2(world.results[1].good, qPrintable(world.results[1].text));
        QCOMPARE(world.server.asked.last(), cityFile + u" 100"_s);
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }

    void endingDoesNotWaitForTheServer()
    {
        World world;
        world.server.manners[asnFile] = {.stallAfter = 0};
        auto fetch = std::make_unique<GeoFetch>();
        world.listen(*fetch);
        fetch->start(world.options);
        QVERIFY(QTest::qWaitFor([&] { return !world.server.asked.isEmpty(); }, deadlineMs));
        QElapsedTimer time;
        time.start();
        fetch.reset();
        QVERIFY(time.elapsed() < world.options.stallMs / 2);
        QVERIFY(world.results.empty());
    }

    void newFilesAreFetchedMonthly()
    {
        World world;
        const auto check = [&world] {
            GeoMonthly monthly(world.options, 0);
            std::optional<GeoDownloadResult> checked;
            connect(&monthly, &GeoMonthly::checked, &monthly,
                    [&checked](const GeoDownloadResult &result) { checked = result; });
            const bool isOver = QTest::qWaitFor([&] { return checked.has_value(); }, deadlineMs);
            return isOver ? *checked : GeoDownloadResult{};
        };
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^GeoIP: .*are in .*"_s));
        GeoDownloadResult result = check();
        QVERIFY2(result.good && result.isNew, qPrintable(result.text));

        world.server.asked.clear(); // those of this month are here
        result = check();
        QVERIFY(result.good && !result.isNew);
        QVERIFY(world.server.asked.isEmpty());

        world.options.today = QDate(2026, 12, 1); // the new ones are not out yet
        result = check();
        QVERIFY2(result.good && !result.isNew, qPrintable(result.text));
        QCOMPARE(world.server.asked.size(), 2);

        world.server.putMonth(world.options.today);
        QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^GeoIP: .*are in .*"_s));
        result = check();
        QVERIFY2(result.good && result.isNew, qPrintable(result.text));

        world.options.today = QDate(2027, 3, 9); // neither this month nor the last one is there
        world.server.files.clear();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^GeoIP: .*HTTP 404.*"_s));
        QVERIFY(!check().good);
        QCOMPARE(world.cityKnown(), u"Linköping"_s);
    }
};

QTEST_GUILESS_MAIN(TestGeoFetch)
#include "test_geo_fetch.moc"
