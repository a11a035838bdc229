// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/peer_row.h"

#include <QString>

#include <vector>

namespace bnm {

/// One fact about a peer, formatted: plain text on one line.
struct PeerFact {
    QString name;
    QString value;
};
struct PeerFactGroup {
    QString title;
    std::vector<PeerFact> facts; ///< at least one
};

/// Local times and ages, units, words; values the node does not report are left out.
std::vector<PeerFactGroup> peerFacts(const PeerRow &row, qint64 nowMs);

/// The peer's getpeerinfo entry with the original names; indented.
QString peerAsJson(const Peer &peer);

} // namespace bnm
