// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/txid.h"

#include <algorithm>
#include <utility>

namespace bnm {

/// Groups of related waiting transactions (one spends the other, over any number of steps): when
/// one arrives or leaves, the feerates of the others may change. Only transactions with relatives
/// are kept, with their full txids, because they must be requested again.
class MempoolClusters {
public:
    using Id = quint32; ///< 0: none

    /// Core 31 allows 64 transactions per cluster; earlier versions had no such limit. Clusters
    /// that would grow beyond this stay separate.
    static constexpr std::size_t largest = 128;
    /// Limit on the members of all clusters: 10 MB of txids.
    static constexpr std::size_t mostMembers = 150'000;

    Id start(const Txid &first); ///< 0 when full
    bool add(Id cluster, const Txid &txid);
    bool canMerge(Id one, Id other) const;
    const Txids &members(Id cluster) const { return m_clusters[cluster].txids; }
    /// Moves all members; the caller has updated their cluster.
    void merge(Id into, Id from);
    /// Removes the member for which isIt is true; frees an empty cluster.
    template <typename IsIt>
    void remove(Id cluster, IsIt isIt)
    {
        Txids &txids = m_clusters[cluster].txids;
        const auto member = std::find_if(txids.begin(), txids.end(), isIt);
        if (member == txids.end())
            return;
        *member = txids.back();
        txids.pop_back();
        --m_memberCount;
        if (txids.empty())
            release(cluster);
    }

    /// The feerates of its members may have changed.
    void markChanged(Id cluster);
    /// Returns a changed cluster and unmarks it; 0: there is none.
    Id takeChanged();
    /// Marks the next clusters, about that many members, as changed; goes round and round.
    void sweep(std::size_t most);
    bool hasChanged() const { return !m_changed.empty(); }

    std::size_t bytes() const;

private:
    void release(Id cluster);

    struct Cluster {
        Txids txids;
        bool changed = false;
    };
    std::vector<Cluster> m_clusters = std::vector<Cluster>(1); // index 0 is unused
    std::vector<Id> m_free;
    std::vector<Id> m_changed;
    std::size_t m_memberCount = 0;
    Id m_sweptUpTo = 0;
};

} // namespace bnm
