// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_join.h"

namespace bnm {

namespace {

// More than that waiting means that something is stuck; a new list is cheaper.
constexpr std::size_t longestQueue = 200'000;

bool isOfMempool(const SequenceEvent &event)
{
    return event.kind == SequenceEvent::Kind::Added || event.kind == SequenceEvent::Kind::Removed;
}

} // namespace

void MempoolJoin::connected()
{
    m_nextNumber.reset();
    m_lastSequence.reset();
    lost();
}

void MempoolJoin::lost()
{
    m_wantsList = true;
    m_queue.clear();
    m_block.reset();
}

bool MempoolJoin::isDuplicate(quint32 messageNumber) const
{
    return m_nextNumber && messageNumber == *m_nextNumber - 1;
}

/// By number, and by a mempool sequence that only grows: a restarted node starts again at 1.
bool MempoolJoin::follows(const SequenceEvent &event, quint32 messageNumber) const
{
    if (m_nextNumber && messageNumber != *m_nextNumber)
        return false;
    return !isOfMempool(event) || !m_lastSequence || event.mempoolSequence > *m_lastSequence;
}

void MempoolJoin::take(const SequenceEvent &event, quint32 messageNumber)
{
    if (isDuplicate(messageNumber))
        return;
    if (!follows(event, messageNumber)) {
        ++m_gaps;
        lost();
    }
    m_nextNumber = messageNumber + 1;
    if (isOfMempool(event))
        m_lastSequence = event.mempoolSequence;

    if (m_needsBridge && !m_first) {
        m_first = event;
        if (!m_listUnderWay && !isBridged(event))
            lost();
    }
    if (m_wantsList && !m_listUnderWay)
        return; // the list will know it
    m_queue.push_back(event);
    if (m_queue.size() > longestQueue)
        lost();
    apply();
}

/// Whether the stream is complete since the list; the first received message proves it.
bool MempoolJoin::isBridged(const SequenceEvent &first) const
{
    return isOfMempool(first) && first.mempoolSequence <= m_listSequence;
}

void MempoolJoin::listRequested()
{
    m_wantsList = false;
    m_listUnderWay = true;
    m_queue.clear();
    m_block.reset();
    m_needsBridge = !m_nextNumber;
    m_first.reset();
}

void MempoolJoin::takeList(Txids txids, quint64 nextSequence)
{
    m_listUnderWay = false;
    m_hasList = true;
    m_listSequence = nextSequence;
    m_mirror.takeList(std::move(txids));
    m_mirror.recheckRecent();
    if (m_first && !isBridged(*m_first))
        lost();
    apply();
}

void MempoolJoin::listFailed()
{
    m_listUnderWay = false;
    lost();
}

void MempoolJoin::apply()
{
    if (!isJoined())
        return;
    while (!m_block && !m_queue.empty()) {
        const SequenceEvent event = m_queue.front();
        if (event.kind == SequenceEvent::Kind::BlockConnected) {
            m_block = event.hash; // stays at the front until its transactions arrive
            return;
        }
        m_queue.pop_front();
        if (event.kind == SequenceEvent::Kind::Added)
            m_mirror.add(event.hash);
        else if (event.kind == SequenceEvent::Kind::Removed)
            m_mirror.remove(event.hash);
    }
}

void MempoolJoin::takeBlock(const Hash &hash, const Txids &txids)
{
    if (m_block != hash)
        return; // a list came in between
    m_block.reset();
    m_queue.pop_front();
    for (const Txid &txid : txids)
        m_mirror.remove(txid);
    apply();
}

void MempoolJoin::blockFailed(const Hash &hash)
{
    if (m_block == hash)
        lost();
}

} // namespace bnm
