// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_mirror.h"
#include "collectors/zmq/sequence_event.h"

#include <deque>
#include <optional>

namespace bnm {

/// Joins the node's list of its mempool (getrawmempool with its mempool_sequence) to the stream
/// of changes (ZMQ "sequence"), so that the mirror misses none and counts none twice. Does no
/// input and output: whoever holds it carries lists and blocks that it wants.
///
/// - What came before a list was asked for is in the list, and is dropped. What comes after is
///   applied in its order. Arrivals and departures are of a set, so those that the list knew
///   already do no harm: the last one decides, in the list as in the mirror.
/// - A message's own number tells a lost one: a list is wanted again. Until it is there the
///   mirror stands still; what comes meanwhile is kept.
/// - Only what comes after the subscription has reached the node is sure to come. The first
///   message shows that it has: the list has to be younger than it, or its mempool sequence
///   has to be the one that the list gave as next. Else the list is taken again.
/// - The removals by a block are not published: its transactions are asked for (getblock), and
///   what comes after it waits for them.
class MempoolJoin {
public:
    using Hash = std::array<quint8, 32>;

    explicit MempoolJoin(MempoolMirror &mirror) : m_mirror(mirror) {}

    /// A connection was made; what was published before it is lost.
    void connected();
    void take(const SequenceEvent &event, quint32 messageNumber);

    bool wantsList() const { return m_wantsList; }
    void listRequested();
    void takeList(Txids txids, quint64 nextSequence);
    void listFailed();
    void listAnew() { lost(); } ///< something does not add up

    /// The block whose transactions everything else waits for.
    std::optional<Hash> wantedBlock() const { return m_block; }
    void takeBlock(const Hash &hash, const Txids &txids);
    void blockFailed(const Hash &hash);

    bool heardAnything() const { return m_nextNumber.has_value(); }
    bool isJoined() const { return m_hasList && !m_wantsList && !m_listUnderWay; }
    qint64 gaps() const { return m_gaps; } ///< found by number or by sequence
    std::size_t queued() const { return m_queue.size(); }

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
    /// The first message since the list in hand was asked for, while it has to show that the
    /// subscription was there in time.
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
