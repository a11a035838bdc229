// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/file_signature.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace bnm {

FileSignature FileSignature::of(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat state {};
    if (::stat(QFile::encodeName(path).constData(), &state) != 0)
        return {};
    return {state.st_dev, state.st_ino, state.st_size,
            state.st_mtim.tv_sec * 1'000'000'000LL + state.st_mtim.tv_nsec};
#else
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    return {0, 0, info.size(), info.lastModified().toMSecsSinceEpoch() * 1'000'000};
#endif
}

} // namespace bnm
