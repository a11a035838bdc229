// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/private_file.h"
#include "collectors/words.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

#include <filesystem>
#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

QString failure(const QString &path, const QString &why)
{
    return Words::tr("%1 cannot be written: %2").arg(path, why);
}

/// The target if the name is a link, as with settings stored elsewhere.
QString realPath(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isSymLink())
        return path;
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.symLinkTarget() : canonical;
}

/// So that after a power cut either the old or the new file exists, not an empty one.
bool writeToDisk(const QString &path)
{
#ifdef Q_OS_UNIX
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
#else
    Q_UNUSED(path)
    return true;
#endif
}

bool isWritten(QFile &file, const QByteArray &content)
{
    return file.write(content) == content.size() && file.flush();
}

} // namespace

QString replacePrivately(const QString &path, const std::function<QString(const QString &)> &edit)
{
    const QString target = realPath(path);
    const QString folder = QFileInfo(target).absolutePath();
    if (!makePrivateFolder(folder))
        return failure(path, Words::tr("its folder cannot be made"));
    QTemporaryFile copy(target + QStringLiteral(".XXXXXX")); // made with mode 0600
    if (!copy.open())
        return failure(path, copy.errorString());
    QFile old(target);
    if (old.exists() && (!old.open(QIODevice::ReadOnly) || !isWritten(copy, old.readAll())))
        return failure(path, old.isOpen() ? copy.errorString() : old.errorString());
    copy.close();
    if (const QString error = edit(copy.fileName()); !error.isEmpty())
        return failure(path, error);
    if (!writeToDisk(copy.fileName()))
        return failure(path, qt_error_string());
    std::error_code error;
    std::filesystem::rename(QFileInfo(copy.fileName()).filesystemAbsoluteFilePath(),
                            QFileInfo(target).filesystemAbsoluteFilePath(), error);
    if (error)
        return failure(path, QString::fromLocal8Bit(error.message().c_str()));
    copy.setAutoRemove(false);
    writeToDisk(folder);
    return {};
}

QString writePrivately(const QString &path, const QByteArray &content)
{
    return replacePrivately(path, [&content](const QString &copy) {
        QFile file(copy);
        const bool done =
            file.open(QIODevice::WriteOnly | QIODevice::Truncate) && isWritten(file, content);
        return done ? QString() : file.errorString();
    });
}

} // namespace bnm
