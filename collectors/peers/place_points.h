// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer.h"
#include "collectors/point/point.h"

#include <QStringList>

#include <map>
#include <set>

namespace bnm {

/// Turns the places of the peers of one moment into the peer_geo, peer_asn and peer_location
/// points. Peers without a known place or provider are in none of them; the total is in peers. No
/// address is in a point: a place is given as country and a cell of about 156 km (geohash of 3
/// characters).
///
/// A combination of tags that existed a moment before and has no peers now is written once more,
/// with 0; otherwise a chart would continue with the old count.
class PlacePoints {
public:
    struct Options {
        bool asn = true;
    };

    explicit PlacePoints(Options options) : m_options(options) {}

    Points take(const Identity &identity, qint64 timeMs, const Peers &peers,
                const GeoStatus &databases);

private:
    struct Tally {
        qint64 peers = 0;
        double latitudes = 0; ///< sums
        double longitudes = 0;
    };
    using TagValues = QStringList;
    using Tallies = std::map<TagValues, Tally>;

    static Tallies byCountry(const Peers &peers);
    static Tallies byCell(const Peers &peers);
    Tallies byProvider(const Peers &peers);
    std::set<qint64> largestProviders(const Peers &peers) const;

    Options m_options;
    std::set<TagValues> m_countries; ///< of the previous moment, like the others
    std::set<TagValues> m_providers;
    std::set<TagValues> m_cells;
    std::set<qint64> m_largest;
};

} // namespace bnm
