// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_addresses.h"

#include <QCryptographicHash>

#include <array>
#include <numeric>
#include <string_view>

namespace bnm {

namespace {

struct Range {
    const char *prefix; ///< of IPv4 two numbers, of IPv6 two or three groups
    int weight;
};

// Roughly as nodes are spread: hosting companies first, then homes.
constexpr auto ipv4Ranges = std::to_array<Range>({
    {"88.198", 9},  // Hetzner, Nuremberg
    {"5.9", 7},     // Hetzner, Falkenstein
    {"95.216", 8},  // Hetzner, Helsinki
    {"54.36", 4},   // OVH, Roubaix
    {"51.38", 3},   // OVH, London
    {"167.99", 4},  // DigitalOcean, New Jersey
    {"134.122", 2}, // DigitalOcean, Toronto
    {"3.120", 4},   // Amazon, Frankfurt
    {"54.64", 2},   // Amazon, Tokyo
    {"18.138", 2},  // Amazon, Singapore
    {"34.86", 3},   // Google, Washington
    {"45.32", 2},   // Vultr, Singapore
    {"172.105", 2}, // Akamai, Mumbai
    {"73.70", 5},   // Comcast, California
    {"68.45", 4},   // Comcast, Indiana
    {"71.163", 4},  // Verizon, Washington
    {"99.224", 3},  // Rogers, Toronto
    {"70.50", 2},   // Bell Canada, Toronto
    {"91.32", 5},   // Deutsche Telekom
    {"86.140", 4},  // BT, England
    {"82.64", 4},   // Free, Paris
    {"90.40", 2},   // Orange, France
    {"77.162", 4},  // KPN, Amsterdam
    {"81.230", 2},  // Telia, Sweden
    {"84.208", 2},  // Telia, Norway
    {"91.152", 1},  // Elisa, Finland
    {"178.198", 3}, // Swisscom
    {"80.109", 2},  // Magenta, Vienna
    {"79.20", 2},   // Telecom Italia
    {"83.40", 2},   // Telefonica, Spain
    {"83.24", 2},   // Orange Polska
    {"89.136", 1},  // Vodafone Romania
    {"95.24", 2},   // Vimpelcom, Moscow
    {"94.179", 1},  // Ukrtelecom, Kyiv
    {"78.160", 1},  // Turk Telekom, Izmir
    {"84.228", 1},  // Partner, Israel
    {"122.161", 1}, // Airtel, New Delhi
    {"153.160", 2}, // NTT, Tokyo
    {"126.60", 2},  // SoftBank, Tokyo
    {"121.134", 2}, // Korea Telecom, Seoul
    {"219.77", 2},  // PCCW, Hong Kong
    {"61.216", 1},  // Chunghwa, Taipei
    {"116.86", 1},  // StarHub, Singapore
    {"1.136", 3},   // Telstra, Melbourne
    {"101.98", 1},  // Two Degrees, Auckland
    {"105.226", 1}, // Telkom, South Africa
    {"105.112", 1}, // Airtel, Lagos
    {"177.32", 2},  // Claro, Sao Paulo
    {"181.44", 1},  // Telecentro, Buenos Aires
    {"189.140", 1}, // Telmex, Mexico
    {"190.160", 1}, // VTR, Santiago
    {"186.84", 1},  // Claro, Bogota
});

constexpr auto ipv6Ranges = std::to_array<Range>({
    {"2a01:4f8", 9},      // Hetzner, Germany
    {"2a01:4f9", 5},      // Hetzner, Finland
    {"2001:41d0:8", 4},   // OVH, Roubaix
    {"2604:a880:400", 3}, // DigitalOcean, New Jersey
    {"2a05:d014", 3},     // Amazon, Frankfurt
    {"2600:1f18", 3},     // Amazon, Ashburn
    {"2001:19f0:5", 2},   // Vultr, New Jersey
    {"2601:645", 4},      // Comcast, California
    {"2003:e1", 5},       // Deutsche Telekom
    {"2a02:8109", 2},     // Vodafone, Berlin
    {"2a00:23c5", 3},     // BT, London
    {"2a01:e0a", 3},      // Free, Paris
    {"2a02:a44a", 2},     // KPN, Amsterdam
    {"2a01:799", 1},      // Telenor, Norway
    {"2001:b07", 1},      // Fastweb, Milan
    {"2400:4050", 1},     // NTT, Osaka
    {"2001:218", 2},      // NTT America's backbone in Japan; in MaxMind's samples too
    {"2404:e801", 1},     // StarHub, Singapore
    {"2001:8003", 2},     // Telstra, Sydney
    {"2804:14c", 1},      // Claro, Sao Paulo
    {"2a02:aa10", 1},     // Sunrise, Zurich
    {"2001:14ba", 1},     // DNA, Helsinki
    {"2401:4900", 1},     // Airtel, India
});

// Addresses that MaxMind's samples know, so that they show places too.
constexpr auto sampleIpv4 = std::to_array<const char *>(
    {"89.160.20.112", "81.2.69.142", "216.160.83.56", "175.16.199.1", "1.128.0.0"});

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
        return QString::fromLatin1(sampleIpv4[static_cast<std::size_t>(
            random.whole(0, static_cast<int>(sampleIpv4.size()) - 1))]);
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

QString simulatedOwnAddress()
{
    return QStringLiteral("81.2.69.160");
}

} // namespace bnm
