// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/secret_file.h"

#include "app/core/config/private_file.h"
#include "app/core/config/small_file.h"
#include "collectors/private_place.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

namespace {

const QString newerKey = QStringLiteral("newer_than_keyring");

QSet<QString> newerIn(const QJsonObject &object)
{
    QSet<QString> names;
    const QJsonArray array = object.value(newerKey).toArray();
    for (const QJsonValue &name : array)
        names.insert(name.toString());
    return names;
}

void setNewer(QJsonObject &object, const QSet<QString> &names)
{
    QStringList sorted(names.begin(), names.end());
    sorted.sort();
    if (sorted.isEmpty())
        object.remove(newerKey);
    else
        object.insert(newerKey, QJsonArray::fromStringList(sorted));
}

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
    reading.newer = newerIn(object);
    for (auto it = object.begin(); it != object.end(); ++it) {
        const SettingSpec *spec = findSetting(it.key());
        if (spec && spec->isSecret() && !it->toString().isEmpty())
            reading.secrets.insert(it.key(), {it->toString(), QFileInfo(path).fileName()});
    }
    return reading;
}

QString writeSecretFile(const QString &path, const QHash<QString, QString> &changes, bool areNewer)
{
    QString error;
    QJsonObject object = readObject(path, &error);
    if (!error.isEmpty())
        return error;
    const QJsonObject before = object;
    QSet<QString> newer = newerIn(object);
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it->isEmpty())
            object.remove(it.key());
        else
            object.insert(it.key(), *it);
        if (areNewer)
            newer.insert(it.key());
        else
            newer.remove(it.key());
    }
    setNewer(object, newer);
    if (object == before)
        return {};
    return writePrivately(path, QJsonDocument(object).toJson());
}

} // namespace bnm
