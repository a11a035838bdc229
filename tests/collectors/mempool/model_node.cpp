// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_node.h"

#include <algorithm>

namespace bnm {

using Kind = SequenceEvent::Kind;

std::array<quint8, 32> ModelNode::randomHash()
{
    std::array<quint8, 32> hash;
    for (quint8 &byte : hash)
        byte = static_cast<quint8>(m_random.whole(0, 255));
    return hash;
}

void ModelNode::publish(Kind kind, const std::array<quint8, 32> &hash, quint64 sequence)
{
    published.push_back({{kind, hash, sequence}, m_number++});
}

Txid ModelNode::anyWaiting()
{
    return std::next(m_mempool.begin(), m_random.whole(0, static_cast<int>(m_mempool.size()) - 1))
        ->first;
}

void ModelNode::insert(const Txid &txid, const MempoolEntry &entry)
{
    m_mempool[txid] = entry;
    for (const Txid &parent : entry.relatives)
        m_children[parent].insert(txid);
}

/// Its children keep it as a parent no longer: it is mined, or they go as well.
void ModelNode::takeOut(const Txid &txid)
{
    for (const Txid &parent : m_mempool.at(txid).relatives)
        m_children[parent].erase(txid);
    m_mempool.erase(txid);
}

void ModelNode::add(bool withParent)
{
    MempoolEntry entry;
    entry.vsize = m_random.whole(100, 2'000);
    entry.feeSat = m_random.whole(0, 100'000);
    if (withParent && !m_mempool.empty())
        for (int i = m_random.whole(1, 2); i > 0; --i)
            if (const Txid parent = anyWaiting();
                std::find(entry.relatives.begin(), entry.relatives.end(), parent) ==
                entry.relatives.end())
                entry.relatives.push_back(parent);
    const Txid txid = randomHash();
    insert(txid, entry);
    publish(Kind::Added, txid, m_sequence++);
}

void ModelNode::removeWithDescendants(const Txid &txid)
{
    const std::set<Txid> children = m_children[txid];
    for (const Txid &child : children)
        if (m_mempool.count(child))
            removeWithDescendants(child);
    takeOut(txid);
    publish(Kind::Removed, txid, m_sequence++);
}

void ModelNode::evict()
{
    if (!m_mempool.empty())
        removeWithDescendants(anyWaiting());
}

void ModelNode::replace()
{
    evict();
    add(m_random.chance(0.5));
}

/// Mines some transactions with all ancestors, some unknown ones, and removes conflicts.
ModelNode::Mined ModelNode::connectBlock()
{
    Mined block{randomHash(), {}};
    const std::function<void(const Txid &)> take = [&](const Txid &txid) {
        const auto it = m_mempool.find(txid);
        if (it == m_mempool.end())
            return;
        const MempoolEntry entry = it->second;
        for (const Txid &parent : entry.relatives)
            take(parent);
        block.transactions.emplace_back(txid, entry);
        takeOut(txid);
        ++m_sequence; // not published
    };
    for (int i = m_random.whole(0, 8); i > 0 && !m_mempool.empty(); --i) {
        take(anyWaiting());
        if (m_random.chance(0.1))
            evict();
        if (m_random.chance(0.2))
            block.transactions.emplace_back(randomHash(), MempoolEntry{100, 100, 1, {}});
    }
    Txids &txids = m_blocks[block.hash];
    for (const auto &[txid, entry] : block.transactions)
        txids.push_back(txid);
    return block;
}

void ModelNode::tell(const Mined &block)
{
    publish(Kind::BlockConnected, block.hash, 0);
    m_chain.push_back(block);
}

void ModelNode::mine(int blocks)
{
    std::vector<Mined> mined;
    while (blocks-- > 0)
        mined.push_back(connectBlock());
    for (const Mined &block : mined) // Core announces several blocks only when all are connected
        tell(block);
}

void ModelNode::reorganise(int depth)
{
    std::vector<std::pair<Txid, MempoolEntry>> back;
    for (; depth > 0 && !m_chain.empty(); --depth) {
        const Mined left = m_chain.back();
        m_chain.pop_back();
        publish(Kind::BlockDisconnected, left.hash, 0);
        back.insert(back.begin(), left.transactions.begin(), left.transactions.end());
    }
    std::vector<Mined> mined{connectBlock(), connectBlock()};
    for (auto &[txid, entry] : back) {
        if (m_random.chance(0.3)) { // mined by the other branch as well
            m_blocks[mined.front().hash].push_back(txid);
            continue;
        }
        std::erase_if(entry.relatives,
                      [this](const Txid &parent) { return !m_mempool.count(parent); });
        insert(txid, entry);
        publish(Kind::Added, txid, m_sequence++);
    }
    for (const Mined &block : mined)
        tell(block);
}

void ModelNode::restart(bool keepMempool)
{
    published.clear();
    m_sequence = 1;
    m_number = 0;
    if (!keepMempool) {
        m_mempool.clear();
        m_children.clear();
    } else {
        m_sequence += m_mempool.size();
    }
}

Txids ModelNode::list() const
{
    Txids txids;
    for (const auto &[txid, entry] : m_mempool)
        txids.push_back(txid);
    return txids;
}

std::optional<MempoolEntry> ModelNode::entry(const Txid &txid) const
{
    const auto it = m_mempool.find(txid);
    if (it == m_mempool.end())
        return std::nullopt;
    const auto relativesOf = [this](const Txid &one) {
        Txids relatives;
        for (const Txid &parent : m_mempool.at(one).relatives)
            if (m_mempool.count(parent))
                relatives.push_back(parent);
        if (const auto children = m_children.find(one); children != m_children.end())
            for (const Txid &child : children->second)
                if (m_mempool.count(child))
                    relatives.push_back(child);
        return relatives;
    };
    MempoolEntry entry = it->second;
    entry.relatives = relativesOf(txid);
    std::set<Txid> family{txid};
    Txids open{txid};
    qint64 vsize = 0;
    qint64 feeSat = 0;
    while (!open.empty()) {
        const Txid one = open.back();
        open.pop_back();
        vsize += m_mempool.at(one).vsize;
        feeSat += m_mempool.at(one).feeSat;
        for (const Txid &relative : relativesOf(one))
            if (family.insert(relative).second)
                open.push_back(relative);
    }
    entry.feerate = static_cast<double>(feeSat) / static_cast<double>(vsize);
    return entry;
}

} // namespace bnm
