// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace bnm {

/// A piece of text, packed once so that requests can be made of many such pieces without
/// packing anything again: raw deflate (RFC 1951) up to a byte boundary, referring to nothing
/// before it, and the checksum that the gzip format wants at its end.
class PackedText {
public:
    PackedText() = default;
    explicit PackedText(const QByteArray &text);

    /// Nothing if the bytes are not what stored() gave.
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

/// The pieces, one after the other, as one member in gzip format (RFC 1952).
QByteArray gzip(const std::vector<PackedText> &pieces);
QByteArray textOf(const std::vector<PackedText> &pieces);

} // namespace bnm
