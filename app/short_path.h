// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A file in a folder, for calls that take short paths only (of local sockets, 107 bytes). As long
/// as this lives, the path is valid in this process.
class ShortPath {
public:
    ShortPath(const QString &folder, const QString &name);
    ~ShortPath();
    ShortPath(const ShortPath &) = delete;
    ShortPath &operator=(const ShortPath &) = delete;

    QString path() const { return m_path; }

private:
    QString m_path;
    int m_folder = -1;
};

} // namespace bnm
