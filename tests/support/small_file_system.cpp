// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_file_system.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <sys/mount.h>

namespace bnm {

namespace {

constexpr qint64 leftOver = 512 * 1024;

} // namespace

SmallFileSystem::SmallFileSystem(const QString &mountPoint, int mebibytes)
    : m_mountPoint(mountPoint)
{
    QDir().mkpath(mountPoint);
    const QByteArray size = "size=" + QByteArray::number(mebibytes) + "m";
    m_mounted =
        ::mount("tmpfs", mountPoint.toLocal8Bit().constData(), "tmpfs", 0, size.constData()) == 0;
}

SmallFileSystem::~SmallFileSystem()
{
    if (m_mounted)
        ::umount2(m_mountPoint.toLocal8Bit().constData(), MNT_DETACH);
}

void SmallFileSystem::fill()
{
    QFile ballast(file(QStringLiteral("ballast")));
    if (!ballast.open(QIODevice::WriteOnly))
        return;
    const qint64 available = QStorageInfo(m_mountPoint).bytesAvailable() - leftOver;
    ballast.write(QByteArray(std::max<qint64>(0, available), 'x'));
}

void SmallFileSystem::empty()
{
    QFile::remove(file(QStringLiteral("ballast")));
}

} // namespace bnm
