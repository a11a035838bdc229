// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_layers.h"

#include "app/core/config/env_file.h"

#include <QDir>
#include <QFile>
#include <QSettings>

namespace bnm {

ConfigLayers::ConfigLayers(const ConfigInput &input)
{
    for (auto it = input.commandLine.begin(); it != input.commandLine.end(); ++it)
        offer(it.key(), it.value(), QStringLiteral("command line"));
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        // An empty variable is how compose files say "not set".
        if (!input.environment.value(name).isEmpty())
            offer(name, input.environment.value(name), QStringLiteral("environment"));
    }
    takeEnvFile(input);
    takeSaved(input.savedFile);
}

void ConfigLayers::takeEnvFile(const ConfigInput &input)
{
    const bool named = !input.envFile.isEmpty();
    const QString path =
        named ? input.envFile : QDir(input.workingDirectory).filePath(QStringLiteral(".env"));
    QFile file(path);
    if (!named && !file.exists())
        return;
    if (!file.open(QIODevice::ReadOnly)) {
        m_errors << QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString());
        return;
    }
    const QString shortName = QFileInfo(path).fileName();
    const EnvFile parsed = EnvFile::parse(file.readAll(), shortName);
    m_errors << parsed.errors;
    for (auto it = parsed.entries.rbegin(); it != parsed.entries.rend(); ++it) // the last wins
        if (findSetting(it->name) && !it->value.isEmpty())
            offer(it->name, it->value, QStringLiteral("%1:%2").arg(shortName).arg(it->line));
}

void ConfigLayers::takeSaved(const QString &file)
{
    if (file.isEmpty() || !QFile::exists(file))
        return;
    QSettings saved(file, QSettings::IniFormat);
    saved.beginGroup(QStringLiteral("settings"));
    for (const QString &name : saved.childKeys())
        if (findSetting(name))
            offer(name, saved.value(name).toString(), QStringLiteral("saved settings"));
}

void ConfigLayers::offer(const QString &name, const QString &text, const QString &source)
{
    if (!has(name))
        m_values.insert(name, {text, source});
}

std::vector<EffectiveValue> ConfigLayers::inTableOrder() const
{
    std::vector<EffectiveValue> values;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        values.push_back({&spec, text(name), has(name) ? source(name) : QStringLiteral("not set")});
    }
    return values;
}

} // namespace bnm
