// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <optional>

namespace bnm {

/// A peer of the newest snapshot and what two snapshots tell together.
struct PeerRow {
    const Peer *peer = nullptr;     ///< in the model's snapshot
    std::optional<double> sendRate; ///< bytes per second since the snapshot before
    std::optional<double> receiveRate;
    QString searchText;   ///< what the free-text filter looks through, in lower case
    QString addressOrder; ///< sorts addresses by their numbers
};

} // namespace bnm
