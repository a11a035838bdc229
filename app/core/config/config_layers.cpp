// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_layers.h"

#include "app/core/config/env_file.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"

#include <QDir>
#include <QFile>

namespace bnm {

ConfigLayers::ConfigLayers(const ConfigInput &input)
{
    for (auto it = input.commandLine.begin(); it != input.commandLine.end(); ++it)
        offer(it.key(), it.value(), QStringLiteral("command line"), SettingLayer::CommandLine);
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        // An empty variable is how compose files say "not set".
        if (!input.environment.value(name).isEmpty())
            offer(name, input.environment.value(name), QStringLiteral("environment"),
                  SettingLayer::Environment);
    }
    takeEnvFile(input);
    takeSecrets(input);
    takeSaved(input);
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
            offer(it->name, it->value, QStringLiteral("%1:%2").arg(shortName).arg(it->line),
                  SettingLayer::EnvFile);
}

void ConfigLayers::takeSecrets(const ConfigInput &input)
{
    for (auto it = input.secrets.begin(); it != input.secrets.end(); ++it)
        offer(it.key(), it->text, it->source, SettingLayer::Saved);
    const SecretReading file = readSecretFile(input.secretsFile);
    if (!file.error.isEmpty())
        m_errors << file.error;
    for (auto it = file.secrets.begin(); it != file.secrets.end(); ++it)
        offer(it.key(), it->text, it->source, SettingLayer::Saved);
}

void ConfigLayers::takeSaved(const ConfigInput &input)
{
    QString error;
    const QHash<QString, QString> saved =
        input.saved ? *input.saved : readSavedSettings(input.savedFile, &error);
    if (!error.isEmpty())
        m_errors << error;
    for (auto it = saved.begin(); it != saved.end(); ++it)
        if (!it->isEmpty())
            offer(it.key(), *it, QStringLiteral("saved settings"), SettingLayer::Saved);
}

void ConfigLayers::offer(const QString &name, const QString &text, const QString &source,
                         SettingLayer layer)
{
    const auto it = m_values.find(name);
    if (it == m_values.end())
        m_values.insert(name, {text, source, layer});
    else if (it->layer == SettingLayer::Saved && layer > SettingLayer::Saved && !it->fallback)
        it->fallback = text;
}

std::vector<EffectiveValue> ConfigLayers::inTableOrder() const
{
    std::vector<EffectiveValue> values;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        const Value value =
            m_values.value(name, {{}, QStringLiteral("not set"), SettingLayer::None});
        values.push_back(
            {&spec, value.text, value.source, value.layer, value.fallback.value_or(QString())});
    }
    return values;
}

} // namespace bnm
