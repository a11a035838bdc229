// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_clusters.h"

namespace bnm {

MempoolClusters::Id MempoolClusters::start(const Txid &first)
{
    if (m_memberCount >= mostMembers)
        return 0;
    Id id = 0;
    if (m_free.empty()) {
        id = static_cast<Id>(m_clusters.size());
        m_clusters.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    m_clusters[id].txids.assign(1, first);
    ++m_memberCount;
    return id;
}

bool MempoolClusters::add(Id cluster, const Txid &txid)
{
    Txids &txids = m_clusters[cluster].txids;
    if (txids.size() >= largest || m_memberCount >= mostMembers)
        return false;
    txids.push_back(txid);
    ++m_memberCount;
    return true;
}

bool MempoolClusters::canMerge(Id one, Id other) const
{
    return members(one).size() + members(other).size() <= largest;
}

void MempoolClusters::merge(Id into, Id from)
{
    const Txids &moved = m_clusters[from].txids;
    m_clusters[into].txids.insert(m_clusters[into].txids.end(), moved.begin(), moved.end());
    if (m_clusters[from].changed)
        markChanged(into);
    release(from);
}

void MempoolClusters::markChanged(Id cluster)
{
    if (m_clusters[cluster].changed || members(cluster).empty())
        return;
    m_clusters[cluster].changed = true;
    m_changed.push_back(cluster);
}

MempoolClusters::Id MempoolClusters::takeChanged()
{
    while (!m_changed.empty()) {
        const Id cluster = m_changed.back();
        m_changed.pop_back();
        if (std::exchange(m_clusters[cluster].changed, false)) // otherwise it was freed meanwhile
            return cluster;
    }
    return 0;
}

void MempoolClusters::sweep(std::size_t most)
{
    std::size_t marked = 0;
    for (std::size_t looked = 1; looked < m_clusters.size() && marked < most; ++looked) {
        m_sweptUpTo = m_sweptUpTo + 1 < m_clusters.size() ? m_sweptUpTo + 1 : 1;
        marked += members(m_sweptUpTo).size();
        markChanged(m_sweptUpTo);
    }
}

void MempoolClusters::release(Id cluster)
{
    m_clusters[cluster] = {};
    m_free.push_back(cluster);
}

std::size_t MempoolClusters::bytes() const
{
    std::size_t bytes = m_clusters.capacity() * sizeof(Cluster) +
                        (m_free.capacity() + m_changed.capacity()) * sizeof(Id);
    for (const Cluster &cluster : m_clusters)
        bytes += cluster.txids.capacity() * sizeof(Txid);
    return bytes;
}

} // namespace bnm
