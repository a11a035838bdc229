// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/secret_file.h"

#include "app/core/config/private_file.h"
#include "app/core/config/small_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

QJsonObject readObject(const QString &path, QString *error)
{
    if (path.isEmpty() || !QFileInfo::exists(path))
        return {};
    if (isOpenToOthers(path)) {
        *error = QStringLiteral("%1: others may read it, so it is not used; set its mode with "
                                "chmod 600")
                     .arg(path);
        return {};
    }
    QString why;
    const auto content = readSmallFile(path, &why);
    if (!content) {
        *error = path + QStringLiteral(": ") + why;
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(*content);
    if (!document.isObject())
        *error = QStringLiteral("%1: is not a JSON object; correct or remove it").arg(path);
    return document.object();
}

} // namespace

SecretReading readSecretFile(const QString &path)
{
    SecretReading reading;
    const QJsonObject object = readObject(path, &reading.error);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const SettingSpec *spec = findSetting(it.key());
        if (spec && spec->isSecret() && !it->toString().isEmpty())
            reading.secrets.insert(it.key(), {it->toString(), QFileInfo(path).fileName()});
    }
    return reading;
}

QString writeSecretFile(const QString &path, const QHash<QString, QString> &changes)
{
    QString error;
    QJsonObject object = readObject(path, &error);
    if (!error.isEmpty())
        return error;
    const QJsonObject before = object;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it->isEmpty())
            object.remove(it.key());
        else
            object.insert(it.key(), *it);
    }
    if (object == before)
        return {};
    return writePrivately(path, QJsonDocument(object).toJson());
}

} // namespace bnm
