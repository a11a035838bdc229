// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/private_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace bnm {

bool makePrivateFolder(const QString &path)
{
    const QFileInfo folder(QDir::cleanPath(path));
    if (folder.isDir())
        return true;
    QDir().mkpath(folder.path());
    const QDir above(folder.path());
    return above.mkdir(folder.fileName(),
                       QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner) ||
           QFileInfo(folder.filePath()).isDir();
}

void createPrivately(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                  QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

bool isOpenToOthers(const QString &path)
{
#ifdef Q_OS_UNIX
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                            QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return (QFile::permissions(path) & others) != QFile::Permissions();
#else
    Q_UNUSED(path)
    return false;
#endif
}

} // namespace bnm
