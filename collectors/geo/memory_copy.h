// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace bnm {

/// A copy of a file in memory that has its own path, for libraries that only accept a path and map
/// the file: truncating a mapped file would kill the program (SIGBUS). On systems without such
/// memory it is the file itself.
class MemoryCopy {
public:
    MemoryCopy() = default;
    ~MemoryCopy();
    MemoryCopy(const MemoryCopy &) = delete;
    MemoryCopy &operator=(const MemoryCopy &) = delete;

    static constexpr qint64 mostBytes = 1024LL * 1024 * 1024;

    /// False: unreadable, too large, or changed meanwhile; `why` says which.
    bool take(const QString &file, QString *why);
    QByteArray path() const { return m_path; }

private:
    QByteArray m_path;
    int m_memory = -1;
};

} // namespace bnm
