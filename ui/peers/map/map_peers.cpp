// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_peers.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/peers/map/equal_earth.h"
#include "ui/peers/peer_columns.h"
#include "ui/text/plain_text.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace bnm {

namespace {

constexpr std::size_t mostNamedPeers = 3;

std::optional<MapPeer> placed(const Peer &peer, const MapOutlines &outlines)
{
    const Place &place = peer.place;
    if (place.latitude && place.longitude && std::abs(*place.latitude) <= 90 &&
        std::abs(*place.longitude) <= 180)
        return MapPeer{peer.id, equalEarth::project(*place.longitude, *place.latitude), false,
                       &peer};
    if (const auto inside = outlines.insideOf(place.countryCode))
        return MapPeer{peer.id, equalEarth::project(inside->x(), inside->y()), true, &peer};
    return std::nullopt;
}

QString joinedNames(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(cardSeparator());
}

/// "Germany 12 · France 4 · 3 more": the most frequent values among the peers.
QString mostCommon(const std::vector<const MapPeer *> &members, QString (*nameOfPeer)(const Peer &),
                   const char *more)
{
    std::map<QString, int> counts;
    for (const MapPeer *member : members)
        if (const QString name = nameOfPeer(*member->peer); !name.isEmpty())
            ++counts[name];
    std::vector<std::pair<QString, int>> ordered(counts.begin(), counts.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList parts;
    for (const auto &[name, count] : ordered) {
        if (static_cast<std::size_t>(parts.size()) == mostNamedPeers) {
            const auto others = static_cast<qint64>(ordered.size() - mostNamedPeers);
            parts << Words::tr(more, nullptr, plural(others)).arg(others);
            break;
        }
        parts << QStringLiteral("%1 %2").arg(name, QString::number(count));
    }
    return parts.join(cardSeparator());
}

QStringList singleCard(const MapPeer &member)
{
    const Peer &peer = *member.peer;
    const QString place = placeTitle(peer.place);
    QStringList lines = {plainLine(peer.address)};
    lines << joinedNames({peer.inbound ? Words::tr("inbound") : Words::tr("outbound"),
                          peer.connectionType == QLatin1String("inbound")
                              ? QString()
                              : plainLine(peer.connectionType),
                          titleOf(peer.network), plainLine(peer.transport.value_or(QString()))});
    lines << plainLine(peer.userAgent);
    lines << (member.onlyCountry ? Words::tr("somewhere in %1").arg(place) : place);
    lines << providerTitle(peer.place);
    if (peer.pingSeconds)
        lines << Words::tr("ping %1").arg(
            format::figure(*peer.pingSeconds * 1000, Unit::Milliseconds).text());
    lines.removeAll(QString());
    return lines;
}

QStringList manyCard(const std::vector<const MapPeer *> &members)
{
    const auto count = static_cast<int>(members.size());
    const auto inbound = static_cast<int>(std::count_if(
        members.begin(), members.end(), [](const MapPeer *m) { return m->peer->inbound; }));
    const auto only = static_cast<int>(std::count_if(
        members.begin(), members.end(), [](const MapPeer *m) { return m->onlyCountry; }));
    QStringList lines = {Words::tr("%1 peers", nullptr, plural(count)).arg(count)};
    lines << Words::tr("%1 outbound · %2 inbound").arg(count - inbound).arg(inbound);
    lines << mostCommon(
        members, [](const Peer &peer) { return titleOf(peer.network); },
        QT_TR_N_NOOP("and %1 more"));
    lines << mostCommon(
        members, [](const Peer &peer) { return placeTitle(peer.place); },
        QT_TR_N_NOOP("and %1 more places"));
    lines << mostCommon(
        members, [](const Peer &peer) { return plainLine(peer.place.organization); },
        QT_TR_N_NOOP("and %1 more providers"));
    if (only > 0)
        lines << Words::tr("%1 with the country only").arg(only);
    lines.removeAll(QString());
    return lines;
}

} // namespace

int MapPeers::placelessCount() const
{
    return std::accumulate(placeless.begin(), placeless.end(), 0);
}

MapPeers mapPeersOf(const std::vector<const Peer *> &peers, const MapOutlines &outlines)
{
    MapPeers result;
    QSet<QString> countries;
    for (const Peer *peer : peers) {
        if (!peer->place.countryCode.isEmpty())
            countries.insert(peer->place.countryCode);
        if (const auto at = placed(*peer, outlines))
            result.placed.push_back(*at);
        else
            ++result.placeless[peer->network];
    }
    result.countries = static_cast<int>(countries.size());
    return result;
}

QString placelessText(const MapPeers &peers)
{
    QStringList parts;
    for (const PeerNetwork network : {PeerNetwork::Onion, PeerNetwork::I2p, PeerNetwork::Cjdns})
        if (const int count = peers.placeless.value(network))
            parts << QStringLiteral("%1 %2").arg(count).arg(titleOf(network));
    const int unknown =
        peers.placeless.value(PeerNetwork::Ipv4) + peers.placeless.value(PeerNetwork::Ipv6);
    if (unknown > 0)
        parts << Words::tr("%1 unknown").arg(unknown);
    return parts.isEmpty() ? QString()
                           : Words::tr("Not on the map: %1").arg(parts.join(QStringLiteral(" · ")));
}

QString cardSeparator()
{
    return QStringLiteral(" · ");
}

QStringList mapCardText(const std::vector<const MapPeer *> &members, bool holdsOwnNode)
{
    if (members.empty())
        return {Words::tr("This node")};
    QStringList lines = members.size() == 1 ? singleCard(*members.front()) : manyCard(members);
    if (holdsOwnNode)
        lines << Words::tr("Includes this node");
    return lines;
}

} // namespace bnm
