// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/open_samples.h"

#include "app/core/store/chunk_codec.h"

namespace bnm {

namespace {

constexpr std::size_t packedTogether = 128;

void append(Buckets &buckets, const std::vector<Sample> &samples)
{
    for (const Sample &sample : samples)
        buckets.push_back(Bucket::of(sample.timeMs, sample.value));
}

} // namespace

void OpenSamples::add(const Sample &sample)
{
    m_newest.push_back(sample);
    if (m_newest.size() < packedTogether)
        return;
    Buckets buckets;
    buckets.reserve(m_newest.size());
    append(buckets, m_newest);
    QByteArray packed = packSamples(buckets);
    packed.squeeze();
    m_packed.push_back(std::move(packed));
    m_newest.clear();
}

void OpenSamples::appendTo(Buckets &buckets) const
{
    for (const QByteArray &packed : m_packed)
        if (const auto block = unpackChunk(packed))
            buckets.insert(buckets.end(), block->begin(), block->end());
    append(buckets, m_newest);
}

} // namespace bnm
