// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/txid.h"

#include <algorithm>
#include <utility>

namespace bnm {

/// Which waiting transactions are relatives (one spends the other, over any number of steps):
/// when one of them comes or goes, the feerates of the others may change. Only those with
/// relatives are kept, with their whole txids, for they have to be asked about again.
class MempoolClusters {
public:
    using Id = quint32; ///< 0: none

    /// Core 31 allows 64 transactions to a cluster; before it there was no such limit. What
    /// would grow over this stays apart.
    static constexpr std::size_t largest = 128;
    /// Relatives of more transactions are not kept: 10 MB of txids at most.
    static constexpr std::size_t mostMembers = 150'000;

    Id start(const Txid &first); ///< 0 when there is no more room
    bool add(Id cluster, const Txid &txid);
    bool canMerge(Id one, Id other) const;
    const Txids &members(Id cluster) const { return m_clusters[cluster].txids; }
    /// Moves all members; the caller has told them their new cluster.
    void merge(Id into, Id from);
    /// Takes the member out for which isIt says so; frees the cluster with its last one.
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

    /// Its members' feerates may be wrong from now on.
    void markChanged(Id cluster);
    /// A changed cluster, which then counts as unchanged; 0: there is none.
    Id takeChanged();
    /// Marks the next clusters as changed, of about that many members, going round for ever.
    void sweep(std::size_t most);
    bool hasChanged() const { return !m_changed.empty(); }

    std::size_t bytes() const;
    void clear();

private:
    void release(Id cluster);

    struct Cluster {
        Txids txids;
        bool changed = false;
    };
    std::vector<Cluster> m_clusters = std::vector<Cluster>(1); // 0 stands for none
    std::vector<Id> m_free;
    std::vector<Id> m_changed;
    std::size_t m_memberCount = 0;
    Id m_sweptUpTo = 0;
};

} // namespace bnm
