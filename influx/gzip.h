// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace bnm {

/// A piece of text, packed once so that requests can be combined from many pieces without packing
/// again: raw deflate (RFC 1951) up to a byte boundary, without references to earlier pieces, and
/// the checksum for the gzip trailer.
class PackedText {
public:
    PackedText() = default;
    explicit PackedText(const QByteArray &text);

    /// Nothing if the bytes are not from stored().
    static std::optional<PackedText> fromStored(const QByteArray &stored);
    QByteArray stored() const;
    /// Empty if it cannot be unpacked.
    QByteArray text() const;
    qint64 textBytes() const { return m_length; }

    friend QByteArray gzip(const std::vector<PackedText> &pieces);

private:
    QByteArray m_deflated;
    quint32 m_checksum = 0; ///< CRC-32 of the text
    quint32 m_length = 0;   ///< of the text
};

/// The pieces as one member in gzip format (RFC 1952).
QByteArray gzip(const std::vector<PackedText> &pieces);
QByteArray textOf(const std::vector<PackedText> &pieces);

} // namespace bnm
