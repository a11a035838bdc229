// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/file_trust.h"

#include "app/core/text/excerpt.h"

#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

} // namespace

QString distrustOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat state {};
    if (::stat(QFile::encodeName(path).constData(), &state) != 0)
        return {}; // reading it will report the reason
    if (state.st_uid != ::geteuid() && state.st_uid != 0)
        return QStringLiteral("it belongs to another user. Name it by --env-file if it is yours, "
                              "or remove it.");
    const bool isOwnGroup = state.st_gid == state.st_uid;
    if ((state.st_mode & S_IWOTH) != 0 || ((state.st_mode & S_IWGRP) != 0 && !isOwnGroup))
        return QStringLiteral("others may write it. Set its mode with chmod 600.");
#else
    Q_UNUSED(path)
#endif
    return {};
}

bool isReadableByAll(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat state {};
    const auto has = [&state](const QString &file, mode_t mode) {
        return ::stat(QFile::encodeName(file).constData(), &state) == 0 &&
               (state.st_mode & mode) != 0;
    };
    const QString real = QFileInfo(path).canonicalFilePath();
    if (real.startsWith(QLatin1String("/run/")) || !has(real, S_IROTH) || !S_ISREG(state.st_mode))
        return false;
    for (QFileInfo folder(QFileInfo(real).path());; folder.setFile(folder.path())) {
        if (!has(folder.filePath(), S_IXOTH))
            return false;
        if (folder.isRoot())
            return true;
    }
#else
    Q_UNUSED(path)
    return false;
#endif
}

QString openToAll(const QString &path)
{
    return QStringLiteral("%1 holds a secret, and every user of this machine may read it. Set its "
                          "mode with chmod 600.")
        .arg(excerptOfPath(path));
}

} // namespace bnm
