// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_peers.h"

#include "app/demo/random.h"

#include <algorithm>
#include <array>

namespace bnm {

namespace {

struct City {
    const char *code;
    const char *country;
    const char *city;
    double latitude;
    double longitude;
    double weight;
};

constexpr std::array cities = {City{"DE", "Germany", "Falkenstein", 50.48, 12.37, 9},
                               City{"DE", "Germany", "Nuremberg", 49.45, 11.08, 6},
                               City{"DE", "Germany", "Frankfurt am Main", 50.11, 8.68, 6},
                               City{"DE", "Germany", "Berlin", 52.52, 13.40, 3},
                               City{"FI", "Finland", "Helsinki", 60.17, 24.94, 4},
                               City{"FR", "France", "Roubaix", 50.69, 3.17, 4},
                               City{"FR", "France", "Paris", 48.86, 2.35, 3},
                               City{"NL", "The Netherlands", "Amsterdam", 52.37, 4.90, 5},
                               City{"GB", "United Kingdom", "London", 51.51, -0.13, 4},
                               City{"CH", "Switzerland", "Zurich", 47.37, 8.54, 3},
                               City{"AT", "Austria", "Vienna", 48.21, 16.37, 1},
                               City{"CZ", "Czechia", "Prague", 50.08, 14.44, 1},
                               City{"PL", "Poland", "Warsaw", 52.23, 21.01, 1.5},
                               City{"LT", "Lithuania", "Vilnius", 54.69, 25.28, 1},
                               City{"SE", "Sweden", "Stockholm", 59.33, 18.07, 1.5},
                               City{"NO", "Norway", "Oslo", 59.91, 10.75, 0.8},
                               City{"ES", "Spain", "Madrid", 40.42, -3.70, 1.2},
                               City{"PT", "Portugal", "Lisbon", 38.72, -9.14, 0.7},
                               City{"IT", "Italy", "Milan", 45.46, 9.19, 1.2},
                               City{"RO", "Romania", "Bucharest", 44.43, 26.10, 0.7},
                               City{"UA", "Ukraine", "Kyiv", 50.45, 30.52, 0.8},
                               City{"RU", "Russia", "Moscow", 55.76, 37.62, 1.2},
                               City{"TR", "Turkey", "Istanbul", 41.01, 28.98, 0.5},
                               City{"US", "United States", "Ashburn", 39.04, -77.49, 7},
                               City{"US", "United States", "New York", 40.71, -74.01, 3},
                               City{"US", "United States", "Chicago", 41.88, -87.63, 2},
                               City{"US", "United States", "Dallas", 32.78, -96.80, 2},
                               City{"US", "United States", "Denver", 39.74, -104.99, 1},
                               City{"US", "United States", "Los Angeles", 34.05, -118.24, 2},
                               City{"US", "United States", "San Jose", 37.34, -121.89, 2},
                               City{"US", "United States", "Seattle", 47.61, -122.33, 1.5},
                               City{"CA", "Canada", "Toronto", 43.65, -79.38, 1.5},
                               City{"CA", "Canada", "Montreal", 45.50, -73.57, 1.5},
                               City{"MX", "Mexico", "Mexico City", 19.43, -99.13, 0.5},
                               City{"BR", "Brazil", "São Paulo", -23.55, -46.63, 1.2},
                               City{"AR", "Argentina", "Buenos Aires", -34.60, -58.38, 0.7},
                               City{"CL", "Chile", "Santiago", -33.45, -70.67, 0.4},
                               City{"ZA", "South Africa", "Johannesburg", -26.20, 28.05, 0.6},
                               City{"NG", "Nigeria", "Lagos", 6.52, 3.38, 0.3},
                               City{"KE", "Kenya", "Nairobi", -1.29, 36.82, 0.3},
                               City{"IL", "Israel", "Tel Aviv", 32.09, 34.78, 0.5},
                               City{"AE", "United Arab Emirates", "Dubai", 25.20, 55.27, 0.4},
                               City{"IN", "India", "Mumbai", 19.08, 72.88, 0.9},
                               City{"IN", "India", "Bengaluru", 12.97, 77.59, 0.5},
                               City{"SG", "Singapore", "Singapore", 1.35, 103.82, 2.5},
                               City{"HK", "Hong Kong", "Hong Kong", 22.32, 114.17, 1.2},
                               City{"TW", "Taiwan", "Taipei", 25.03, 121.57, 0.7},
                               City{"KR", "South Korea", "Seoul", 37.57, 126.98, 1.2},
                               City{"JP", "Japan", "Tokyo", 35.68, 139.69, 2.2},
                               City{"JP", "Japan", "Osaka", 34.69, 135.50, 0.8},
                               City{"AU", "Australia", "Sydney", -33.87, 151.21, 1.3},
                               City{"AU", "Australia", "Perth", -31.95, 115.86, 0.4},
                               City{"NZ", "New Zealand", "Auckland", -36.85, 174.76, 0.5}};

struct Provider {
    qint64 asn;
    const char *name;
    double weight;
};
constexpr std::array providers = {
    Provider{24940, "Hetzner Online GmbH", 9},
    Provider{16276, "OVH SAS", 5},
    Provider{16509, "Amazon.com, Inc.", 5},
    Provider{14061, "DigitalOcean, LLC", 3},
    Provider{3320, "Deutsche Telekom AG", 3},
    Provider{7922, "Comcast Cable Communications, LLC", 3},
    Provider{51167, "Contabo GmbH", 2},
    Provider{13030, "Init7 (Switzerland) Ltd.", 1},
    Provider{396982, "Google LLC", 2},
    Provider{7018, "AT&T Enterprises, LLC", 1},
    Provider{1221, "Telstra Limited", 1},
    Provider{61272, "Informacines sistemos ir technologijos, UAB", 0.7}};

constexpr std::array userAgents = {"/Satoshi:30.0.0/",
                                   "/Satoshi:29.1.0/",
                                   "/Satoshi:28.1.0/",
                                   "/Satoshi:27.1.0/",
                                   "/Satoshi:30.0.0/Knots:20260101/",
                                   "/btcwire:0.5.0/btcd:0.24.2/",
                                   "/Satoshi:25.1.0(🚀)/"};

const auto &weighted(Random &random, const auto &list)
{
    double total = 0;
    for (const auto &entry : list)
        total += entry.weight;
    double x = random.uniform(0, total);
    for (const auto &entry : list)
        if ((x -= entry.weight) <= 0)
            return entry;
    return list.back();
}

PeerNetwork networkFor(Random &random)
{
    const double x = random.uniform(0, 1);
    return x < 0.60    ? PeerNetwork::Ipv4
           : x < 0.82  ? PeerNetwork::Ipv6
           : x < 0.94  ? PeerNetwork::Onion
           : x < 0.985 ? PeerNetwork::I2p
                       : PeerNetwork::Cjdns;
}

QString base32(Random &random, int length)
{
    QString text;
    for (int i = 0; i < length; ++i)
        text += QLatin1Char("abcdefghijklmnopqrstuvwxyz234567"[random.whole(0, 31)]);
    return text;
}

QString addressFor(Random &random, PeerNetwork network)
{
    switch (network) {
    case PeerNetwork::Onion: return base32(random, 56) + QStringLiteral(".onion:8333");
    case PeerNetwork::I2p: return base32(random, 52) + QStringLiteral(".b32.i2p:0");
    case PeerNetwork::Cjdns:
        return QStringLiteral("[fc32:%1::%2]:8333")
            .arg(random.whole(1, 0xffff), 0, 16)
            .arg(random.whole(1, 0xffff), 0, 16);
    case PeerNetwork::Ipv6:
        return QStringLiteral("[2a01:4f8:%1:%2::%3]:8333")
            .arg(random.whole(1, 0xffff), 0, 16)
            .arg(random.whole(1, 0xffff), 0, 16)
            .arg(random.whole(1, 0xff), 0, 16);
    case PeerNetwork::Ipv4: break;
    }
    return QStringLiteral("%1.%2.%3.%4:8333")
        .arg(random.whole(20, 219))
        .arg(random.whole(0, 255))
        .arg(random.whole(0, 255))
        .arg(random.whole(1, 254));
}

/// A few addresses are known by their country only, a few not at all.
Place placeFor(Random &random)
{
    const City &city = weighted(random, cities);
    const Provider &provider = weighted(random, providers);
    Place place;
    if (random.chance(0.03))
        return place;
    place.countryCode = QString::fromUtf8(city.code);
    place.country = QString::fromUtf8(city.country);
    place.asn = provider.asn;
    place.organization = QString::fromUtf8(provider.name);
    if (random.chance(0.04))
        return place;
    place.city = QString::fromUtf8(city.city);
    place.latitude = city.latitude + random.uniform(-0.4, 0.4);
    place.longitude = city.longitude + random.uniform(-0.6, 0.6);
    return place;
}

void addTraffic(Peer &peer, Random &random)
{
    constexpr std::array messages = {"inv",  "tx",   "block",   "cmpctblock", "headers", "addrv2",
                                     "ping", "pong", "getdata", "sendcmpct",  "version", "verack"};
    qint64 sent = 0;
    qint64 received = 0;
    for (const char *message : messages) {
        const QString name = QString::fromLatin1(message);
        sent += peer.sentPerMessage[name] = static_cast<qint64>(random.logNormal(12, 3));
        received += peer.receivedPerMessage[name] = static_cast<qint64>(random.logNormal(12, 3));
    }
    peer.bytesSent = sent;
    peer.bytesReceived = received;
}

void addDetails(Peer &peer)
{
    const auto add = [&peer](const char *name, const QString &value) {
        peer.details.push_back({QString::fromLatin1(name), value});
    };
    add("id", QString::number(peer.id));
    add("addr", peer.address);
    add("network", nameOf(peer.network));
    add("servicesnames", peer.services.join(QLatin1String(", ")));
    add("relaytxes",
        peer.relaysTransactions.value_or(false) ? QStringLiteral("true") : QStringLiteral("false"));
    add("lastsend", QString::number(sampleTimeMs / 1000 - 3));
    add("lastrecv", QString::number(sampleTimeMs / 1000 - 2));
    add("last_transaction", QString::number(peer.lastTransaction.value_or(0)));
    add("last_block", QString::number(peer.lastBlock.value_or(0)));
    add("bytessent", QString::number(peer.bytesSent.value_or(0)));
    add("bytesrecv", QString::number(peer.bytesReceived.value_or(0)));
    add("conntime", QString::number(peer.connectedSince.value_or(0)));
    add("timeoffset", QStringLiteral("0"));
    add("version", QString::number(peer.protocolVersion.value_or(0)));
    add("subver", peer.userAgent);
    add("inbound", peer.inbound ? QStringLiteral("true") : QStringLiteral("false"));
    add("connection_type", peer.connectionType);
    add("transport_protocol_type", peer.transport.value_or(QString()));
    add("session_id",
        QStringLiteral("5f1b6e3cb1c94e0fae6a6b1de54dd9b2c9d5e87d0c2f3b0a91e1d7c4a8b6f012"));
}

Peer makePeer(Random &random, int number)
{
    Peer peer;
    peer.id = number + 3;
    peer.network = networkFor(random);
    peer.address = addressFor(random, peer.network);
    peer.inbound = number >= 10;
    peer.connectionType = peer.inbound ? QStringLiteral("inbound")
                          : number < 8 ? QStringLiteral("outbound-full-relay")
                                       : QStringLiteral("block-relay-only");
    peer.userAgent = number % 17 == 16
                         ? hostileUserAgent()
                         : QString::fromUtf8(userAgents[static_cast<std::size_t>(
                               random.whole(0, static_cast<int>(userAgents.size()) - 1))]);
    peer.services = {QStringLiteral("NETWORK"), QStringLiteral("WITNESS"),
                     QStringLiteral("NETWORK_LIMITED"), QStringLiteral("P2P_V2")};
    peer.protocolVersion = 70016;
    peer.transport = random.chance(0.7) ? QStringLiteral("v2") : QStringLiteral("v1");
    const bool hidden = peer.network != PeerNetwork::Ipv4 && peer.network != PeerNetwork::Ipv6;
    if (number % 29 != 28)
        peer.pingSeconds = hidden ? random.uniform(0.25, 1.4) : random.logNormal(-2.9, 0.7);
    if (peer.pingSeconds)
        peer.minPingSeconds = *peer.pingSeconds * 0.8;
    peer.connectedSince = sampleTimeMs / 1000 - static_cast<qint64>(random.exponential(90'000));
    peer.syncedHeaders = peer.syncedBlocks = 920'000;
    peer.relaysTransactions = peer.connectionType != QLatin1String("block-relay-only");
    if (random.chance(0.8))
        peer.lastTransaction = sampleTimeMs / 1000 - random.whole(1, 900);
    if (random.chance(0.3))
        peer.lastBlock = sampleTimeMs / 1000 - random.whole(10, 90'000);
    peer.addressesProcessed = random.whole(0, 4'000);
    peer.addressesRateLimited = random.chance(0.1) ? random.whole(1, 90) : 0;
    if (!hidden)
        peer.place = placeFor(random);
    addTraffic(peer, random);
    addDetails(peer);
    return peer;
}

} // namespace

QString hostileUserAgent()
{
    const QString start =
        QStringLiteral("=HYPERLINK(\"http://evil.example\",\"<b>x</b>\")\r\n\t'\"`<img "
                       "src='http://evil.example/x'>\u202Egnp.exe\u202C\u2028🚀&amp;");
    QString text = start;
    while (text.toUtf8().size() < 256)
        text += QLatin1Char('A');
    return text;
}

Peers samplePeers(int count)
{
    Random random(20260101);
    Peers peers;
    for (int i = 0; i < count; ++i)
        peers.push_back(makePeer(random, i));
    return peers;
}

PeerSnapshotPtr snapshotOf(Peers peers, qint64 timeMs)
{
    auto snapshot = std::make_shared<PeerSnapshot>();
    snapshot->timeMs = timeMs;
    snapshot->peers = std::move(peers);
    return snapshot;
}

Peers later(Peers peers, int seconds)
{
    for (Peer &peer : peers) {
        *peer.bytesReceived += 1'000 * seconds;
        *peer.bytesSent += 250 * seconds;
        if (peer.pingSeconds)
            *peer.pingSeconds *= peer.id % 2 == 0 ? 1.1 : 0.9;
    }
    return peers;
}

} // namespace bnm
