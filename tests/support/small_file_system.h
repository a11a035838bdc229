// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QStorageInfo>

#include <sys/mount.h>

namespace bnm {

/// A separate file system, of 4 MiB by default, as long as this object lives.
class SmallFileSystem {
public:
    explicit SmallFileSystem(const QString &path, int mebibytes = 4)
        : m_path(path), m_options("size=" + QByteArray::number(mebibytes) + 'm')
    {
        m_isMounted = QDir().mkpath(path) &&
                      ::mount("tmpfs", local(), "tmpfs", 0, m_options.constData()) == 0;
    }
    ~SmallFileSystem()
    {
        if (m_isMounted)
            ::umount2(local(), MNT_DETACH);
    }
    SmallFileSystem(const SmallFileSystem &) = delete;
    SmallFileSystem &operator=(const SmallFileSystem &) = delete;

    static QString reason()
    {
        return QStringLiteral("a file system of 4 MiB needs the right to mount");
    }
    bool isMounted() const { return m_isMounted; }
    QString path(const QString &name) const { return m_path + QLatin1Char('/') + name; }
    bool setReadOnly(bool readOnly) const
    {
        return ::mount("tmpfs", local(), "tmpfs", MS_REMOUNT | (readOnly ? MS_RDONLY : 0),
                       m_options.constData()) == 0;
    }
    /// Leaves at most that many bytes free, though others may write or delete meanwhile.
    bool fill(qint64 left) const
    {
        QFile ballast(path(QStringLiteral("ballast")));
        if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        for (int tries = 0; tries < 1'000; ++tries) {
            const qint64 size = QStorageInfo(m_path).bytesAvailable() - left;
            if (size <= 0)
                return true;
            ballast.write(QByteArray(size, 'x')); // as much as there still is room for
        }
        return false;
    }
    bool free() const { return QFile::remove(path(QStringLiteral("ballast"))); }

private:
    const char *local() const { return m_local.constData(); }

    QString m_path;
    QByteArray m_options;
    QByteArray m_local = m_path.toLocal8Bit();
    bool m_isMounted = false;
};

/// A file that is not writable, not even for root, as long as this object lives.
class ReadOnlyFile {
public:
    explicit ReadOnlyFile(const QString &path) : m_path(path.toLocal8Bit())
    {
        m_isMounted = ::mount(local(), local(), nullptr, MS_BIND, nullptr) == 0;
        if (m_isMounted &&
            ::mount(nullptr, local(), nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0) {
            ::umount2(local(), MNT_DETACH);
            m_isMounted = false;
        }
    }
    ~ReadOnlyFile()
    {
        if (m_isMounted)
            ::umount2(local(), MNT_DETACH);
    }
    ReadOnlyFile(const ReadOnlyFile &) = delete;
    ReadOnlyFile &operator=(const ReadOnlyFile &) = delete;

    bool isMounted() const { return m_isMounted; }

private:
    const char *local() const { return m_path.constData(); }

    QByteArray m_path;
    bool m_isMounted = false;
};

} // namespace bnm
