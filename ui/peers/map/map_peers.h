// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/map/map_outlines.h"
#include "ui/peers/peer_row.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace bnm {

/// A peer on the map.
struct MapPeer {
    qint64 id = 0;
    QPointF plane;            ///< projected
    bool onlyCountry = false; ///< only its country is known
    const Peer *peer = nullptr;
};

/// The peers of a snapshot sorted into those with a place and those without.
struct MapPeers {
    std::vector<MapPeer> placed;
    QHash<PeerNetwork, int> placeless; ///< number per network
    int countries = 0;                 ///< number of different known ones

    int placelessCount() const;
};

/// A peer with only a country is placed inside that country, and marked.
MapPeers mapPeersOf(const std::vector<const Peer *> &peers, const MapOutlines &outlines);

/// "Not on the map: 5 Tor · 2 I2P · 1 unknown"; empty when each has one.
QString placelessText(const MapPeers &peers);

/// Separator of names on a line of the card; lines may be broken there.
QString cardSeparator();

/// The text of a marker's card: a heading, then lines; plain text, each on one line.
QStringList mapCardText(const std::vector<const MapPeer *> &members, bool holdsOwnNode);

} // namespace bnm
