// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace bnm {

/// A block header as sent between nodes: 80 bytes.
struct RawBlockHeader {
    QString hash; ///< in display order
    QString previousHash;
    qint64 timeSeconds = 0;
    quint32 bits = 0;
    bool hasProofOfWork = false; ///< its hash is within the target of its own bits
};

/// From 160 hexadecimal digits; nothing for any other text.
std::optional<RawBlockHeader> readRawHeader(const QString &hex);

/// Whether a text is a block hash: 64 hexadecimal digits in lower case.
bool isBlockHash(const QString &text);

} // namespace bnm
