// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/geo/memory_copy.h"
#include "collectors/geo/part_bytes.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace bnm {

namespace {

#ifdef Q_OS_LINUX

bool writeAll(int to, const QByteArray &part)
{
    for (qsizetype done = 0; done < part.size();) {
        const auto size =
            ::write(to, part.constData() + done, static_cast<std::size_t>(part.size() - done));
        if (size <= 0)
            return false;
        done += size;
    }
    return true;
}
#endif

} // namespace

#ifdef Q_OS_LINUX

MemoryCopy::~MemoryCopy()
{
    if (m_memory >= 0)
        ::close(m_memory);
}

bool MemoryCopy::take(const QString &file, QString *why)
{
    QFile from(file);
    if (!QFileInfo(file).isFile() || !from.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        *why = Words::tr("it cannot be read");
        return false;
    }
    const qint64 size = from.size();
    const QDateTime modified = from.fileTime(QFileDevice::FileModificationTime);
    if (size > mostBytes) {
        *why = Words::tr("it is larger than 1 GiB");
        return false;
    }
    m_memory = ::memfd_create("geoip", MFD_CLOEXEC);
    qint64 copied = 0;
    for (QByteArray part; m_memory >= 0 && copied <= size; copied += part.size()) {
        part = from.read(partBytes);
        if (part.isEmpty())
            break;
        if (!writeAll(m_memory, part)) {
            *why = Words::tr("there is no memory for it");
            return false;
        }
    }
    if (m_memory >= 0 && (copied != size || from.size() != size ||
                          from.fileTime(QFileDevice::FileModificationTime) != modified)) {
        *why = Words::tr("it is being written");
        return false;
    }
    m_path =
        m_memory < 0 ? QFile::encodeName(file) : "/proc/self/fd/" + QByteArray::number(m_memory);
    return true;
}

#else

MemoryCopy::~MemoryCopy() = default;

bool MemoryCopy::take(const QString &file, QString *)
{
    m_path = QFile::encodeName(file);
    return true;
}

#endif

} // namespace bnm
