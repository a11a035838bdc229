// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/gzip.h"

#include <QtEndian>

#include <array>
#include <zlib.h>

namespace bnm {

namespace {

constexpr qint64 mostExpansion = 1'032; // of deflate: 258 bytes from 2 bits
constexpr int rawDeflate = -15;         // zlib.h: a negative window size, no header

quint32 checksumOf(const QByteArray &bytes)
{
    return static_cast<quint32>(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.constData()),
                                        static_cast<z_size_t>(bytes.size())));
}

void appendLittleEndian(QByteArray &out, quint32 number)
{
    std::array<char, sizeof(number)> bytes;
    qToLittleEndian(number, bytes.data());
    out.append(bytes.data(), sizeof(number));
}

void setInput(z_stream &stream, const QByteArray &in, QByteArray &out)
{
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.constData()));
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
}

QByteArray deflated(const QByteArray &text)
{
    constexpr int defaultMemoryLevel = 8;
    constexpr uLong flushBytes = 16;
    z_stream stream = {};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawDeflate, defaultMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(text.size())) + flushBytes),
        Qt::Uninitialized);
    setInput(stream, text, out);
    deflate(&stream, Z_FULL_FLUSH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

PackedText::PackedText(const QByteArray &text)
    : m_deflated(deflated(text)),
      m_checksum(checksumOf(text)),
      m_length(static_cast<quint32>(text.size()))
{
}

/// Checksum and length of the text, a checksum of the stored bytes, and these bytes.
QByteArray PackedText::stored() const
{
    QByteArray out;
    appendLittleEndian(out, m_checksum);
    appendLittleEndian(out, m_length);
    appendLittleEndian(out, checksumOf(out + m_deflated));
    return out + m_deflated;
}

std::optional<PackedText> PackedText::fromStored(const QByteArray &stored)
{
    constexpr qsizetype head = 3 * sizeof(quint32);
    if (stored.size() < head)
        return std::nullopt;
    PackedText packed;
    packed.m_checksum = qFromLittleEndian<quint32>(stored.constData());
    packed.m_length = qFromLittleEndian<quint32>(stored.constData() + sizeof(quint32));
    packed.m_deflated = stored.mid(head);
    if (packed.m_length / mostExpansion > packed.m_deflated.size()) // before text() takes that much
        return std::nullopt;
    return packed.stored() == stored ? std::optional(packed) : std::nullopt;
}

QByteArray PackedText::text() const
{
    z_stream stream = {};
    if (inflateInit2(&stream, rawDeflate) != Z_OK)
        return {};
    QByteArray out(static_cast<qsizetype>(m_length), Qt::Uninitialized);
    setInput(stream, m_deflated, out);
    inflate(&stream, Z_SYNC_FLUSH);
    const bool isWhole = stream.total_out == m_length;
    inflateEnd(&stream);
    return isWhole && checksumOf(out) == m_checksum ? out : QByteArray();
}

QByteArray textOf(const std::vector<PackedText> &pieces)
{
    QByteArray text;
    for (const PackedText &piece : pieces)
        text += piece.text();
    return text;
}

QByteArray gzip(const std::vector<PackedText> &pieces)
{
    // No name, no time, unknown system.
    QByteArray out("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    qsizetype size = out.size();
    for (const PackedText &piece : pieces)
        size += piece.m_deflated.size();
    constexpr qsizetype end = 10;
    out.reserve(size + end);
    quint32 checksum = 0;
    quint32 length = 0; // modulo 2^32, by the format
    for (const PackedText &piece : pieces) {
        out += piece.m_deflated;
        checksum = static_cast<quint32>(crc32_combine(checksum, piece.m_checksum, piece.m_length));
        length += piece.m_length;
    }
    out.append("\x03\x00", 2); // a last, empty block
    appendLittleEndian(out, checksum);
    appendLittleEndian(out, length);
    return out;
}

} // namespace bnm
