// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QMetaType>

#include <memory>
#include <optional>

namespace bnm {

/// Where the node itself is, told by the address it is known by to others. The address is for
/// the eyes of the operator only; it goes into no point and no log.
struct OwnPlace {
    QString address;
    Place place;

    friend bool operator==(const OwnPlace &, const OwnPlace &) = default;
};

/// The peers of one moment. Never changed once made, so that threads may share it.
struct PeerSnapshot {
    qint64 timeMs = 0; ///< Unix time in ms when the answer arrived
    Peers peers;
    std::optional<OwnPlace> own;
    /// When the node started, Unix time in ms to about a second. Peer ids are of one start.
    std::optional<qint64> nodeStartedMs;
};
using PeerSnapshotPtr = std::shared_ptr<const PeerSnapshot>; ///< none: not known yet

inline std::optional<Place> ownPlaceOf(const PeerSnapshotPtr &snapshot)
{
    return snapshot && snapshot->own ? std::optional(snapshot->own->place) : std::nullopt;
}

} // namespace bnm

Q_DECLARE_METATYPE(bnm::PeerSnapshotPtr)
