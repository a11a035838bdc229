// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <QByteArray>

#include <optional>

namespace bnm {

/// How a chunk of a series is written: columns of differences, the bytes of numbers sorted by
/// significance, then zlib. Samples keep every bit of time and value. Of intervals the time is
/// their middle and the values keep seven digits.
QByteArray packSamples(const Buckets &samples);
QByteArray packIntervals(const Buckets &intervals, qint64 widthMs);

/// Either kind; nothing when the bytes are no chunk.
std::optional<Buckets> unpackChunk(const QByteArray &packed);

/// Whole numbers of any sign in few bytes (zigzag, then seven bits a byte).
void appendVarint(QByteArray &out, qint64 value);

/// Reads what the functions above append; past the end every read gives zero and ok() is false.
class ByteReader {
public:
    explicit ByteReader(const QByteArray &bytes) : m_bytes(bytes) {}

    qint64 varint();
    double number();
    QByteArray take(qsizetype size);
    bool ok() const { return m_ok; }
    void fail() { m_ok = false; } ///< what was read cannot be
    bool atEnd() const { return m_at >= m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_ok = true;
};

void appendNumber(QByteArray &out, double value);

} // namespace bnm
