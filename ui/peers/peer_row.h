// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <optional>

namespace bnm {

/// A peer of the newest snapshot, with values derived from two snapshots.
struct PeerRow {
    const Peer *peer = nullptr;     ///< in the model's snapshot
    std::optional<double> sendRate; ///< bytes per second since the previous snapshot
    std::optional<double> receiveRate;
    QString searchText;   ///< searched by the free-text filter, in lower case
    QString addressOrder; ///< sorts addresses by their numbers
};

} // namespace bnm
