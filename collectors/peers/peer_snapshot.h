// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QMetaType>

#include <memory>
#include <optional>

namespace bnm {

/// The node's own place, from the address by which others know it. Only the operator sees the
/// address; it is in no point and no log.
struct OwnPlace {
    QString address;
    Place place;

    friend bool operator==(const OwnPlace &, const OwnPlace &) = default;
};

/// The peers of one moment. Immutable, so that threads may share it.
struct PeerSnapshot {
    qint64 timeMs = 0; ///< Unix time in ms when the answer arrived
    Peers peers;
    std::optional<OwnPlace> own;
    /// When the node started, Unix time in ms, accurate to about a second. Peer ids are unique per
    /// start.
    std::optional<qint64> nodeStartedMs;
};
using PeerSnapshotPtr = std::shared_ptr<const PeerSnapshot>; ///< none: not known yet

inline std::optional<Place> ownPlaceOf(const PeerSnapshotPtr &snapshot)
{
    return snapshot && snapshot->own ? std::optional(snapshot->own->place) : std::nullopt;
}

} // namespace bnm

Q_DECLARE_METATYPE(bnm::PeerSnapshotPtr)
