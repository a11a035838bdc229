// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/own_place.h"

#include "collectors/geo/geo_ip.h"
#include "collectors/peers/address.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr std::size_t mostAddresses = 64;

QStringList toldByNode(const JsonValue &localAddresses)
{
    std::vector<std::pair<qint64, QString>> scored;
    localAddresses.forEachElement([&scored](const JsonValue &value) {
        const PeerAddress address = readAddress(value["address"].text().value_or(QString()));
        if (isPublicIp(address) && scored.size() < mostAddresses)
            scored.emplace_back(value["score"].integer().value_or(0), address.host);
    });
    std::stable_sort(scored.begin(), scored.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QStringList addresses;
    for (const auto &[score, address] : scored)
        addresses << address;
    return addresses;
}

QStringList toldByPeers(const Peers &peers)
{
    std::map<QString, int> votes;
    int voters = 0;
    for (const Peer &peer : peers) {
        if (peer.inbound || !peer.localAddress)
            continue;
        const PeerAddress address = readAddress(*peer.localAddress);
        if (!isPublicIp(address))
            continue;
        ++voters;
        ++votes[address.host];
    }
    const auto most =
        std::max_element(votes.begin(), votes.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    const bool isMajority = most != votes.end() && most->second >= 2 && 2 * most->second > voters;
    return isMajority ? QStringList(most->first) : QStringList();
}

} // namespace

QStringList ownAddresses(const JsonValue &networkInfo, const Peers &peers)
{
    const QStringList addresses = toldByNode(networkInfo["localaddresses"]);
    return addresses.isEmpty() ? toldByPeers(peers) : addresses;
}

std::optional<OwnPlace> ownPlace(const QStringList &addresses, GeoIp &geo)
{
    for (const QString &address : addresses)
        if (const Place place = geo.lookUp(address); place != Place())
            return OwnPlace{address, place};
    return addresses.isEmpty() ? std::nullopt : std::optional(OwnPlace{addresses.front(), {}});
}

} // namespace bnm
