// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/small_file.h"

#include <QFile>
#include <QFileInfo>

namespace bnm {

std::optional<QByteArray> readSmallFile(const QString &path, QString *error)
{
    const QFileInfo info(path);
    if (!info.exists() || info.isFile())
        return readSmallStream(path, error);
    *error = QStringLiteral("cannot be read, it is no file");
    return std::nullopt;
}

std::optional<QByteArray> readSmallStream(const QString &path, QString *error)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *error = file.exists() ? QStringLiteral("cannot be read, access is denied")
                               : QStringLiteral("cannot be read, there is no such file");
        return std::nullopt;
    }
    QByteArray content;
    while (content.size() <= largestSmallFile) {
        const QByteArray part = file.read(largestSmallFile + 1 - content.size());
        if (part.isEmpty())
            return content;
        content += part; // a pipe returns partial data
    }
    *error = QStringLiteral("is larger than 1 MiB");
    return std::nullopt;
}

} // namespace bnm
