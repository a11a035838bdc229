// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/chunk_codec.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <concepts>
#include <utility>

namespace bnm {

namespace {

enum ChunkKind : qint64 { Samples = 1, Intervals = 2 };

constexpr qint64 mostInAChunk = 1'000'000; // a larger count is damage
constexpr qint64 mostInAnInterval = 1LL << 40;
constexpr qint64 leastBytes = 9; // of a sample; an interval has more
constexpr qsizetype longestChunk = 64 * 1024 * 1024;

// Of damaged bytes anything can come; these wrap around.
qint64 sum(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) + static_cast<quint64>(b));
}

qint64 difference(qint64 a, qint64 b)
{
    return static_cast<qint64>(static_cast<quint64>(a) - static_cast<quint64>(b));
}

/// Neighbours differ in few bits: common bits become zero, and bytes of the same significance are
/// adjacent, which zlib compresses well.
template <std::unsigned_integral Bits>
void appendPlanes(QByteArray &out, const std::vector<Bits> &values)
{
    const auto count = static_cast<qsizetype>(values.size());
    const qsizetype start = out.size();
    out.resize(start + count * static_cast<qsizetype>(sizeof(Bits)));
    Bits previous = 0;
    for (qsizetype i = 0; i < count; ++i) {
        const Bits value = values[static_cast<std::size_t>(i)];
        const Bits difference = value ^ std::exchange(previous, value);
        for (qsizetype plane = 0; plane < static_cast<qsizetype>(sizeof(Bits)); ++plane)
            out[start + plane * count + i] = static_cast<char>((difference >> (8 * plane)) & 0xff);
    }
}

template <std::unsigned_integral Bits>
std::vector<Bits> readPlanes(ByteReader &reader, qint64 count)
{
    const QByteArray bytes = reader.take(count * static_cast<qint64>(sizeof(Bits)));
    std::vector<Bits> values(static_cast<std::size_t>(count));
    if (!reader.ok())
        return values;
    Bits value = 0;
    for (qsizetype i = 0; i < count; ++i) {
        Bits difference = 0;
        for (qsizetype plane = 0; plane < static_cast<qsizetype>(sizeof(Bits)); ++plane)
            difference |= static_cast<Bits>(
                static_cast<Bits>(static_cast<unsigned char>(bytes[plane * count + i]))
                << (8 * plane));
        value ^= difference;
        values[static_cast<std::size_t>(i)] = value;
    }
    return values;
}

void appendTimes(QByteArray &out, const Buckets &buckets, qint64 unitMs)
{
    qint64 previous = 0;
    qint64 distance = 0;
    for (const Bucket &bucket : buckets) {
        const qint64 now = bucket.timeMs / unitMs;
        appendVarint(out, difference(difference(now, previous), distance));
        distance = difference(now, std::exchange(previous, now));
    }
}

void readTimes(ByteReader &reader, Buckets &buckets, qint64 unitMs, qint64 offsetMs)
{
    qint64 previous = 0;
    qint64 distance = 0;
    for (Bucket &bucket : buckets) {
        const qint64 now = sum(sum(previous, distance), reader.varint());
        distance = difference(now, std::exchange(previous, now));
        if (now < -mostTimeMs / unitMs || now > mostTimeMs / unitMs)
            return reader.fail();
        bucket.timeMs = now * unitMs + offsetMs;
        if (bucket.timeMs > mostTimeMs) // could be packed, but not unpacked again
            return reader.fail();
    }
}

void appendFloats(QByteArray &out, const Buckets &buckets, double Bucket::*member)
{
    std::vector<quint32> bits;
    bits.reserve(buckets.size());
    for (const Bucket &bucket : buckets)
        bits.push_back(std::bit_cast<quint32>(static_cast<float>(bucket.*member)));
    appendPlanes(out, bits);
}

void readFloats(ByteReader &reader, Buckets &buckets, double Bucket::*member)
{
    const auto bits = readPlanes<quint32>(reader, static_cast<qint64>(buckets.size()));
    for (std::size_t i = 0; i < buckets.size(); ++i)
        buckets[i].*member = static_cast<double>(std::bit_cast<float>(bits[i]));
}

} // namespace

void appendVarint(QByteArray &out, qint64 value)
{
    auto rest = (static_cast<quint64>(value) << 1) ^ static_cast<quint64>(value >> 63);
    for (; rest >= 0x80; rest >>= 7)
        out.append(static_cast<char>((rest & 0x7f) | 0x80));
    out.append(static_cast<char>(rest));
}

void appendNumber(QByteArray &out, double value)
{
    const auto bits = std::bit_cast<quint64>(value);
    for (int byte = 0; byte < 8; ++byte)
        out.append(static_cast<char>((bits >> (8 * byte)) & 0xff));
}

qint64 ByteReader::varint()
{
    quint64 value = 0;
    for (int shift = 0; shift < 64 && m_at < m_bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return static_cast<qint64>((value >> 1) ^ (~(value & 1) + 1));
    }
    m_ok = false;
    return 0;
}

double ByteReader::number()
{
    const QByteArray bytes = take(8);
    quint64 bits = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bits |= static_cast<quint64>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return m_ok ? std::bit_cast<double>(bits) : 0;
}

QByteArray ByteReader::take(qsizetype size)
{
    if (size < 0 || size > m_bytes.size() - m_at) {
        m_ok = false;
        return {};
    }
    m_at += size;
    return m_bytes.mid(m_at - size, size);
}

QByteArray packSamples(const Buckets &samples)
{
    QByteArray bytes;
    appendVarint(bytes, Samples);
    appendVarint(bytes, static_cast<qint64>(samples.size()));
    appendTimes(bytes, samples, 1);
    std::vector<quint64> values;
    values.reserve(samples.size());
    for (const Bucket &sample : samples)
        values.push_back(std::bit_cast<quint64>(sample.mean));
    appendPlanes(bytes, values);
    return qCompress(bytes);
}

QByteArray packIntervals(const Buckets &intervals, qint64 widthMs)
{
    QByteArray bytes;
    appendVarint(bytes, Intervals);
    appendVarint(bytes, static_cast<qint64>(intervals.size()));
    appendVarint(bytes, widthMs);
    appendTimes(bytes, intervals, widthMs);
    for (const Bucket &interval : intervals)
        appendVarint(bytes, interval.count);
    for (const auto member : {&Bucket::low, &Bucket::mean, &Bucket::high})
        appendFloats(bytes, intervals, member);
    return qCompress(bytes);
}

std::optional<Buckets> unpackChunk(const QByteArray &packed)
{
    // qUncompress trusts the size in its header.
    if (packed.size() < 5 || qFromBigEndian<quint32>(packed.constData()) > longestChunk)
        return std::nullopt;
    const QByteArray bytes = qUncompress(packed);
    ByteReader reader(bytes);
    const qint64 kind = reader.varint();
    const qint64 count = reader.varint();
    if (!reader.ok() || count < 0 || count > mostInAChunk ||
        count * leastBytes > static_cast<qint64>(bytes.size()))
        return std::nullopt;
    Buckets buckets(static_cast<std::size_t>(count));
    if (kind == Samples) {
        readTimes(reader, buckets, 1, 0);
        const auto values = readPlanes<quint64>(reader, count);
        for (std::size_t i = 0; i < buckets.size(); ++i)
            buckets[i] = Bucket::of(buckets[i].timeMs, std::bit_cast<double>(values[i]));
    } else if (kind == Intervals) {
        const qint64 widthMs = reader.varint();
        if (widthMs <= 0 || widthMs > mostTimeMs)
            return std::nullopt;
        readTimes(reader, buckets, widthMs, widthMs / 2);
        for (Bucket &bucket : buckets)
            bucket.count = std::clamp<qint64>(reader.varint(), 1, mostInAnInterval);
        for (const auto member : {&Bucket::low, &Bucket::mean, &Bucket::high})
            readFloats(reader, buckets, member);
    } else {
        return std::nullopt;
    }
    return reader.ok() ? std::optional(std::move(buckets)) : std::nullopt;
}

} // namespace bnm
