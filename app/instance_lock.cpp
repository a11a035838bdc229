// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance_lock.h"

#include "collectors/private_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

constexpr int lockAgainMs = 5'000;

} // namespace

InstanceLock::InstanceLock(QString dataDirectory, QObject *parent)
    : QObject(parent), m_folder(std::move(dataDirectory))
{
    m_again.setInterval(lockAgainMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        QString error;
        const Start start = tryToTake(&error);
        if (start == Start::NotYet)
            return;
        m_again.stop();
        if (start == Start::TakenByAnother)
            Q_EMIT takenByAnother(error);
    });
}

bool InstanceLock::isOf(const QString &folder) const
{
    const QString own = QFileInfo(m_folder).canonicalFilePath();
    return !own.isEmpty() && own == QFileInfo(folder).canonicalFilePath();
}

InstanceLock::Start InstanceLock::take(QString *error)
{
    const Start start = tryToTake(error);
    if (start == Start::NotYet)
        m_again.start();
    return start;
}

#ifdef Q_OS_UNIX

InstanceLock::~InstanceLock()
{
    if (m_file >= 0)
        ::close(m_file); // the file stays: who removes it lets two others lock two files
}

InstanceLock::Start InstanceLock::tryToTake(QString *error)
{
    makePrivateFolder(m_folder);
    const QByteArray path =
        QFile::encodeName(QDir(m_folder).filePath(QStringLiteral("instance.lock")));
    const int file = ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        *error = tr("The data folder %1 cannot be written. Check the permissions of that folder, "
                    "or set DATA_DIR to another one.")
                     .arg(m_folder);
        return Start::NotYet;
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(file);
        *error = tr("another instance already runs with the data folder %1; give this one its own "
                    "with --data-dir")
                     .arg(m_folder);
        return Start::TakenByAnother;
    }
    m_file = file; // a file system without locks has none to offer
    return Start::Held;
}

#else

InstanceLock::~InstanceLock() = default;

InstanceLock::Start InstanceLock::tryToTake(QString *)
{
    return Start::Held;
}

#endif

} // namespace bnm
