// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/saved_settings.h"

#include "app/core/config/private_file.h"
#include "app/core/config/settings_table.h"
#include "app/core/config/small_file.h"

#include <QFileInfo>
#include <QSettings>

#include <functional>
#include <new>

namespace bnm {

namespace {

const QString group = QStringLiteral("settings");

QString savedKeyOf(const QString &name)
{
    return group + QLatin1Char('/') + name;
}

QHash<QString, QString> readValues(const QSettings &saved)
{
    QHash<QString, QString> values;
    for (const QString &name : saved.childKeys())
        if (findSetting(name)) // commas without quotes read as a list
            values.insert(name, saved.value(name).toStringList().join(QStringLiteral(", ")));
    return values;
}

void writeValues(const QHash<QString, QString> &values, QSettings &saved)
{
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        const QString value = values.value(name);
        if (value.isEmpty() || spec.isSecret())
            saved.remove(savedKeyOf(name));
        else
            saved.setValue(savedKeyOf(name), value);
    }
}

/// False: a damaged value promises a list that no memory could hold, for which Qt asks at once.
bool fitsInMemory(const std::function<void()> &useFile)
{
    try {
        useFile();
        return true;
    } catch (const std::bad_alloc &) {
        return false;
    }
}

} // namespace

QHash<QString, QString> readSavedSettings(const QString &file, QString *error)
{
    QHash<QString, QString> values;
    if (file.isEmpty() || !QFileInfo::exists(file))
        return values;
    if (!QFileInfo(file).isFile() || QFileInfo(file).size() > largestSmallFile) {
        *error = QStringLiteral("%1: is no file of at most 1 MiB; correct or remove it").arg(file);
        return values;
    }
    QSettings saved(file, QSettings::IniFormat);
    saved.beginGroup(group);
    if (!fitsInMemory([&] { values = readValues(saved); }) || saved.status() != QSettings::NoError)
        *error = QStringLiteral("%1: cannot be read; correct or remove it").arg(file);
    return values;
}

QString writeSavedSettings(const QString &file, const QHash<QString, QString> &values)
{
    return replacePrivately(file, [&values](const QString &copy) -> QString {
        QSettings saved(copy, QSettings::IniFormat);
        const bool isDone = fitsInMemory([&] {
            writeValues(values, saved);
            saved.sync();
        });
        return isDone && saved.status() == QSettings::NoError
                   ? QString()
                   : QStringLiteral("it is damaged or the disk is full");
    });
}

} // namespace bnm
