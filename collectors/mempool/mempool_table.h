// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/large_pages.h"
#include "collectors/mempool/txid.h"

#include <vector>

namespace bnm {

/// A waiting transaction in the table: 24 bytes.
struct MempoolRecord {
    /// Digest of the txid; 0: an empty slot of the table.
    quint64 key = 0;
    quint64 vsize : 20 = 0;  ///< vB; consensus allows no transaction of more than 1,000,000
    quint64 feeSat : 38 = 0; ///< up to 2,748 BTC; larger fees are capped
    quint64 bin : 5 = 0;     ///< in feerateBins, or one of those below
    quint64 mark : 1 = 0;    ///< for comparing with a list
    float feerate = 0;       ///< sat/vB, of the chunk or with the ancestors
    quint32 cluster = 0;     ///< in MempoolClusters; 0: no known relatives

    // Fee and vsize are unknown:
    static constexpr quint64 unknownListed = 30; ///< it was there when the mirror started
    static constexpr quint64 unknownFresh = 31;  ///< it arrived later
    bool isKnown() const { return bin < unknownListed; }
};
static_assert(sizeof(MempoolRecord) == 24);

/// The waiting transactions in one flat table (open addressing, linear probing), indexed by an
/// 8-byte digest of the txid with a random secret per run. Two of 300,000 transactions share a
/// digest once in 400 million mempools; the second is then taken for the first, and one transaction
/// is missing from the figures until either leaves. The secret stops others from choosing txids
/// that collide or cluster, which they could with a plain prefix.
class MempoolTable {
public:
    explicit MempoolTable(quint64 secret);

    quint64 keyOf(const Txid &txid) const;
    MempoolRecord *find(quint64 key);
    const MempoolRecord *find(quint64 key) const
    {
        return const_cast<MempoolTable *>(this)->find(key);
    }
    /// Prefetches the memory: relatives are scattered over the table, and a look-up that waits for
    /// memory takes ten times as long.
    void willFind(quint64 key) const;
    /// The record of the key, created if missing. Invalidates pointers to others.
    MempoolRecord *insert(quint64 key, bool *isNew);
    void erase(MempoolRecord *record); ///< invalidates pointers to others
    void reserve(std::size_t records);
    /// Sorts them roughly by their position in the table, for the same reason.
    void arrange(Txids &txids) const;

    std::size_t size() const { return m_size; }
    std::size_t bytes() const { return m_places.capacity() * sizeof(MempoolRecord); }

    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (const MempoolRecord &record : m_places)
            if (record.key != 0)
                visit(record);
    }

private:
    std::size_t home(quint64 key) const;
    std::size_t next(std::size_t place) const
    {
        return place + 1 < m_places.size() ? place + 1 : 0;
    }
    void rehash(std::size_t places);

    quint64 m_secret;
    std::vector<MempoolRecord, LargePages<MempoolRecord>> m_places;
    std::size_t m_size = 0;
};

} // namespace bnm
