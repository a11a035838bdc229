// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"

#include <QMetaType>

#include <optional>
#include <vector>

namespace bnm {

/// One peer's session, from connect to disconnect.
struct PeerSession {
    qint64 peerId = 0; ///< starts again with each start of the node
    QString address;   ///< untrusted text, like userAgent
    PeerNetwork network = PeerNetwork::Ipv4;
    bool inbound = false;
    QString connectionType;
    QString userAgent;
    qint64 joinedMs = 0;          ///< Unix time in ms
    std::optional<qint64> leftMs; ///< nothing: still connected
    std::optional<qint64> bytesSent;
    std::optional<qint64> bytesReceived;

    /// From connect to disconnect; nothing: still connected.
    std::optional<qint64> seconds() const
    {
        if (!leftMs)
            return std::nullopt;
        return (*leftMs - joinedMs) / 1000;
    }
    friend bool operator==(const PeerSession &, const PeerSession &) = default;
};
using PeerSessions = std::vector<PeerSession>;

/// A peer connected or disconnected.
struct PeerEvent {
    enum class Kind { Joined, Left };
    Kind kind = Kind::Joined;
    qint64 timeMs = 0;
    PeerSession session;
};

/// Recent connections and disconnections.
struct PeerChurn {
    std::vector<PeerEvent> events;              ///< the newest first
    qint64 sessionsKept = 0;                    ///< sessions in the log, including open ones
    std::optional<double> medianInboundSeconds; ///< of the latest ended sessions
    std::optional<double> medianOutboundSeconds;
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::PeerChurn)
