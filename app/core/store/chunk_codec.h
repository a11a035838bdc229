// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QByteArray>

#include <optional>

namespace bnm {

/// Times beyond it are damage: 285,000 years, which leaves room for sums and distances of times.
inline constexpr qint64 mostTimeMs = 1LL << 53;

/// The format of a chunk of a series: columns of differences, the bytes of numbers sorted by
/// significance, then zlib. Samples keep every bit of time and value. Intervals store the middle of
/// their time and seven digits of the values.
QByteArray packSamples(const Buckets &samples);
QByteArray packIntervals(const Buckets &intervals, qint64 widthMs);

/// Either kind; nothing if the bytes are not a chunk.
std::optional<Buckets> unpackChunk(const QByteArray &packed);

/// Whole numbers of any sign in few bytes (zigzag, then seven bits a byte).
void appendVarint(QByteArray &out, qint64 value);

/// Reads the output of the functions above; past the end every read returns zero and ok() is false.
class ByteReader {
public:
    explicit ByteReader(const QByteArray &bytes) : m_bytes(bytes) {}

    qint64 varint();
    double number();
    QByteArray take(qsizetype size);
    bool ok() const { return m_ok; }
    void fail() { m_ok = false; } ///< for impossible values
    bool atEnd() const { return m_at >= m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
};

void appendNumber(QByteArray &out, double value);

} // namespace bnm
