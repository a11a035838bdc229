// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <vector>

namespace bnm {

/// The waiting transactions by feerate, kept as sums in narrow buckets (at most 0.8 % wide) instead
/// of a sorted list: a change touches one bucket, and the next blocks are read from the top. A
/// returned feerate is the mean of its bucket, so it is exact if all in the bucket pay the same.
class FeerateOrder {
public:
    FeerateOrder();

    void add(float satPerVb, qint64 vsize, qint64 feeSat) { change(satPerVb, vsize, feeSat, 1); }
    void remove(float satPerVb, qint64 vsize, qint64 feeSat)
    {
        change(satPerVb, -vsize, -feeSat, -1);
    }
    /// The next blocks, filled by feerate. A bucket that does not fit is split between two blocks.
    /// Assumes chunks that are small compared to a block, which they are (101 kvB).
    std::vector<ProjectedBlock> blocks(std::size_t most) const;

    /// 4,000,000 weight units less the 8,000 that Bitcoin Core reserves for header and coinbase
    /// (-blockreservedweight), as vB.
    static constexpr qint64 blockVsize = (4'000'000 - 8'000) / 4;

private:
    /// For untrusted figures: a feerate of 2^20 times any vsize fits.
    __extension__ using WideInteger = __int128;
    struct Bucket {
        qint64 txCount = 0;
        qint64 vsize = 0;
        qint64 feeSat = 0;
        /// of feerate by vsize, in 2^-20 sat; an integer, so that it returns to exactly 0
        WideInteger rateSum = 0;
        double feerate() const;
    };
    struct Filling;

    void change(float satPerVb, qint64 vsize, qint64 feeSat, qint64 count);
    static std::size_t bucketOf(float satPerVb);

    std::vector<Bucket> m_buckets;
};

} // namespace bnm
