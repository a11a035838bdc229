// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/feerate_order.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace bnm {

namespace {

// A bucket is a float's exponent and the first 7 bits of its mantissa: 128 to an octave.
constexpr int droppedBits = 23 - 7;
constexpr float lowestRate = 1.0F / 1024; // sat/vB; lower feerates share its bucket
constexpr float highestRate = 1 << 20;    // higher feerates share its bucket
constexpr quint32 firstBucket = std::bit_cast<quint32>(lowestRate) >> droppedBits;
constexpr std::size_t bucketCount =
    (std::bit_cast<quint32>(highestRate) >> droppedBits) - firstBucket + 1;
constexpr double rateUnit = 1024;

qint64 share(qint64 sum, qint64 part, qint64 whole)
{
    return std::llround(static_cast<double>(sum) * static_cast<double>(part) /
                        static_cast<double>(whole));
}

} // namespace

FeerateOrder::FeerateOrder() : m_buckets(bucketCount) {}

double FeerateOrder::Bucket::feerate() const
{
    return static_cast<double>(rateSum) / (rateUnit * rateUnit) / static_cast<double>(vsize);
}

std::size_t FeerateOrder::bucketOf(float satPerVb)
{
    const float rate = satPerVb > lowestRate ? std::min(satPerVb, highestRate) : lowestRate;
    return (std::bit_cast<quint32>(rate) >> droppedBits) - firstBucket;
}

void FeerateOrder::change(float satPerVb, qint64 vsize, qint64 feeSat, qint64 count)
{
    Bucket &bucket = m_buckets[bucketOf(satPerVb)];
    bucket.txCount += count;
    bucket.vsize += vsize;
    bucket.feeSat += feeSat;
    // The range of a bucket's feerate; beyond it values are equivalent.
    const double rate = std::clamp(static_cast<double>(satPerVb), 0.0, double{highestRate});
    bucket.rateSum += WideInteger(std::llround(rate * rateUnit * rateUnit)) * vsize;
}

/// One block while it is filled.
struct FeerateOrder::Filling {
    ProjectedBlock block = {0, 0, 0, 0, 0, 0};
    std::vector<std::pair<double, qint64>> parts; ///< feerate and vsize, dearest first

    qint64 room() const { return blockVsize - block.vsize; }

    void take(const Bucket &part, double feerate)
    {
        if (parts.empty())
            block.highestFeerate = feerate;
        block.lowestFeerate = feerate;
        block.vsize += part.vsize;
        *block.txCount += part.txCount;
        *block.feeSat += part.feeSat;
        parts.emplace_back(feerate, part.vsize);
    }

    ProjectedBlock finished()
    {
        qint64 above = 0;
        for (const auto &[feerate, vsize] : parts) {
            above += vsize;
            if (2 * above >= block.vsize) {
                block.medianFeerate = feerate;
                break;
            }
        }
        return block;
    }
};

std::vector<ProjectedBlock> FeerateOrder::blocks(std::size_t most) const
{
    std::vector<ProjectedBlock> blocks;
    Filling filling;
    for (auto it = m_buckets.rbegin(); it != m_buckets.rend() && blocks.size() < most; ++it) {
        if (it->vsize <= 0)
            continue;
        const double feerate = it->feerate();
        Bucket rest = *it;
        while (rest.vsize > 0 && blocks.size() < most) {
            Bucket part = rest;
            if (part.vsize > filling.room()) {
                part.vsize = filling.room();
                part.txCount = share(rest.txCount, part.vsize, rest.vsize);
                part.feeSat = share(rest.feeSat, part.vsize, rest.vsize);
            }
            filling.take(part, feerate);
            rest.vsize -= part.vsize;
            rest.txCount -= part.txCount;
            rest.feeSat -= part.feeSat;
            if (filling.room() == 0) {
                blocks.push_back(filling.finished());
                filling = {};
            }
        }
    }
    if (blocks.size() < most && filling.block.vsize > 0)
        blocks.push_back(filling.finished());
    return blocks;
}

} // namespace bnm
