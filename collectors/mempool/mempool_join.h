// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_mirror.h"
#include "collectors/zmq/sequence_event.h"

#include <deque>
#include <optional>

namespace bnm {

/// Joins the node's list of its mempool (getrawmempool with its mempool_sequence) with the stream
/// of changes (ZMQ "sequence"), so that the mirror misses none and counts none twice. Does no input
/// and output: its owner requests the lists and blocks.
///
/// - Changes before a list's request are part of the list and are dropped. Later ones are applied
///   in their order. Applying a change twice is safe: the last one decides, in the list as in the
///   mirror.
/// - A gap in a message's own number means a lost message: a new list is needed. Until it arrives
///   the mirror does not change; changes meanwhile are kept.
/// - Only messages after the subscription has reached the node are certain to arrive. The first
///   message proves that it has: the list must be newer, or the message's mempool sequence must be
///   the one that the list named as next. Otherwise another list is requested.
/// - Removals by a block are not published: its transactions are requested (getblock), and later
///   changes wait for them.
class MempoolJoin {
public:
    using Hash = std::array<quint8, 32>;

    explicit MempoolJoin(MempoolMirror &mirror) : m_mirror(mirror) {}

    /// A connection was made; earlier messages are lost.
    void connected();
    void take(const SequenceEvent &event, quint32 messageNumber);

    bool wantsList() const { return m_wantsList; }
    void listRequested();
    void takeList(Txids txids, quint64 nextSequence);
    void listFailed();
    void listAnew() { lost(); } ///< inconsistent: start over

    /// The block whose transactions are needed before anything else.
    std::optional<Hash> wantedBlock() const { return m_block; }
    void takeBlock(const Hash &hash, const Txids &txids);
    void blockFailed(const Hash &hash);

    bool heardAnything() const { return m_nextNumber.has_value(); }
    bool isJoined() const { return m_hasList && !m_wantsList && !m_listUnderWay; }
    qint64 gaps() const { return m_gaps; } ///< detected by number or by sequence

private:
    void lost();
    bool isDuplicate(quint32 messageNumber) const;
    bool follows(const SequenceEvent &event, quint32 messageNumber) const;
    bool isBridged(const SequenceEvent &first) const;
    void apply();

    MempoolMirror &m_mirror;
    std::deque<SequenceEvent> m_queue;
    std::optional<quint32> m_nextNumber;
    std::optional<quint64> m_lastSequence;
    /// The first message since the request of the current list, until it has proven that the
    /// subscription existed in time.
    std::optional<SequenceEvent> m_first;
    bool m_needsBridge = false;
    quint64 m_listSequence = 0;
    bool m_wantsList = true;
    bool m_listUnderWay = false;
    bool m_hasList = false;
    std::optional<Hash> m_block;
    qint64 m_gaps = 0;
};

} // namespace bnm
