// SPDX-License-Identifier: GPL-3.0-or-later
// Cost of the table of countries, and its agreement with a database: load time, memory, look-ups
// per second. COUNTRY_DATA is the folder of geoip and geoip6, COUNTRY_TABLE the table made from
// them, GEOIP_DIR has databases to compare with.
#include "collectors/geo/country_table.h"
#include "collectors/geo/geo_database.h"
#include "collectors/geo/tor_geoip.h"

#include <QDir>
#include <QTest>

#include <ctime>
#include <random>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace bnm;
using namespace Qt::StringLiterals;

namespace {

constexpr int addresses = 1'000'000;

/// The process's heap in MB.
double heapMb()
{
#ifdef __GLIBC__
    const auto info = ::mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / 1e6;
#else
    return 0;
#endif
}

double cpuMs(std::clock_t since)
{
    return 1e3 * static_cast<double>(std::clock() - since) / CLOCKS_PER_SEC;
}

void measure(const char *name, const auto &load)
{
    const double before = heapMb();
    const std::clock_t start = std::clock(); // CPU time of this process
    const std::optional<CountryTable> table = load();
    const double ms = cpuMs(start);
    QVERIFY(table);
    qInfo("%s: %zu starts, read in %.0f ms of CPU, %.1f MB (heap grew by %.1f MB)", name,
          table->starts(), ms, static_cast<double>(table->bytes()) / 1e6, heapMb() - before);
}

} // namespace

class BenchCountries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_folder = qEnvironmentVariable("COUNTRY_DATA");
        m_path = qEnvironmentVariable("COUNTRY_TABLE");
        QString why;
        m_table = readCountryTable(m_path, &why);
        if (m_folder.isEmpty() || !m_table)
            QSKIP("COUNTRY_DATA and COUNTRY_TABLE name no data");
    }

    void reading()
    {
        QString why;
        measure("the table", [&] { return readCountryTable(m_path, &why); });
        measure("the text", [&] { return readTorGeoip(m_folder, &why); });
        const auto text = readTorGeoip(m_folder, &why);
        QVERIFY(text && *text == *m_table);
    }

    void lookingUp()
    {
        std::mt19937 random(1);
        std::vector<QHostAddress> asked;
        for (int i = 0; i < addresses; ++i) {
            if (i % 2 == 0) {
                asked.emplace_back(static_cast<quint32>(random()));
                continue;
            }
            Q_IPV6ADDR bytes;
            for (quint8 &byte : bytes.c)
                byte = static_cast<quint8>(random());
            bytes[0] = 0x20 + random() % 16;
            asked.emplace_back(bytes);
        }
        int found = 0;
        const std::clock_t start = std::clock();
        for (const QHostAddress &address : asked)
            found += m_table->countryOf(address).isEmpty() ? 0 : 1;
        qInfo("%d look-ups, half of IPv6, %d with a country: %.0f a second of CPU", addresses,
              found, addresses * 1e3 / cpuMs(start));
    }

    void agreeing()
    {
        for (const QFileInfo &file :
             QDir(qEnvironmentVariable("GEOIP_DIR")).entryInfoList({u"*.mmdb"_s}, QDir::Files)) {
            QString why;
            const auto database = GeoDatabase::open(file.filePath(), &why);
            if (database && database->info().hasCountry)
                compare(*database);
        }
    }

private:
    /// Random addresses rarely occur in a sample database: uses its own ones.
    void compare(const GeoDatabase &database)
    {
        std::mt19937 random(2);
        int both = 0;
        int same = 0;
        QStringList differ;
        const auto take = [&](const QHostAddress &address) {
            Place place;
            if (database.lookUp(address, place) != GeoDatabase::Answer::Found ||
                place.countryCode.isEmpty())
                return;
            const QString ours = m_table->countryOf(address);
            if (ours.isEmpty())
                return;
            ++both;
            same += ours == place.countryCode ? 1 : 0;
            if (ours != place.countryCode && differ.size() < 10)
                differ << address.toString() + u' ' + ours + u'/' + place.countryCode;
        };
        for (quint32 net = 0; net < 1U << 24; ++net) // every /24
            take(QHostAddress(net << 8 | 1));
        for (quint32 net = 0x20000000; net < 0x2c100000; net += 16) { // every /28
            Q_IPV6ADDR bytes{};
            for (int i = 0; i < 4; ++i)
                bytes[i] = static_cast<quint8>(net >> (24 - 8 * i));
            take(QHostAddress(bytes));
        }
        qInfo("%s: both know %d networks, %d the same (%.1f %%); different: %s",
              qPrintable(database.info().type), both, same, both > 0 ? 100.0 * same / both : 0,
              qPrintable(differ.join(u", "_s)));
    }

    QString m_folder;
    QString m_path;
    std::optional<CountryTable> m_table;
};

QTEST_GUILESS_MAIN(BenchCountries)
#include "bench_countries.moc"
