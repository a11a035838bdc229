// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"

#include <vector>

namespace bnm {

/// The waiting transactions by feerate, kept as sums in narrow buckets (each at most 0.8 %
/// wide) instead of a sorted list: a change costs one bucket, and the next blocks are read off
/// the buckets from the top. A feerate given back is the mean within its bucket, so it is
/// exact where all in the bucket pay the same.
class FeerateOrder {
public:
    FeerateOrder();

    void add(float satPerVb, qint64 vsize, qint64 feeSat) { change(satPerVb, vsize, feeSat, 1); }
    void remove(float satPerVb, qint64 vsize, qint64 feeSat)
    {
        change(satPerVb, -vsize, -feeSat, -1);
    }
    /// The next blocks, filled by feerate. A bucket that does not fit is shared out between
    /// two blocks. Chunks are taken to be small beside a block, which they are (101 kvB).
    std::vector<ProjectedBlock> blocks(std::size_t most) const;

    /// 4,000,000 weight units less the 8,000 that Bitcoin Core reserves for header and coinbase
    /// (-blockreservedweight), as vB.
    static constexpr qint64 blockVsize = (4'000'000 - 8'000) / 4;

private:
    /// Of figures that somebody else chose: a feerate of 2^20 times any vsize fits.
    __extension__ using WideInteger = __int128;
    struct Bucket {
        qint64 txCount = 0;
        qint64 vsize = 0;
        qint64 feeSat = 0;
        WideInteger rateSum = 0; ///< of feerate by vsize, in 2^-20 sat; whole, so it goes back to 0
        double feerate() const;
    };
    struct Filling;

    void change(float satPerVb, qint64 vsize, qint64 feeSat, qint64 count);
    static std::size_t bucketOf(float satPerVb);

    std::vector<Bucket> m_buckets;
};

} // namespace bnm
