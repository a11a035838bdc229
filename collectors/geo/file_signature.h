// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Identifies one state of a file, so that a replacement within a second is noticed too. All zero:
/// the file does not exist.
struct FileSignature {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0;

    static FileSignature of(const QString &path);
    friend bool operator==(const FileSignature &, const FileSignature &) = default;
};

} // namespace bnm
