// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/chunk_codec.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

bool isSameBits(double a, double b)
{
    return std::bit_cast<quint64>(a) == std::bit_cast<quint64>(b);
}

void expectSame(const Buckets &a, const Buckets &b)
{
    fuzz::expect(a.size() == b.size(), "as many");
    for (std::size_t i = 0; i < a.size(); ++i)
        fuzz::expect(a[i].timeMs == b[i].timeMs && isSameBits(a[i].mean, b[i].mean), "every bit");
}

void read(const QByteArray &packed, bool isCompact)
{
    const auto buckets = unpackChunk(packed);
    if (!buckets)
        return;
    constexpr qint64 latest = 1LL << 55;
    for (const Bucket &bucket : *buckets) {
        fuzz::expect(bucket.timeMs >= -latest && bucket.timeMs <= latest, "a time with room");
        fuzz::expect(bucket.count >= 1 && bucket.count <= 1LL << 40, "a count");
    }
    fuzz::expect(!isCompact || buckets->size() <= 1'000'000, "limited");
    summed(*buckets, 900'000, TimeOfInterval::Middle);
    thinned(*buckets, 60'000);
    const auto again = unpackChunk(packSamples(*buckets));
    fuzz::expect(again.has_value(), "what is packed can be unpacked");
    expectSame(*again, *buckets);
}

} // namespace

/// A chunk of the history, as it is stored and as it is before zlib.
void bnm::fuzz_history_chunk(const QByteArray &input)
{
    read(input, true);
    read(qCompress(input, 1), false);
    ByteReader reader(input);
    while (reader.ok() && !reader.atEnd())
        reader.varint();
    fuzz::expect(!reader.atEnd() || reader.varint() == 0, "past the end is 0");
}
