// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace bnm {

/// A file's content in memory that has a path of its own, for libraries that take nothing but a
/// path and map it: a file that is mapped and then cut short ends the program (SIGBUS). Where the
/// system has no such memory it is the file itself.
class MemoryCopy {
public:
    MemoryCopy() = default;
    ~MemoryCopy();
    MemoryCopy(const MemoryCopy &) = delete;
    MemoryCopy &operator=(const MemoryCopy &) = delete;

    static constexpr qint64 mostBytes = 1024LL * 1024 * 1024;

    /// False: it cannot be read, is too large, or was changed meanwhile; `why` says which.
    bool take(const QString &file, QString *why);
    QByteArray path() const { return m_path; }

private:
    QByteArray m_path;
    int m_memory = -1;
};

} // namespace bnm
