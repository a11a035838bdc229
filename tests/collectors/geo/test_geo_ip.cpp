// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/geo_ip.h"
#include "collectors/geo/geohash.h"
#include "collectors/geo/mmdb_metadata.h"
#include "tests/support/mmdb_writer.h"
#include "tests/support/recordings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 15'000;

const QVariantMap swedishCity{
    {u"country"_s,
     QVariantMap{{u"iso_code"_s, u"SE"_s}, {u"names"_s, QVariantMap{{u"en"_s, u"Sweden"_s}}}}},
    {u"city"_s, QVariantMap{{u"names"_s, QVariantMap{{u"en"_s, u"Linköping"_s}}}}},
    {u"location"_s, QVariantMap{{u"latitude"_s, 58.4167}, {u"longitude"_s, 15.6167}}}};

QVariantMap country(const QString &code)
{
    return {{u"country_code"_s, code}};
}

QVariantMap provider(int asn, const QString &name)
{
    return {{u"autonomous_system_number"_s, asn}, {u"autonomous_system_organization"_s, name}};
}

QString sampleFolder()
{
    return qEnvironmentVariable("RECORDINGS_DIR") + u"/geoip"_s;
}

/// Like geoipupdate: writes beside the file, then replaces it.
void replace(const QString &path, const MmdbWriter &writer)
{
    QVERIFY(writer.write(path + u".new"_s));
    QFile file(path + u".new"_s); // with the same time
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::fromSecsSinceEpoch(1'700'000'000),
                             QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(std::rename(QFile::encodeName(path + u".new"_s).constData(),
                        QFile::encodeName(path).constData()) == 0);
}

int countOfWarnings = 0;
QtMessageHandler previousHandler = nullptr;

void countWarnings(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    countOfWarnings += type == QtWarningMsg ? 1 : 0;
    previousHandler(type, context, text);
}

} // namespace

class TestGeoIp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        countOfWarnings = 0;
        previousHandler = qInstallMessageHandler(countWarnings);
    }
    void cleanup() { qInstallMessageHandler(previousHandler); }

    void knownAnswersOfTheSamples()
    {
        if (!QDir(sampleFolder()).exists())
            QSKIP(qPrintable(Recordings::reason()));
        GeoIp geo({sampleFolder()});
        const Place swedish = geo.lookUp(u"89.160.20.112:8333"_s);
        QCOMPARE(swedish.countryCode, u"SE"_s);
        QCOMPARE(swedish.country, u"Sweden"_s);
        QCOMPARE(swedish.city, u"Linköping"_s);
        QCOMPARE(swedish.asn, std::optional<qint64>(29518));
        QCOMPARE(swedish.organization, u"Bredband2 AB"_s);
        QVERIFY(swedish.latitude && std::abs(*swedish.latitude - 58.4167) < 0.01);
        QCOMPARE(geo.lookUp(u"[::ffff:89.160.20.112]:8333"_s), swedish);

        QCOMPARE(geo.lookUp(u"[2001:218::1]:8333"_s).countryCode, u"JP"_s);

        const Place telstra = geo.lookUp(u"1.128.0.0"_s);
        QCOMPARE(telstra.asn, std::optional<qint64>(1221));
        QVERIFY(telstra.city.isEmpty() && telstra.countryCode.isEmpty() && !telstra.latitude);

        const GeoStatus &status = geo.status();
        QVERIFY(status.knowsCountries() && status.knowsCities() && status.knowsProviders());
        QCOMPARE(status.databases.front().publisher, u"MaxMind"_s);
        QVERIFY(status.attributions().join(u' ').contains(u"GeoLite2"_s));
        QVERIFY(status.oldestBuiltSeconds() > 1'600'000'000);
    }

    void brokenSamplesAreReportedOnce()
    {
        if (!QDir(sampleFolder()).exists())
            QSKIP(qPrintable(Recordings::reason()));
        const QStringList broken =
            QDir(sampleFolder()).entryList({u"*Broken*"_s, u"*Invalid*"_s, u"*broken*"_s});
        QCOMPARE(broken.size(), 3);
        for (const QString &name : broken)
            QVERIFY(QFile::copy(sampleFolder() + u'/' + name, path(name)));
        GeoIp geo({m_directory->path()});
        for (int round = 0; round < 3; ++round) {
            geo.refresh();
            for (const char *address : {"89.160.20.112", "81.2.69.142", "1.1.1.16", "2001:218::1"})
                for (int last = 0; last < 20; ++last)
                    geo.lookUp(QLatin1String(address));
            QCOMPARE(geo.lookUp(u"89.160.20.112"_s), Place());
        }
        QCOMPARE(geo.status().troubles.size(), 3);
        QCOMPARE(countOfWarnings, 3);
    }

    void schemas_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QVariantMap>("record");
        QTest::addColumn<QString>("place"); // country code, country, city, latitude, asn, provider
        QTest::addColumn<QString>("publisher");
        QTest::newRow("GeoLite2 city") << u"GeoLite2-City"_s << swedishCity
                                       << u"SE Sweden Linköping 58.4 - -"_s << u"MaxMind"_s;
        QTest::newRow("GeoLite2 ASN") << u"GeoLite2-ASN"_s << provider(29518, u"Bredband2"_s)
                                      << u"- - - - 29518 Bredband2"_s << u"MaxMind"_s;
        QTest::newRow("DB-IP ASN, which says that it is like MaxMind's")
            << u"DBIP-ASN-Lite (compat=GeoLite2-ASN)"_s << provider(29518, u"Bredband2"_s)
            << u"- - - - 29518 Bredband2"_s << u"DB-IP"_s;
        QTest::newRow("IPinfo Lite, whose type says nothing")
            << u"ipinfo generic"_s
            << QVariantMap{{u"country_code"_s, u"SE"_s},
                           {u"country"_s, u"Sweden"_s},
                           {u"asn"_s, u"AS29518"_s},
                           {u"as_name"_s, u"Bredband2"_s}}
            << u"SE Sweden - - 29518 Bredband2"_s << u"IPinfo"_s;
        QTest::newRow("IPinfo country, older")
            << u"ipinfo country_asn.mmdb"_s
            << QVariantMap{{u"country"_s, u"SE"_s}, {u"country_name"_s, u"Sweden"_s}}
            << u"SE Sweden - - - -"_s << u"IPinfo"_s;
        QTest::newRow("flat country set, names by code")
            << u"country ipvAll"_s << country(u"SE"_s) << u"SE Sweden - - - -"_s << u""_s;
        QTest::newRow("flat cities, numbers as 32-bit floats")
            << u"city ipv4"_s
            << QVariantMap{{u"country_code"_s, u"SE"_s},
                           {u"city"_s, u"Linköping"_s},
                           {u"latitude"_s, QVariant::fromValue(58.4167F)},
                           {u"longitude"_s, QVariant::fromValue(15.6167F)}}
            << u"SE Sweden Linköping 58.4 - -"_s << u""_s;
        QTest::newRow("numbers as text")
            << u"standard_location"_s
            << QVariantMap{{u"country"_s, u"SE"_s}, {u"lat"_s, u"58.4167"_s}, {u"lng"_s, u"15.6"_s}}
            << u"SE Sweden - 58.4 - -"_s << u""_s;
        QTest::newRow("does not know, and writes so") << u"city ipv4"_s
                                                      << QVariantMap{{u"country_code"_s, u"ZZ"_s},
                                                                     {u"latitude"_s, 0.0},
                                                                     {u"longitude"_s, 0.0}}
                                                      << u"- - - - - -"_s << u""_s;
        QTest::newRow("a region in place of a country")
            << u"city ipv4"_s
            << QVariantMap{{u"country_code"_s, u"EU"_s}, {u"country_name"_s, u"Europe"_s}}
            << u"- - - - - -"_s << u""_s;
        QTest::newRow("nonsense") << u"city"_s
                                  << QVariantMap{{u"country_code"_s, u"Sweden"_s},
                                                 {u"latitude"_s, 123.0},
                                                 {u"longitude"_s, 15.0},
                                                 {u"asn"_s, u"ASx"_s}}
                                  << u"- - - - - -"_s << u""_s;
    }
    void schemas()
    {
        QFETCH(QString, type);
        QFETCH(QVariantMap, record);
        MmdbWriter(type).add(u"89.160.20.0/24"_s, record).write(path(u"any.mmdb"_s));
        GeoIp geo({m_directory->path()});
        const Place place = geo.lookUp(u"89.160.20.112"_s);
        const auto shown = [](const QString &text) { return text.isEmpty() ? u"-"_s : text; };
        const QStringList parts{shown(place.countryCode),
                                shown(place.country),
                                shown(place.city),
                                place.latitude ? QString::number(*place.latitude, 'f', 1) : u"-"_s,
                                place.asn ? QString::number(*place.asn) : u"-"_s,
                                shown(place.organization)};
        QTEST(parts.join(u' '), "place");
        QCOMPARE(geo.status().databases.size(), std::size_t(1));
        QTEST(geo.status().databases.front().publisher, "publisher");
        QCOMPARE(geo.lookUp(u"89.160.21.112"_s), Place());
        QCOMPARE(countOfWarnings, 0);
    }

    void thePublisherMayComeFromTheFileName()
    {
        MmdbWriter(u"city ipv4"_s)
            .add(u"89.160.20.0/24"_s, country(u"SE"_s))
            .write(path(u"dbip-city-ipv4.mmdb"_s));
        GeoIp geo({m_directory->path()});
        QCOMPARE(geo.status().attributions(),
                 QStringList(u"IP geolocation by DB-IP (CC BY 4.0)"_s));
    }

    void onlyPublicAddressesAreLookedUp()
    {
        MmdbWriter(u"country"_s).add(u"::/1"_s, country(u"SE"_s)).write(path(u"all.mmdb"_s));
        GeoIp geo({m_directory->path()});
        QCOMPARE(geo.lookUp(u"[2001:218::1]:8333"_s).countryCode, u"SE"_s);
        for (const char *address :
             {"127.0.0.1:8333", "192.168.1.2", "100.64.1.1", "[::1]:8333", "[fe80::1%eth0]:8333",
              "[fd00::1]:8333", "[fc32::1]:8333", "node.example.org:8333", "",
              "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion:8333", "1.2.3"})
            QCOMPARE(geo.lookUp(QLatin1String(address)), Place());
    }

    void anIpv4DatabaseAndAnIpv6One()
    {
        MmdbWriter(u"country ipv4"_s, MmdbWriter::Addresses::Ipv4)
            .add(u"89.160.20.0/24"_s, country(u"SE"_s))
            .write(path(u"country-ipv4.mmdb"_s));
        MmdbWriter(u"country ipv6"_s)
            .add(u"2001:218::/32"_s, country(u"JP"_s))
            .write(path(u"country-ipv6.mmdb"_s));
        GeoIp geo({m_directory->path()});
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"SE"_s);
        QCOMPARE(geo.lookUp(u"2001:218::1"_s).countryCode, u"JP"_s);
        QCOMPARE(countOfWarnings, 0);
    }

    void aPlaceIsFromOneDatabaseAndItsProviderFromAnother()
    {
        MmdbWriter(u"country"_s)
            .add(u"89.160.20.0/24"_s, country(u"NO"_s))
            .add(u"81.2.69.0/24"_s, country(u"GB"_s))
            .write(path(u"a-country.mmdb"_s));
        MmdbWriter(u"asn"_s)
            .add(u"89.160.0.0/16"_s, provider(29518, u"Bredband2"_s))
            .write(path(u"b.mmdb"_s));
        MmdbWriter(u"city"_s).add(u"89.160.20.0/24"_s, swedishCity).write(path(u"z-city.mmdb"_s));
        GeoIp geo({m_directory->path()});
        QCOMPARE(geo.status().databases.front().type, u"city"_s);
        const Place place = geo.lookUp(u"89.160.20.112"_s);
        QCOMPARE(place.countryCode, u"SE"_s);
        QCOMPARE(place.asn, std::optional<qint64>(29518));
        QCOMPARE(geo.lookUp(u"81.2.69.142"_s).countryCode, u"GB"_s); // in no city
    }

    void aReplacedFileIsNoticed()
    {
        const QString file = path(u"country.mmdb"_s);
        replace(file, MmdbWriter(u"country"_s).add(u"89.160.20.0/24"_s, country(u"SE"_s)));
        GeoIp geo({m_directory->path()});
        QSignalSpy changed(&geo, &GeoIp::statusChanged);
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"SE"_s);
        replace(file, MmdbWriter(u"country"_s)
                          .add(u"89.160.20.0/24"_s, country(u"NO"_s))
                          .setBuilt(1'800'000'000));
        QVERIFY(changed.wait(deadlineMs)); // noticed only through the folder
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"NO"_s);
        // A watcher that watches files loses one that was replaced: a second time, then.
        replace(file, MmdbWriter(u"country"_s)
                          .add(u"89.160.20.0/24"_s, country(u"DK"_s))
                          .setBuilt(1'900'000'000));
        QVERIFY(changed.wait(deadlineMs));
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"DK"_s);
    }

    void withinOneSecondAndOfOneSizeToo()
    {
        const QString file = path(u"country.mmdb"_s);
        replace(file, MmdbWriter(u"country"_s).add(u"89.160.20.0/24"_s, country(u"SE"_s)));
        GeoIp geo({m_directory->path()});
        for (const QString &code : {u"NO"_s, u"DK"_s, u"FI"_s}) {
            replace(file, MmdbWriter(u"country"_s).add(u"89.160.20.0/24"_s, country(code)));
            geo.refresh(); // no waiting for the watcher
            QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, code);
        }
    }

    /// Like cp or curl -o, between a refresh and a look-up; a mapped file would kill the program.
    void aFileThatIsCutShortInPlace()
    {
        const QString file = path(u"country.mmdb"_s);
        replace(file, MmdbWriter(u"country"_s).add(u"89.160.20.0/24"_s, country(u"SE"_s)));
        GeoIp geo({m_directory->path()});
        QFile cut(file);
        QVERIFY(cut.resize(0));
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"SE"_s);
        QCOMPARE(geo.lookUp(u"89.160.20.113"_s).countryCode, u"SE"_s);
        geo.refresh();
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s), Place());
        QCOMPARE(geo.status().troubles.size(), 1);
        countOfWarnings = 0;
    }

    void filesAndFoldersComeAndGo()
    {
        const QString folder = path(u"later"_s);
        const QString file = folder + u"/country.mmdb"_s;
        GeoIp geo({folder});
        QVERIFY(geo.status().databases.empty() && geo.status().troubles.isEmpty());
        QCOMPARE(geo.status().folders, QStringList(folder));
        QVERIFY(QDir().mkpath(folder));
        replace(file, MmdbWriter(u"country"_s).add(u"89.160.20.0/24"_s, country(u"SE"_s)));
        geo.refresh();
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"SE"_s);
        QVERIFY(QFile::remove(file));
        geo.refresh();
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s), Place());
        QVERIFY(geo.status().databases.empty());
        QCOMPARE(countOfWarnings, 0);
    }

    /// cp writes into the file that is mapped; geoipupdate does not.
    void aFileWrittenInPlaceIsSurvived()
    {
        const QString file = path(u"country.mmdb"_s);
        MmdbWriter writer(u"country"_s);
        for (int i = 1; i < 200; ++i)
            writer.add(u"89.%1.0.0/16"_s.arg(i), country(u"SE"_s));
        const QByteArray bytes = writer.toBytes();
        QVERIFY(writer.write(file));
        GeoIp geo({m_directory->path()});
        QCOMPARE(geo.lookUp(u"89.160.20.112"_s).countryCode, u"SE"_s);
        Peers peers(1);
        for (int part = 0; part < 10; ++part) {
            QFile written(file);
            QVERIFY(written.open(QIODevice::WriteOnly | QIODevice::Truncate));
            written.write(bytes.left(bytes.size() * part / 10));
            written.close();
            peers.front().address = u"89.161.20.%1:8333"_s.arg(part);
            geo.locate(peers);
            QCOMPARE(peers.front().place, Place());
        }
        QVERIFY(writer.write(file));
        geo.locate(peers);
        QCOMPARE(peers.front().place.countryCode, u"SE"_s);
        QCOMPARE(countOfWarnings, 1); // the problem, not its frequency
    }

    void truncatedAtAnyLength()
    {
        const QByteArray bytes = MmdbWriter(u"GeoLite2-City"_s)
                                     .add(u"89.160.20.0/24"_s, swedishCity)
                                     .add(u"2001:218::/32"_s, country(u"JP"_s))
                                     .toBytes();
        const QString file = path(u"city.mmdb"_s);
        int opened = 0;
        for (qsizetype length = 0; length < bytes.size(); length += 1 + length / 40) {
            QFile written(file);
            QVERIFY(written.open(QIODevice::WriteOnly));
            written.write(bytes.left(length));
            written.close();
            QString why;
            if (const auto database = GeoDatabase::open(file, &why)) {
                ++opened;
                Place place;
                database->lookUp(QHostAddress(u"89.160.20.112"_s), place);
                database->lookUp(QHostAddress(u"2001:218::1"_s), place);
            } else {
                QVERIFY(!why.isEmpty());
            }
        }
        QCOMPARE(opened, 0); // a database's metadata is at its end
    }

    void damagedAnywhere()
    {
        const QByteArray good = MmdbWriter(u"GeoLite2-City"_s)
                                    .add(u"89.160.20.0/24"_s, swedishCity)
                                    .add(u"2001:218::/32"_s, country(u"JP"_s))
                                    .toBytes();
        const QString file = path(u"city.mmdb"_s);
        const QByteArray values("\0\x7f\xff\x20", 4);
        for (qsizetype at = 0; at < good.size(); at += 2) {
            QByteArray bytes = good;
            bytes[at] = values[at / 2 % values.size()];
            QFile written(file);
            QVERIFY(written.open(QIODevice::WriteOnly));
            written.write(bytes);
            written.close();
            QString why;
            Place place;
            if (const auto database = GeoDatabase::open(file, &why))
                for (const char *address : {"89.160.20.112", "2001:218::1", "8.8.8.8"})
                    database->lookUp(QHostAddress(QLatin1String(address)), place);
        }
    }

    /// libmaxminddb would fill the memory with the one, and leak what it has read of the other.
    void metadataThatAreNone_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"languages_repeated", "description_damaged"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void metadataThatAreNone()
    {
        QFETCH(const QString, name);
        const QString file = QStringLiteral(TESTS_DIR "/fuzz/corpus/geo_database/") + name;
        QVERIFY(!hasSoundMetadata(QFile::encodeName(file)));
        QString why;
        QVERIFY(!GeoDatabase::open(file, &why));
        QVERIFY2(why.contains(u"metadata"_s), qPrintable(why));
    }

    void soundMetadata()
    {
        const QByteArray mark("\xab\xcd\xefMaxMind.com");
        // {"languages": ["en"], "description": {"en": "x"}, "x": 2.5}, with pointers to the "en"
        const QByteArray sound("\xe3\x49languages\x01\x04\x42"
                               "en"
                               "\x4b"
                               "description\xe1\x20\x0d\x41x\x41x\x68"
                               "12345678");
        QVERIFY(isSoundMetadata(mark + sound));
        QVERIFY(isSoundMetadata("before" + mark + "not the last" + mark + sound));
        QVERIFY(!isSoundMetadata(sound));
        QVERIFY(!isSoundMetadata(mark));
        for (qsizetype size = 0; size < sound.size(); ++size)
            QVERIFY2(!isSoundMetadata(mark + sound.first(size)), QByteArray::number(size));
        QByteArray other = sound;
        other[other.indexOf("\x20\x0d") + 1] = 0; // to the whole
        QVERIFY(!isSoundMetadata(mark + other));
        QByteArray many("\xe1\x41x\x1e\x04", 5); // an array of as many as there may be
        const int entries = mostMetadataValues - 3;
        many += static_cast<char>((entries - 285) >> 8);
        many += static_cast<char>((entries - 285) & 0xff);
        QVERIFY(isSoundMetadata(mark + many + QByteArray(entries, '\x40')));
        many.back() = static_cast<char>(many.back() + 1);
        QVERIFY(!isSoundMetadata(mark + many + QByteArray(entries + 1, '\x40')));
    }

    void otherFilesAreReportedAsUseless()
    {
        MmdbWriter(u"GeoIP2-Connection-Type"_s)
            .add(u"89.160.20.0/24"_s, {{u"connection_type"_s, u"Cable/DSL"_s}})
            .write(path(u"connection.mmdb"_s));
        GeoIp geo({m_directory->path()});
        QVERIFY(geo.status().databases.empty());
        QCOMPARE(geo.status().troubles.size(), 1);
        QVERIFY(geo.status().troubles.front().contains(path(u"connection.mmdb"_s)));
    }

    void geohashes()
    {
        QCOMPARE(geohash(57.64911, 10.40744, 11), u"u4pruydqqvj"_s); // the usual example
        QCOMPARE(geohash(58.4167, 15.6167, 3), u"u67"_s);
        QCOMPARE(geohash(-90, -180, 3), u"000"_s);
        QCOMPARE(geohash(90, 180, 3), u"zzz"_s);
    }

private:
    QString path(const QString &name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

QTEST_GUILESS_MAIN(TestGeoIp)
#include "test_geo_ip.moc"
