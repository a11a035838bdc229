// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A short path to a file in a folder, for local sockets (107 bytes). Valid in this process as long
/// as this object lives.
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
