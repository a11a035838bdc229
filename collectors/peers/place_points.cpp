// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/peers/place_points.h"

#include "collectors/geo/geohash.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace bnm {

namespace {

constexpr std::size_t mostProviders = 20;
constexpr int cellCharacters = 3;

QString direction(const Peer &peer)
{
    return peer.inbound ? QStringLiteral("inbound") : QStringLiteral("outbound");
}

/// One point for each combination, and one of 0 for each that is gone.
template <MeasurementId measurement, typename Tallies>
void append(Points &points, const Identity &identity, qint64 timeMs,
            std::initializer_list<TagOf<measurement>> tags, Tallies tallies,
            std::set<QStringList> &previous, const auto &setMore)
{
    for (const QStringList &values : previous)
        tallies.try_emplace(values);
    previous.clear();
    for (const auto &[values, tally] : tallies) {
        auto point = identity.stamp<measurement>(timeMs);
        auto value = values.begin();
        for (const auto tag : tags)
            point.tag(tag, *value++);
        point.set("peer_count", tally.peers);
        setMore(point, tally);
        points.push_back(std::move(point));
        if (tally.peers > 0)
            previous.insert(values);
    }
}

} // namespace

Points PlacePoints::take(const Identity &identity, qint64 timeMs, const Peers &peers,
                         const GeoStatus &databases)
{
    // Without a database no count is known, not even 0.
    if (!databases.knowsCountries()) {
        m_countries.clear();
        m_cells.clear();
    }
    const bool nodeMaps = std::any_of(peers.begin(), peers.end(),
                                      [](const Peer &peer) { return peer.mappedAs.has_value(); });
    if (!databases.knowsProviders() && !nodeMaps)
        m_providers.clear();

    Points points;
    const auto nothing = [](auto &, const Tally &) {};
    append<"peer_geo">(points, identity, timeMs, {"country", "direction"}, byCountry(peers),
                       m_countries, nothing);
    append<"peer_location">(points, identity, timeMs, {"geohash", "country"}, byCell(peers),
                            m_cells, [](auto &point, const Tally &tally) {
                                if (tally.peers == 0)
                                    return;
                                const auto count = static_cast<double>(tally.peers);
                                point.set("latitude", tally.latitudes / count)
                                    .set("longitude", tally.longitudes / count);
                            });
    if (m_options.asn)
        append<"peer_asn">(points, identity, timeMs, {"asn", "organization", "direction"},
                           byProvider(peers), m_providers, nothing);
    return points;
}

PlacePoints::Tallies PlacePoints::byCountry(const Peers &peers)
{
    Tallies tallies;
    for (const Peer &peer : peers)
        if (!peer.place.countryCode.isEmpty())
            ++tallies[{peer.place.countryCode, direction(peer)}].peers;
    return tallies;
}

PlacePoints::Tallies PlacePoints::byCell(const Peers &peers)
{
    Tallies tallies;
    for (const Peer &peer : peers) {
        const Place &place = peer.place;
        if (place.countryCode.isEmpty() || !place.latitude || !place.longitude)
            continue;
        Tally &tally = tallies[{geohash(*place.latitude, *place.longitude, cellCharacters),
                                place.countryCode}];
        ++tally.peers;
        tally.latitudes += *place.latitude;
        tally.longitudes += *place.longitude;
    }
    return tallies;
}

/// Of two equally large providers the one stays that was already among the largest, so that the
/// last place does not alternate.
std::set<qint64> PlacePoints::largestProviders(const Peers &peers) const
{
    std::map<qint64, int> counts;
    for (const Peer &peer : peers)
        if (peer.place.asn)
            ++counts[*peer.place.asn];
    std::vector<std::pair<qint64, int>> sorted(counts.begin(), counts.end());
    std::sort(sorted.begin(), sorted.end(), [this](const auto &a, const auto &b) {
        return std::make_tuple(-a.second, !m_largest.contains(a.first), a.first) <
               std::make_tuple(-b.second, !m_largest.contains(b.first), b.first);
    });
    std::set<qint64> largest;
    for (std::size_t i = 0; i < std::min(sorted.size(), mostProviders); ++i)
        largest.insert(sorted[i].first);
    return largest;
}

PlacePoints::Tallies PlacePoints::byProvider(const Peers &peers)
{
    m_largest = largestProviders(peers);
    const QString other = QStringLiteral("other");
    std::map<qint64, QString> names; // one for each, should two databases spell it differently
    Tallies tallies;
    for (const Peer &peer : peers) {
        if (!peer.place.asn)
            continue;
        const qint64 asn = *peer.place.asn;
        if (!m_largest.contains(asn)) {
            ++tallies[{other, other, direction(peer)}].peers;
            continue;
        }
        const QString number = QString::number(asn);
        const QString &name =
            names
                .try_emplace(asn, peer.place.organization.isEmpty() ? QStringLiteral("AS") + number
                                                                    : peer.place.organization)
                .first->second;
        ++tallies[{number, name, direction(peer)}].peers;
    }
    return tallies;
}

} // namespace bnm
