// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"
#include "collectors/mempool/mempool_mirror.h"
#include "collectors/zmq/sequence_event.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace bnm {

struct PublishedMessage {
    SequenceEvent event;
    quint32 number = 0;
};

/// A simple model of a node's mempool and its announcements. Like Bitcoin Core: a block's removals
/// take mempool sequence numbers but are not published, conflicts with a block are Removed before
/// the block is announced, and after a reorganisation returning transactions are Added before the
/// new blocks are announced. A transaction's feerate is that of all its ancestors and descendants.
class ModelNode {
public:
    explicit ModelNode(Random &random) : m_random(random) {}

    void add(bool withParent);
    void replace();
    void evict();
    void mine(int blocks = 1);
    void reorganise(int depth);
    /// Numbers restart; the mempool is kept or not.
    void restart(bool keepMempool);

    const std::map<Txid, MempoolEntry> &mempool() const { return m_mempool; }
    Txids list() const;
    quint64 nextSequence() const { return m_sequence; }
    std::optional<MempoolEntry> entry(const Txid &txid) const; ///< with feerate and relatives
    const Txids &block(const std::array<quint8, 32> &hash) const { return m_blocks.at(hash); }
    std::deque<PublishedMessage> published; ///< emptied by its consumer

private:
    struct Mined {
        std::array<quint8, 32> hash;
        std::vector<std::pair<Txid, MempoolEntry>> transactions; ///< parents first
    };
    std::array<quint8, 32> randomHash();
    void publish(SequenceEvent::Kind kind, const std::array<quint8, 32> &hash, quint64 sequence);
    void insert(const Txid &txid, const MempoolEntry &entry);
    void takeOut(const Txid &txid);
    void removeWithDescendants(const Txid &txid);
    Txid anyWaiting();
    Mined connectBlock();
    void tell(const Mined &block);

    Random &m_random;
    std::map<Txid, MempoolEntry> m_mempool; ///< relatives: only parents
    std::map<Txid, std::set<Txid>> m_children;
    std::map<std::array<quint8, 32>, Txids> m_blocks;
    std::vector<Mined> m_chain;
    quint64 m_sequence = 1;
    quint32 m_number = 0;
};

} // namespace bnm
