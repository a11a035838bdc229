// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/host/proc_values.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

namespace bnm {

namespace {

constexpr qint64 mostBytesOfProc = 64 * 1024;

} // namespace

QByteArray readProc(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(mostBytesOfProc) : QByteArray();
}

qint64 ticksPerSecond()
{
#ifdef Q_OS_LINUX
    return ::sysconf(_SC_CLK_TCK);
#else
    return 100;
#endif
}

qint64 pageBytes()
{
#ifdef Q_OS_LINUX
    return ::sysconf(_SC_PAGESIZE);
#else
    return 4096;
#endif
}

} // namespace bnm
