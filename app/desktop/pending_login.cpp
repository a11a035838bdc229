// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pending_login.h"

#include "app/core/config/private_file.h"
#include "app/core/config/small_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

const QString userKey = QStringLiteral("user");
const QString passwordKey = QStringLiteral("password");
const QString saltKey = QStringLiteral("salt");

QString pathIn(const QString &dataDirectory)
{
    return QDir(dataDirectory).filePath(QStringLiteral("pending-login.json"));
}

} // namespace

NodeAccess pendingLogin(const QString &dataDirectory)
{
    const QString path = pathIn(dataDirectory);
    QString error;
    if (QFile::exists(path))
        if (const auto content = readSmallFile(path, &error)) {
            const QJsonObject kept = QJsonDocument::fromJson(*content).object();
            const NodeAccess access = {kept[userKey].toString(), kept[passwordKey].toString(),
                                       kept[saltKey].toString()};
            if (!access.user.isEmpty() && !access.password.isEmpty() && !access.salt.isEmpty())
                return access;
        }
    const NodeAccess access = NodeAccess::make();
    error = writePrivately(path, QJsonDocument(QJsonObject{{userKey, access.user},
                                                           {passwordKey, access.password},
                                                           {saltKey, access.salt}})
                                     .toJson());
    if (!error.isEmpty())
        qWarning("The login for the node is of this run only: %s", qUtf8Printable(error));
    return access;
}

void forgetPendingLogin(const QString &dataDirectory)
{
    QFile::remove(pathIn(dataDirectory));
}

} // namespace bnm
