// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/peers/peer_session.h"
#include "app/core/store/sqlite_file.h"
#include "collectors/peers/peer_snapshot.h"

#include <deque>
#include <map>

namespace bnm {

struct PeerLogOptions {
    QString path;              ///< empty: the log is in memory only
    int mostSessions = 10'000; ///< ended ones; the oldest are dropped first
    int mostDays = 30;
};

/// The log of connected peers and their durations, kept across restarts. A session is identified by
/// the peer's id and its connection time, both from the node: it continues if this program
/// restarts; a restart of the node, whose ids start again, ends all sessions. Sessions between two
/// polls are not seen. If the disk fails, changes wait in memory. Blocking: not for the UI thread.
class PeerLog {
public:
    explicit PeerLog(PeerLogOptions options);
    ~PeerLog();

    /// True if a peer connected or disconnected.
    bool take(const PeerSnapshot &snapshot);
    PeerChurn churn(std::size_t mostEvents = 500);
    /// Writes the current durations of open sessions.
    void sync();
    const StoreTrouble &trouble() const { return m_trouble; }
    QString takeSetAside() { return m_file.takeSetAside(); }

private:
    void open();
    void load();
    void joinLate();
    static PeerSession readRow(const QSqlQuery &row);
    bool isSameStay(const PeerSession &session, const Peer &peer, bool nodeRestarted) const;
    qint64 leavingTime(const PeerSession &session, const PeerSnapshot &snapshot,
                       bool nodeRestarted) const;
    void endStay(PeerSession session, qint64 leftMs);
    void write();
    bool writeSession(const PeerSession &session);
    bool prune();

    PeerLogOptions m_options;
    SqliteFile m_file;
    StoreTrouble m_trouble;
    std::map<qint64, PeerSession> m_present; ///< by peer id
    std::deque<PeerSession> m_over;          ///< the latest ended ones, oldest first
    PeerSessions m_unwritten;
    qint64 m_lastSeenMs = 0; ///< of the newest snapshot
    qint64 m_lastSyncMs = 0;
};

} // namespace bnm
