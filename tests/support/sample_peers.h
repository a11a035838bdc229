// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_snapshot.h"

namespace bnm {

/// A user agent of 256 bytes that tries markup, quotes, line breaks, writing direction, a
/// spreadsheet formula and emoji.
QString hostileUserAgent();

/// Realistic peers: all networks, places all over the world, ten outbound, hostile user agents
/// among them. The same count gives the same peers.
Peers samplePeers(int count);

PeerSnapshotPtr snapshotOf(Peers peers, qint64 timeMs);

/// The time of samplePeers(), Unix time in ms.
constexpr qint64 sampleTimeMs = 1'795'000'000'000;

/// The same peers some seconds later: traffic went on, pings differ.
Peers later(Peers peers, int seconds);

} // namespace bnm
