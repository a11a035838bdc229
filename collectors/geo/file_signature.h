// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// What tells one state of a file from another, also when it was replaced within a second.
/// All zero: the file is not there.
struct FileSignature {
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = 0;
    qint64 modifiedNs = 0;

    static FileSignature of(const QString &path);
    friend bool operator==(const FileSignature &, const FileSignature &) = default;
};

} // namespace bnm
