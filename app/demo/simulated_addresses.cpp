// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_addresses.h"

#include <QCryptographicHash>

#include <array>
#include <numeric>
#include <string_view>

namespace bnm {

namespace {

using Range = SimulatedRange;

// Roughly as nodes are spread: hosting companies first, then homes.
// clang-format off
constexpr auto ipv4Ranges = std::to_array<Range>({
    {"88.198", 9, "Nuremberg", "DE", 49.45, 11.08, 24940, "Hetzner Online GmbH"},
    {"5.9", 7, "Falkenstein", "DE", 50.48, 12.37, 24940, "Hetzner Online GmbH"},
    {"95.216", 8, "Helsinki", "FI", 60.17, 24.94, 24940, "Hetzner Online GmbH"},
    {"54.36", 4, "Roubaix", "FR", 50.69, 3.17, 16276, "OVH SAS"},
    {"51.38", 3, "London", "GB", 51.51, -0.13, 16276, "OVH SAS"},
    {"167.99", 4, "North Bergen", "US", 40.8, -74.01, 14061, "DigitalOcean, LLC"},
    {"134.122", 2, "Toronto", "CA", 43.65, -79.38, 14061, "DigitalOcean, LLC"},
    {"3.120", 4, "Frankfurt am Main", "DE", 50.11, 8.68, 16509, "Amazon.com, Inc."},
    {"54.64", 2, "Tokyo", "JP", 35.68, 139.69, 16509, "Amazon.com, Inc."},
    {"18.138", 2, "Singapore", "SG", 1.29, 103.85, 16509, "Amazon.com, Inc."},
    {"34.86", 3, "Washington", "US", 38.9, -77.04, 396982, "Google LLC"},
    {"45.32", 2, "Singapore", "SG", 1.29, 103.85, 20473, "The Constant Company, LLC"},
    {"172.105", 2, "Mumbai", "IN", 19.07, 72.88, 63949, "Akamai Connected Cloud"},
    {"73.70", 5, "San Jose", "US", 37.34, -121.89, 7922, "Comcast Cable Communications, LLC"},
    {"68.45", 4, "Indianapolis", "US", 39.77, -86.16, 7922, "Comcast Cable Communications, LLC"},
    {"71.163", 4, "Washington", "US", 38.9, -77.04, 701, "Verizon Business"},
    {"99.224", 3, "Toronto", "CA", 43.65, -79.38, 812, "Rogers Communications Canada Inc."},
    {"70.50", 2, "Toronto", "CA", 43.65, -79.38, 577, "Bell Canada"},
    {"91.32", 5, "Munich", "DE", 48.14, 11.58, 3320, "Deutsche Telekom AG"},
    {"86.140", 4, "Birmingham", "GB", 52.48, -1.9, 2856, "British Telecommunications PLC"},
    {"82.64", 4, "Paris", "FR", 48.86, 2.35, 12322, "Free SAS"},
    {"90.40", 2, "Lyon", "FR", 45.76, 4.84, 3215, "Orange S.A."},
    {"77.162", 4, "Amsterdam", "NL", 52.37, 4.9, 1136, "KPN B.V."},
    {"81.230", 2, "Stockholm", "SE", 59.33, 18.07, 3301, "Telia Company AB"},
    {"84.208", 2, "Oslo", "NO", 59.91, 10.75, 15659, "NextGenTel AS"},
    {"91.152", 1, "Tampere", "FI", 61.5, 23.76, 719, "Elisa Oyj"},
    {"178.198", 3, "Zurich", "CH", 47.37, 8.54, 3303, "Swisscom (Schweiz) AG"},
    {"80.109", 2, "Vienna", "AT", 48.21, 16.37, 8412, "T-Mobile Austria GmbH"},
    {"79.20", 2, "Rome", "IT", 41.89, 12.48, 3269, "Telecom Italia S.p.A."},
    {"83.40", 2, "Madrid", "ES", 40.42, -3.7, 3352, "Telefonica de Espana"},
    {"83.24", 2, "Warsaw", "PL", 52.23, 21.01, 5617, "Orange Polska S.A."},
    {"89.136", 1, "Bucharest", "RO", 44.43, 26.1, 12302, "Vodafone Romania S.A."},
    {"95.24", 2, "Moscow", "RU", 55.75, 37.62, 8402, "PJSC Vimpelcom"},
    {"94.179", 1, "Kyiv", "UA", 50.45, 30.52, 6849, "JSC Ukrtelecom"},
    {"78.160", 1, "Izmir", "TR", 38.41, 27.14, 9121, "Turk Telekom"},
    {"84.228", 1, "Tel Aviv", "IL", 32.08, 34.78, 12400, "Partner Communications Ltd."},
    {"122.161", 1, "New Delhi", "IN", 28.64, 77.22, 24560, "Bharti Airtel Ltd."},
    {"153.160", 2, "Tokyo", "JP", 35.68, 139.69, 4713, "NTT Communications Corporation"},
    {"126.60", 2, "Osaka", "JP", 34.69, 135.5, 17676, "SoftBank Corp."},
    {"121.134", 2, "Seoul", "KR", 37.57, 126.98, 4766, "Korea Telecom"},
    {"219.77", 2, "Hong Kong", "HK", 22.28, 114.17, 4760, "HKT Limited"},
    {"61.216", 1, "Taipei", "TW", 25.05, 121.53, 3462, "Chunghwa Telecom"},
    {"116.86", 1, "Singapore", "SG", 1.29, 103.85, 55430, "StarHub Ltd"},
    {"1.136", 3, "Melbourne", "AU", -37.81, 144.96, 1221, "Telstra Corporation Ltd"},
    {"101.98", 1, "Auckland", "NZ", -36.85, 174.76, 23655, "Two Degrees Networks Limited"},
    {"105.226", 1, "Johannesburg", "ZA", -26.2, 28.04, 37457, "Telkom SA Ltd."},
    {"105.112", 1, "Lagos", "NG", 6.45, 3.39, 36873, "Airtel Networks Limited"},
    {"177.32", 2, "Sao Paulo", "BR", -23.55, -46.64, 28573, "Claro NXT Telecomunicacoes"},
    {"181.44", 1, "Buenos Aires", "AR", -34.61, -58.38, 27747, "Telecentro S.A."},
    {"189.140", 1, "Mexico City", "MX", 19.43, -99.13, 8151, "UNINET"},
    {"190.160", 1, "Santiago", "CL", -33.46, -70.65, 22047, "VTR Banda Ancha S.A."},
    {"186.84", 1, "Bogota", "CO", 4.61, -74.08, 14080, "Telmex Colombia S.A."},
});

constexpr auto ipv6Ranges = std::to_array<Range>({
    {"2a01:4f8", 9, "Nuremberg", "DE", 49.45, 11.08, 24940, "Hetzner Online GmbH"},
    {"2a01:4f9", 5, "Helsinki", "FI", 60.17, 24.94, 24940, "Hetzner Online GmbH"},
    {"2001:41d0:8", 4, "Roubaix", "FR", 50.69, 3.17, 16276, "OVH SAS"},
    {"2604:a880:400", 3, "North Bergen", "US", 40.8, -74.01, 14061, "DigitalOcean, LLC"},
    {"2a05:d014", 3, "Frankfurt am Main", "DE", 50.11, 8.68, 16509, "Amazon.com, Inc."},
    {"2600:1f18", 3, "Ashburn", "US", 39.04, -77.49, 14618, "Amazon.com, Inc."},
    {"2001:19f0:5", 2, "Piscataway", "US", 40.55, -74.46, 20473, "The Constant Company, LLC"},
    {"2601:645", 4, "San Francisco", "US", 37.77, -122.42, 7922, "Comcast Cable Communications, LLC"},
    {"2003:e1", 5, "Cologne", "DE", 50.94, 6.96, 3320, "Deutsche Telekom AG"},
    {"2a02:8109", 2, "Berlin", "DE", 52.52, 13.41, 3209, "Vodafone GmbH"},
    {"2a00:23c5", 3, "London", "GB", 51.51, -0.13, 2856, "British Telecommunications PLC"},
    {"2a01:e0a", 3, "Paris", "FR", 48.86, 2.35, 12322, "Free SAS"},
    {"2a02:a44a", 2, "Amsterdam", "NL", 52.37, 4.9, 1136, "KPN B.V."},
    {"2a01:799", 1, "Oslo", "NO", 59.91, 10.75, 2119, "Telenor Norge AS"},
    {"2001:b07", 1, "Milan", "IT", 45.46, 9.19, 12874, "Fastweb SpA"},
    {"2400:4050", 1, "Osaka", "JP", 34.69, 135.5, 4713, "NTT Communications Corporation"},
    {"2001:218", 2, "Tokyo", "JP", 35.68, 139.69, 2914, "NTT America, Inc."},
    {"2404:e801", 1, "Singapore", "SG", 1.29, 103.85, 55430, "StarHub Ltd"},
    {"2001:8003", 2, "Sydney", "AU", -33.87, 151.21, 1221, "Telstra Corporation Ltd"},
    {"2804:14c", 1, "Sao Paulo", "BR", -23.55, -46.64, 28573, "Claro NXT Telecomunicacoes"},
    {"2a02:aa10", 1, "Zurich", "CH", 47.37, 8.54, 6730, "Sunrise GmbH"},
    {"2001:14ba", 1, "Helsinki", "FI", 60.17, 24.94, 16086, "DNA Oyj"},
    {"2401:4900", 1, "Bengaluru", "IN", 12.97, 77.59, 45609, "Bharti Airtel Ltd."},
});

// Addresses in MaxMind's samples, so that they have places too.
constexpr auto sampleRanges = std::to_array<Range>({
    {"89.160.20.112", 1, "Linkoping", "SE", 58.42, 15.62, 29518, "Bredband2 AB"},
    {"81.2.69.142", 1, "London", "GB", 51.51, -0.13, 20712, "Andrews & Arnold Ltd"},
    {"81.2.69.160", 0, "London", "GB", 51.51, -0.13, 20712, "Andrews & Arnold Ltd"}, // the node's own
    {"216.160.83.56", 1, "Milton", "US", 47.25, -122.31, 209, "CenturyLink Communications, LLC"},
    {"175.16.199.1", 1, "Changchun", "CN", 43.88, 125.32, 4837, "China Unicom"},
    {"1.128.0.0", 1, "Melbourne", "AU", -37.81, 144.96, 1221, "Telstra Corporation Ltd"},
});
// clang-format on

template <std::size_t count>
QString chosenPrefix(Random &random, const std::array<Range, count> &ranges)
{
    const int total =
        std::accumulate(ranges.begin(), ranges.end(), 0,
                        [](int sum, const Range &range) { return sum + range.weight; });
    int left = random.whole(0, total - 1);
    for (const Range &range : ranges)
        if ((left -= range.weight) < 0)
            return QString::fromLatin1(range.prefix);
    return QString::fromLatin1(ranges.back().prefix);
}

int port(Random &random)
{
    return random.chance(0.6) ? 8'333 : random.whole(1'024, 65'535);
}

QString ipv4(Random &random)
{
    if (random.chance(0.06))
        return chosenPrefix(random, sampleRanges);
    return QStringLiteral("%1.%2.%3")
        .arg(chosenPrefix(random, ipv4Ranges))
        .arg(random.whole(0, 255))
        .arg(random.whole(1, 254));
}

/// Four groups below the prefix, whatever length that has.
QString ipv6(Random &random, const QString &prefix)
{
    return QStringLiteral("%1:%2:%3::%4")
        .arg(prefix)
        .arg(random.whole(1, 0xffff), 0, 16)
        .arg(random.whole(1, 0xffff), 0, 16)
        .arg(random.whole(1, 0xffff), 0, 16);
}

QString base32(const QByteArray &bytes)
{
    constexpr std::string_view digits = "abcdefghijklmnopqrstuvwxyz234567";
    QString text;
    unsigned buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = buffer << 8 | static_cast<quint8>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            text += QLatin1Char(digits[buffer >> (bits - 5) & 31]);
    }
    if (bits > 0)
        text += QLatin1Char(digits[buffer << (5 - bits) & 31]);
    return text;
}

/// Tor's rendezvous specification, version 3: key, checksum, version.
QString onion(Random &random)
{
    const QByteArray key = random.bytes(32);
    const QByteArray version(1, '\x03');
    const QByteArray checksum =
        QCryptographicHash::hash(".onion checksum" + key + version, QCryptographicHash::Sha3_256);
    return base32(key + checksum.left(2) + version) + QStringLiteral(".onion");
}

QString cjdns(Random &random)
{
    QString text = QStringLiteral("fc%1").arg(random.whole(0, 0xff), 2, 16, QLatin1Char('0'));
    for (int group = 0; group < 7; ++group)
        text += QStringLiteral(":%1").arg(random.whole(1, 0xffff), 0, 16);
    return text;
}

} // namespace

QString simulatedAddress(Random &random, const QString &network)
{
    if (network == QLatin1String("onion"))
        return onion(random) + QStringLiteral(":8333");
    if (network == QLatin1String("i2p"))
        return base32(random.bytes(32)) + QStringLiteral(".b32.i2p:0");
    if (network == QLatin1String("cjdns"))
        return QStringLiteral("[%1]:8333").arg(cjdns(random));
    if (network == QLatin1String("ipv6"))
        return QStringLiteral("[%1]:%2")
            .arg(ipv6(random, chosenPrefix(random, ipv6Ranges)))
            .arg(port(random));
    return QStringLiteral("%1:%2").arg(ipv4(random)).arg(port(random));
}

std::vector<SimulatedRange> simulatedRanges()
{
    std::vector<SimulatedRange> all(sampleRanges.begin(), sampleRanges.end());
    all.insert(all.end(), ipv4Ranges.begin(), ipv4Ranges.end());
    all.insert(all.end(), ipv6Ranges.begin(), ipv6Ranges.end());
    return all;
}

QString simulatedOwnAddress()
{
    return QStringLiteral("81.2.69.160");
}

} // namespace bnm
