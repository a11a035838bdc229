// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace bnm {

enum class GunzipResult {
    Done,
    Damaged,     ///< no gzip, not whole, or its checksum is wrong
    TooLarge,    ///< unpacked, more than allowed
    CannotWrite, ///< the disk is full, mostly
    Stopped,
};

/// Unpacks a gzip file (RFC 1952) of one or more members, a part at a time. It ends early when
/// isStopped says so. Blocking.
GunzipResult gunzip(QIODevice &packed, QIODevice &unpacked, qint64 mostBytes,
                    const std::function<bool()> &isStopped);

} // namespace bnm
