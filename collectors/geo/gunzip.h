// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace bnm {

enum class GunzipResult {
    Done,
    Damaged,     ///< not gzip, incomplete, or wrong checksum
    TooLarge,    ///< larger than allowed after unpacking
    CannotWrite, ///< usually because the disk is full
    Stopped,
};

/// Unpacks a gzip file (RFC 1952) of one or more members, chunk by chunk. Stops early when
/// isStopped returns true. Blocking.
GunzipResult gunzip(QIODevice &packed, QIODevice &unpacked, qint64 mostBytes,
                    const std::function<bool()> &isStopped);

} // namespace bnm
