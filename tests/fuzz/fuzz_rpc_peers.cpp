// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/own_place.h"
#include "collectors/peers/peer_points.h"
#include "collectors/peers/place_points.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void expectBounded(const Peer &peer)
{
    constexpr qsizetype longest = 1'024;
    for (const QString &text :
         {peer.address, peer.connectionType, peer.userAgent, peer.transport.value_or(QString()),
          peer.localAddress.value_or(QString())})
        fuzz::expect(text.size() <= longest, "a short text");
    fuzz::expect(peer.details.size() <= 256 && peer.sentPerMessage.size() <= 256, "few details");
    for (const auto &[name, bytes] : peer.receivedPerMessage)
        fuzz::expect(bytes >= 0 && name.size() <= longest, "a count of bytes");
    fuzz::expect(peer.mappedAs.value_or(1) >= 1, "the number of a provider");
}

} // namespace

/// getpeerinfo, two moments in a row.
void bnm::fuzz_rpc_peers(const QByteArray &input)
{
    const Identity identity{QStringLiteral("mainnet"), QStringLiteral("node")};
    JsonDocument document;
    if (!document.parse(input))
        return;
    Peers peers = readPeers(document.root());
    fuzz::expect(peers.size() <= std::min(mostPeers, document.root().size()), "limited");
    for (Peer &peer : peers) {
        expectBounded(peer);
        peer.place = {QStringLiteral("CH"), {}, {}, 47.0, 8.0, peer.mappedAs, peer.userAgent};
    }
    PeerPoints figures({});
    PlacePoints places({});
    GeoStatus databases;
    GeoDatabaseInfo &database = databases.databases.emplace_back();
    database.hasCountry = database.hasCity = database.hasAsn = true;
    for (const qint64 now : {1'800'000'000'000, 1'800'000'030'000}) {
        fuzz::expectGood(figures.take(identity, {now, now}, peers));
        fuzz::expectGood(places.take(identity, now, peers, databases));
        peers.resize(peers.size() / 2);
    }
    fuzz::expect(ownAddresses({}, peers).size() <= 1, "peers agree on one address");
}
