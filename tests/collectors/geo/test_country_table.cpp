// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/country_table.h"
#include "collectors/geo/geo_ip.h"
#include "collectors/geo/ipv6_text.h"
#include "collectors/geo/tor_geoip.h"
#include "tests/support/mmdb_writer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <random>

#include <arpa/inet.h>

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

const QByteArray head = "# Generated: Thu, 25 Jun 2026 04:33:59 GMT\n";
constexpr qint64 headSeconds = 1'782'362'039;
const QByteArray ipv4Text = "134744064,134744319,US\n"   // 8.8.8.0/24
                            "134744320,134744575,US\n"   // joined with it
                            "134744576,134744831,EU\n"   // no country
                            "3238002688,3238002943,NL\n" // 193.0.0.0/24
                            "3238002944,3238003199,UK\n"
                            "3238003200,3238003455,\?\?\n"
                            "4278190080,4294967295,SE\n"; // up to the last address
const QByteArray ipv6Text = "2001:200::,2001:200:134:ffff:ffff:ffff:ffff:ffff,JP\n"
                            "2001:200:135::,2001:200:135:0:ffff:ffff:ffff:ffff,US\n"
                            "2a00:1450:1::,2a00:1450:1::ff,DE\n"
                            "2a00:1450:1::100,2a00:1450:1::1ff,FR\n"
                            "2a00:1450:1:0:8000::,2a00:1450:1:0:8000::0.0.0.1,CH\n"
                            "ffff::,ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,AQ\n";

struct Folder {
    QTemporaryDir directory;

    QString path(const QString &name) const { return directory.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }
    void writeTor(const QByteArray &ipv4 = ipv4Text, const QByteArray &ipv6 = ipv6Text,
                  const QByteArray &before = head) const
    {
        write(u"geoip"_s, before + ipv4);
        write(u"geoip6"_s, before + ipv6);
    }
    /// Like the build; empty: perl is missing.
    QString compact(const QString &name = u"countries.bin"_s) const
    {
        const QString perl = QStandardPaths::findExecutable(u"perl"_s);
        if (perl.isEmpty())
            return {};
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(perl, {QStringLiteral(SOURCE_DIR "/packaging/country-table.pl"),
                             path(u"geoip"_s), path(u"geoip6"_s), path(name)});
        return process.waitForFinished() && process.exitCode() == 0 ? path(name) : QString();
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Ipv6Number> byTheSystem(const std::string &text)
{
    std::array<quint8, 16> bytes{};
    if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1)
        return std::nullopt;
    return Ipv6Number{qFromBigEndian<quint64>(bytes.data()),
                      qFromBigEndian<quint64>(bytes.data() + 8)};
}

/// With a valid sum, so that only earlier bytes can be wrong.
QByteArray summed(QByteArray body)
{
    quint32 sum = 0;
    for (const char c : body)
        sum += static_cast<quint8>(c);
    for (int shift = 0; shift < 32; shift += 8)
        body += static_cast<char>(sum >> shift & 0xff);
    return body;
}

} // namespace

class TestCountryTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knownAnswers_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("country");
        const auto row = [](const char *address, const QString &country) {
            QTest::newRow(address) << QString::fromLatin1(address) << country;
        };
        row("8.8.7.255", {});
        row("8.8.8.0", u"US"_s);
        row("8.8.9.255", u"US"_s);
        row("8.8.10.0", {}); // EU
        row("193.0.0.255", u"NL"_s);
        row("193.0.1.1", u"GB"_s);
        row("193.0.2.1", {}); // ??
        row("193.0.3.1", {}); // a gap
        row("255.255.255.255", u"SE"_s);
        row("0.0.0.0", {});
        row("2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", {});
        row("2001:200::", u"JP"_s);
        row("2001:200:134:ffff:ffff:ffff:ffff:ffff", u"JP"_s);
        row("2001:200:135:0:ffff:ffff:ffff:ffff", u"US"_s);
        row("2001:200:135:1::", {});
        row("2a00:1450:1::ff", u"DE"_s); // finer than /64
        row("2a00:1450:1::100", u"FR"_s);
        row("2a00:1450:1::1ff", u"FR"_s);
        row("2a00:1450:1::200", {});
        row("2a00:1450:1:0:8000::1", u"CH"_s);
        row("2a00:1450:1:0:8000::2", {});
        row("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", u"AQ"_s);
        row("::", {});
    }
    void knownAnswers()
    {
        QFETCH(QString, address);
        QFETCH(QString, country);
        Folder folder;
        folder.writeTor();
        QString why;
        const auto text = readTorGeoip(folder.directory.path(), &why);
        QVERIFY2(text, qPrintable(why));
        QCOMPARE(text->countryOf(QHostAddress(address)), country);
        QCOMPARE(text->builtSeconds(), headSeconds);
        const QString path = folder.compact();
        if (path.isEmpty())
            QSKIP("there is no perl");
        const auto compact = readCountryTable(path, &why);
        QVERIFY2(compact, qPrintable(why));
        QCOMPARE(compact->countryOf(QHostAddress(address)), country);
        QVERIFY(*compact == *text); // two programs, one table
        QCOMPARE(countryTableBuilt(path), headSeconds);
    }

    void addressesAreParsedLikeTheSystem()
    {
        const std::vector<std::string> forms = {
            "::",
            "::1",
            "1::",
            "2001:db8::ff00:42:8329",
            "1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7::",
            "::2:3:4:5:6:7:8",
            "1:2:3:4::6:7:8",
            "FFFF:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "::ffff:192.0.2.1",
            "64:ff9b::192.0.2.33",
        };
        int good = 0;
        const auto compare = [&good](const std::string &text) {
            const auto expected = byTheSystem(text);
            good += expected.has_value() ? 1 : 0;
            QVERIFY2(readIpv6(text) == expected, text.c_str());
        };
        for (const char *text :
             {"", ":", ":::", "1", "1:", ":1", "1:2:3:4:5:6:7", "1::2::3", "1:2:3:4:5:6:7:8:9",
              "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8", "12345::", "g::", "1:2:3:4:5:6:7:1.2.3.4",
              "::1.2.3", "::1%lo", "1.2.3.4"})
            compare(text);
        std::mt19937 random(7);
        const std::string letters = "0123456789abcdefABCDEFg:.:::";
        for (int i = 0; i < 200'000; ++i) {
            std::string text = forms[random() % forms.size()];
            for (auto changes = random() % 4; changes > 0; --changes) {
                const auto at = random() % (text.size() + 1);
                const char letter = letters[random() % letters.size()];
                if (random() % 3 == 0)
                    text.insert(at, 1, letter);
                else if (at < text.size() && random() % 2 == 0)
                    text.erase(at, 1);
                else if (at < text.size())
                    text[at] = letter;
            }
            compare(text);
        }
        QVERIFY(good > 50'000);
    }

    void badTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("ipv4");
        QTest::addColumn<QByteArray>("ipv6");
        const auto row = [](const char *name, const QByteArray &ipv4, const QByteArray &ipv6) {
            QTest::newRow(name) << ipv4 << ipv6;
        };
        row("backwards", "200,300,SE\n100,150,SE\n", ipv6Text);
        row("overlapping", "200,300,SE\n300,400,NO\n", ipv6Text);
        row("last before first", "200,199,SE\n", ipv6Text);
        row("behind the last address", "0,4294967295,SE\n0,1,NO\n", ipv6Text);
        row("number too large", "1,4294967296,SE\n", ipv6Text);
        row("negative", "-1,5,SE\n", ipv6Text);
        row("no country", "1,5\n", ipv6Text);
        row("long country", "1,5,SWE\n", ipv6Text);
        row("endless line", QByteArray(100'000, '7'), ipv6Text);
        row("binary", QByteArray("\0\1\2\xff\n", 5), ipv6Text);
        row("IPv4 in the file of IPv6", ipv4Text, "1,5,SE\n");
        row("no address", ipv4Text, "2001::,zz::,SE\n");
        row("long address", ipv4Text, "2001::," + QByteArray(200, '1') + ",SE\n");
        row("IPv6 backwards", ipv4Text, "2001:2::,2001:2::5,SE\n2001:2::4,2001:2::9,NO\n");
    }
    void badTextIsRefused()
    {
        QFETCH(QByteArray, ipv4);
        QFETCH(QByteArray, ipv6);
        Folder folder;
        folder.writeTor(ipv4, ipv6);
        QString why;
        QVERIFY(!readTorGeoip(folder.directory.path(), &why));
        QVERIFY(!why.isEmpty());
    }

    void tooManyRangesAreRefused()
    {
        QByteArray many;
        for (int i = 0; i < 2'000'000; ++i)
            many += QByteArray::number(i * 4) + ',' + QByteArray::number(i * 4) + ",SE\n";
        Folder folder;
        folder.writeTor(many);
        QString why;
        QVERIFY(!readTorGeoip(folder.directory.path(), &why));
    }

    /// Cut anywhere, or with any byte changed, it is refused, or is a table that answers.
    void damagedTablesNeverCrash()
    {
        Folder folder;
        folder.writeTor();
        const QString path = folder.compact();
        if (path.isEmpty())
            QSKIP("there is no perl");
        const QByteArray whole = contents(path);
        QString why;
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!readCountryTable(folder.write(u"x"_s, whole.left(size)), &why));
        const QByteArray body = whole.chopped(4);
        for (qsizetype i = 0; i < body.size(); ++i)
            for (const int flip : {0x01, 0x80, 0xff}) {
                QByteArray changed = body;
                changed[i] = static_cast<char>(changed[i] ^ flip);
                QVERIFY(!readCountryTable(folder.write(u"x"_s, changed + whole.right(4)), &why));
                if (const auto table =
                        readCountryTable(folder.write(u"x"_s, summed(changed)), &why))
                    for (const char *address : {"8.8.8.8", "::", "ffff::1", "255.255.255.255"})
                        QVERIFY(table->countryOf(QHostAddress(QLatin1String(address))).size() <= 2);
                else
                    QVERIFY(!why.isEmpty());
            }
        for (qsizetype size = 0; size < body.size(); ++size)
            QVERIFY(!readCountryTable(folder.write(u"x"_s, summed(body.left(size))), &why));
    }

    void aHeadThatPromisesTooMuchReservesLittle()
    {
        Folder folder;
        QString why;
        for (const QByteArray &numbers :
             {QByteArray("\x01\x00\xe0\xc6\x5b\xe0\xc6\x5b", 8), // 1.5 million of both
              QByteArray("\x01\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x00", 13),
              QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 12)})
            QVERIFY(!readCountryTable(folder.write(u"x"_s, summed("BNMCTRY1" + numbers)), &why));
        QVERIFY(!readCountryTable(folder.path(u"not there"_s), &why));
        QVERIFY(!readCountryTable(folder.directory.path(), &why));
    }

    void theNewestTableIsUsed()
    {
        Folder folder;
        folder.writeTor("134744064,134744319,NO\n", ipv6Text,
                        "# Generated: Thu, 01 Jan 2026 00:00:00 GMT\n");
        const QString shipped = folder.compact();
        if (shipped.isEmpty())
            QSKIP("there is no perl");
        folder.writeTor();
        GeoIp geo({}, {shipped, folder.directory.path()});
        QVERIFY(geo.status().knowsCountries());
        QVERIFY(!geo.status().knowsCities());
        QCOMPARE(geo.status().oldestBuiltSeconds(), std::nullopt);
        QCOMPARE(geo.status().countryTableBuiltSeconds(), headSeconds);
        QCOMPARE(geo.status().attributions().size(), 1);
        const Place place = geo.lookUp(u"8.8.8.8:8333"_s);
        QCOMPARE(place.countryCode, u"US"_s);
        QCOMPARE(place.country, u"United States"_s);
        QVERIFY(!place.latitude && place.city.isEmpty()); // a country is no city

        folder.writeTor("134744064,134744319,FI\n", ipv6Text,
                        "# Generated: Thu, 01 Jan 2015 00:00:00 GMT\n");
        geo.refresh(); // now the shipped one is newer
        QCOMPARE(geo.lookUp(u"8.8.8.8:8333"_s).countryCode, u"NO"_s);
    }

    void aBrokenTableIsReportedAndTheOtherUsed()
    {
        Folder folder;
        folder.writeTor("134744064,134744319,NO\n", ipv6Text,
                        "# Generated: Thu, 01 Jan 2026 00:00:00 GMT\n");
        const QString shipped = folder.compact();
        if (shipped.isEmpty())
            QSKIP("there is no perl");
        folder.writeTor("nonsense\n");
        GeoIp geo({}, {shipped, folder.directory.path()});
        int told = 0;
        connect(&geo, &GeoIp::statusChanged, this, [&told] { ++told; });
        QCOMPARE(geo.lookUp(u"8.8.8.8:8333"_s).countryCode, u"NO"_s);
        QCOMPARE(told, 1);
        QCOMPARE(geo.status().troubles.size(), 1);
        QVERIFY(geo.status().troubles.first().contains(folder.directory.path()));
        QCOMPARE(geo.lookUp(u"8.8.8.9:8333"_s).countryCode, u"NO"_s);
        QCOMPARE(told, 1);
    }

    void aTableWithoutADateIsReported()
    {
        Folder folder;
        folder.writeTor(ipv4Text, ipv6Text, "# of somebody\n");
        GeoIp geo({}, {folder.write(u"countries.bin"_s, "nonsense"), folder.directory.path()});
        QVERIFY(!geo.status().knowsCountries());
        QCOMPARE(geo.status().troubles.size(), 2);
        QVERIFY(geo.lookUp(u"8.8.8.8:8333"_s).countryCode.isEmpty());
        folder.writeTor();
        geo.refresh();
        QCOMPARE(geo.status().troubles.size(), 1);
        QCOMPARE(geo.lookUp(u"8.8.8.8:8333"_s).countryCode, u"US"_s);
    }

    void anyDatabaseOfPlacesWins()
    {
        Folder folder;
        folder.writeTor();
        GeoIp geo({folder.directory.path()}, {{}, folder.directory.path()});
        QCOMPARE(geo.lookUp(u"193.0.0.1:8333"_s).countryCode, u"NL"_s);
        MmdbWriter providers(u"GeoLite2-ASN"_s);
        providers.add(u"193.0.0.0/24"_s, {{u"autonomous_system_number"_s, 3333}});
        QVERIFY(providers.write(folder.path(u"asn.mmdb"_s)));
        geo.refresh(); // providers only: the table still provides countries
        QCOMPARE(geo.lookUp(u"193.0.0.1:8333"_s).countryCode, u"NL"_s);
        QCOMPARE(geo.lookUp(u"193.0.0.1:8333"_s).asn, 3333);
        MmdbWriter countries(u"GeoLite2-Country"_s);
        countries.add(u"193.0.0.0/24"_s, {{u"country_code"_s, u"SE"_s}});
        QVERIFY(countries.write(folder.path(u"country.mmdb"_s)));
        geo.refresh();
        QCOMPARE(geo.lookUp(u"193.0.0.1:8333"_s).countryCode, u"SE"_s);
        QCOMPARE(geo.lookUp(u"8.8.8.8:8333"_s).countryCode, QString());
        QVERIFY(!geo.status().countryTableBuiltSeconds());
    }

    void theNodesAsmapGivesProviders()
    {
        GeoIp geo({});
        Peer peer;
        peer.address = u"8.8.8.8:8333"_s;
        peer.mappedAs = 15'169;
        Peers peers{peer};
        geo.locate(peers);
        QCOMPARE(peers.front().place.asn, 15'169);
        QVERIFY(peers.front().place.organization.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCountryTable)
#include "test_country_table.moc"
