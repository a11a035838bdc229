// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/short_path.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

constexpr qsizetype longestPath = 80; // Qt first creates the socket in a temporary folder beside it

} // namespace

ShortPath::ShortPath(const QString &folder, const QString &name)
    : m_path(QDir(folder).filePath(name))
{
#ifdef Q_OS_LINUX
    if (QFile::encodeName(m_path).size() <= longestPath)
        return;
    m_folder = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_folder >= 0)
        m_path = QStringLiteral("/proc/self/fd/%1/%2").arg(m_folder).arg(name);
#endif
}

ShortPath::~ShortPath()
{
#ifdef Q_OS_LINUX
    if (m_folder >= 0)
        ::close(m_folder);
#endif
}

} // namespace bnm
