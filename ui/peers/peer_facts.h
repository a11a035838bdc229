// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_row.h"

#include <QString>

#include <vector>

namespace bnm {

/// What is known of one peer, as a person reads it: plain text on one line each.
struct PeerFact {
    QString name;
    QString value;
};
struct PeerFactGroup {
    QString title;
    std::vector<PeerFact> facts; ///< at least one
};

/// Local times and ages, units, words; what the node does not say is left out.
std::vector<PeerFactGroup> peerFacts(const PeerRow &row, qint64 nowMs);

/// What getpeerinfo said, with its members' names; indented.
QString peerAsJson(const Peer &peer);

} // namespace bnm
