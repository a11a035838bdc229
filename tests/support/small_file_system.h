// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A file system of a few MiB in memory (tmpfs), mounted for as long as this lives. Needs the
/// right to mount; isMounted() tells.
class SmallFileSystem {
public:
    SmallFileSystem(const QString &mountPoint, int mebibytes);
    ~SmallFileSystem();
    SmallFileSystem(const SmallFileSystem &) = delete;
    SmallFileSystem &operator=(const SmallFileSystem &) = delete;

    bool isMounted() const { return m_mounted; }
    QString file(const QString &name) const { return m_mountPoint + QLatin1Char('/') + name; }
    /// Puts ballast there until nothing fits any more, but for a little.
    void fill();
    void empty(); ///< takes the ballast away

private:
    QString m_mountPoint;
    bool m_mounted = false;
};

} // namespace bnm
