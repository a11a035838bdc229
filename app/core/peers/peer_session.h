// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace bnm {

/// One peer's stay, from when it connected until it was gone.
struct PeerSession {
    qint64 peerId = 0; ///< counted anew by each start of the node
    QString address;   ///< text from strangers, as is userAgent
    PeerNetwork network = PeerNetwork::Ipv4;
    bool inbound = false;
    QString connectionType;
    QString userAgent;
    qint64 joinedMs = 0;          ///< Unix time in ms
    std::optional<qint64> leftMs; ///< nothing: still there
    std::optional<qint64> bytesSent;
    std::optional<qint64> bytesReceived;

    friend bool operator==(const PeerSession &, const PeerSession &) = default;
};
using PeerSessions = std::vector<PeerSession>;

/// Somebody came or somebody went.
struct PeerEvent {
    enum class Kind { Joined, Left };
    Kind kind = Kind::Joined;
    qint64 timeMs = 0;
    PeerSession session;
};

/// Who came and who went lately.
struct PeerChurn {
    std::vector<PeerEvent> events;              ///< the newest first
    qint64 sessionsKept = 0;                    ///< stays in the log, those that last included
    std::optional<double> medianInboundSeconds; ///< of the latest stays that are over
    std::optional<double> medianOutboundSeconds;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::PeerChurn)
