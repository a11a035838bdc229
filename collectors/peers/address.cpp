// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/address.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

constexpr qsizetype longestAddress = 300; // a host name has 253 characters at most

constexpr qsizetype onionV3Length = 56; // the rendezvous specification, version 3
constexpr qsizetype onionV2Length = 16;
constexpr qsizetype i2pLength = 52; // SHA-256 in base 32

bool isBase32(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               (c >= QLatin1Char('2') && c <= QLatin1Char('7'));
    });
}

/// A v3 name ends with its version byte; version 3 makes the last letter a d.
bool isOnion(QStringView name)
{
    return isBase32(name) && ((name.size() == onionV3Length && name.endsWith(QLatin1Char('d'))) ||
                              name.size() == onionV2Length);
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

/// The last label of a host name has a letter; otherwise it is a mistyped address.
bool isHostName(QStringView text)
{
    const bool allowed = std::all_of(text.begin(), text.end(), [](QChar c) {
        return isDigit(c) || (c >= QLatin1Char('a') && c <= QLatin1Char('z')) ||
               c == QLatin1Char('-') || c == QLatin1Char('_') || c == QLatin1Char('.');
    });
    return allowed && text.size() <= 253 && !text.contains(QLatin1String("..")) &&
           !text.startsWith(QLatin1Char('.')) && !text.startsWith(QLatin1Char('-')) &&
           std::any_of(text.begin() + (text.lastIndexOf(QLatin1Char('.')) + 1), text.end(),
                       [](QChar c) { return c >= QLatin1Char('a') && c <= QLatin1Char('z'); });
}

/// Four decimal numbers; QHostAddress would also accept 1.2 and 0x7f.1.
std::optional<quint32> readIpv4(QStringView text)
{
    const auto parts = text.split(QLatin1Char('.'));
    if (parts.size() != 4)
        return std::nullopt;
    quint32 address = 0;
    for (const QStringView part : parts) {
        if (part.isEmpty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDigit) ||
            part.toUInt() > 255)
            return std::nullopt;
        address = address << 8 | part.toUInt();
    }
    return address;
}

struct HostAndPort {
    QStringView host;
    QStringView port;
    bool isReadable = true;
};

HostAndPort split(QStringView text)
{
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        const QStringView rest = end < 0 ? QStringView() : text.mid(end + 1);
        if (end < 0 || (!rest.isEmpty() && !rest.startsWith(QLatin1Char(':'))))
            return {{}, {}, false};
        return {text.mid(1, end - 1), rest.isEmpty() ? rest : rest.mid(1),
                rest != QLatin1String(":")};
    }
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0 || text.indexOf(QLatin1Char(':'), colon + 1) >= 0)
        return {text, {}};
    return {text.left(colon), text.mid(colon + 1), colon + 1 < text.size()};
}

void takeIpv4(PeerAddress &address, quint32 ip)
{
    address.kind = AddressKind::Ipv4;
    address.ip = QHostAddress(ip);
    address.host = address.ip.toString();
}

/// ::ffff:0:0/96
bool isIpv4Mapped(const Q_IPV6ADDR &ip)
{
    return std::all_of(ip.c, ip.c + 10, [](quint8 byte) { return byte == 0; }) &&
           ip.c[10] == 0xff && ip.c[11] == 0xff;
}

void takeIpv6(PeerAddress &address, const QString &text)
{
    QHostAddress ip(text.section(QLatin1Char('%'), 0, 0));
    if (ip.protocol() != QAbstractSocket::IPv6Protocol)
        return;
    const Q_IPV6ADDR bytes = ip.toIPv6Address();
    if (isIpv4Mapped(bytes))
        return takeIpv4(address, qFromBigEndian<quint32>(bytes.c + 12));
    address.kind = bytes.c[0] == 0xfc ? AddressKind::Cjdns : AddressKind::Ipv6;
    address.host = ip.toString();
    address.ip = std::move(ip);
}

void takeName(PeerAddress &address, const QString &host)
{
    const QString name = host.toLower();
    const QStringView text(name);
    if (text.endsWith(QLatin1String(".onion"))) {
        if (!isOnion(text.chopped(6)))
            return;
        address.kind = AddressKind::Onion;
    } else if (text.endsWith(QLatin1String(".i2p"))) {
        if (!text.endsWith(QLatin1String(".b32.i2p")) || text.size() != i2pLength + 8 ||
            !isBase32(text.chopped(8)))
            return;
        address.kind = AddressKind::I2p;
    } else if (isHostName(text)) {
        address.kind = AddressKind::HostName;
    } else {
        return;
    }
    address.host = name;
}

struct Ipv4Range {
    quint32 first;
    int bits;
};

// RFC 6890, and the documentation and multicast ranges
constexpr auto notPublicIpv4 = std::to_array<Ipv4Range>({
    {0x00000000, 8},
    {0x0a000000, 8},
    {0x64400000, 10},
    {0x7f000000, 8},
    {0xa9fe0000, 16},
    {0xac100000, 12},
    {0xc0000000, 24},
    {0xc0000200, 24},
    {0xc0a80000, 16},
    {0xc6120000, 15},
    {0xc6336400, 24},
    {0xcb007100, 24},
    {0xe0000000, 4},
    {0xf0000000, 4},
});

bool isPublicIpv4(quint32 ip)
{
    return std::none_of(notPublicIpv4.begin(), notPublicIpv4.end(), [ip](const Ipv4Range &range) {
        return (ip ^ range.first) >> (32 - range.bits) == 0;
    });
}

/// Only 2000::/3 is given out to the public internet; in it are two ranges for documentation.
bool isPublicIpv6(const Q_IPV6ADDR &ip)
{
    const bool isDocumentation =
        (ip.c[0] == 0x20 && ip.c[1] == 0x01 && ip.c[2] == 0x0d && ip.c[3] == 0xb8) ||
        (ip.c[0] == 0x3f && ip.c[1] == 0xff && ip.c[2] < 0x10);
    return ip.c[0] >> 5 == 1 && !isDocumentation;
}

} // namespace

PeerAddress readAddress(const QString &text)
{
    PeerAddress address;
    if (text.size() > longestAddress)
        return address;
    const HostAndPort parts = split(text);
    bool isPort = parts.isReadable;
    if (isPort && !parts.port.isEmpty()) {
        const auto allDigits = std::all_of(parts.port.begin(), parts.port.end(), isDigit);
        const ushort port = parts.port.toUShort(&isPort);
        isPort = isPort && allDigits;
        address.port = port;
    }
    if (!isPort)
        return {};
    if (const auto ipv4 = readIpv4(parts.host))
        takeIpv4(address, *ipv4);
    else if (parts.host.contains(QLatin1Char(':')))
        takeIpv6(address, parts.host.toString());
    else
        takeName(address, parts.host.toString());
    return address.kind == AddressKind::Unreadable ? PeerAddress() : address;
}

bool isPublicIp(const PeerAddress &address)
{
    if (address.kind == AddressKind::Ipv4)
        return isPublicIpv4(address.ip.toIPv4Address());
    return address.kind == AddressKind::Ipv6 && isPublicIpv6(address.ip.toIPv6Address());
}

} // namespace bnm
