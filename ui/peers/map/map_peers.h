// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/map/map_outlines.h"
#include "ui/peers/peer_row.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <vector>

namespace bnm {

/// A peer as the map shows it.
struct MapPeer {
    qint64 id = 0;
    QPointF plane;            ///< projected
    bool onlyCountry = false; ///< its country is known, where in it is not
    const Peer *peer = nullptr;
};

/// The peers of a snapshot sorted into those with a place and those without.
struct MapPeers {
    std::vector<MapPeer> placed;
    QHash<PeerNetwork, int> placeless; ///< how many of each network
    int countries = 0;                 ///< how many different ones are known

    int placelessCount() const;
};

/// A peer whose database names the country only is put inside that country, and marked so.
MapPeers mapPeersOf(const std::vector<const Peer *> &peers, const MapOutlines &outlines);

/// "Without a place: 5 Tor · 2 I2P · 1 unknown"; empty when each has one.
QString placelessText(const MapPeers &peers);

/// What parts the names on a line of the card; a line may be broken there.
QString cardSeparator();

/// What the card over a marker says: a heading, then lines; plain text, each on one line.
QStringList mapCardText(const std::vector<const MapPeer *> &members, bool holdsOwnNode);

} // namespace bnm
