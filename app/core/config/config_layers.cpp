// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_layers.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/env_file.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"
#include "app/core/config/small_file.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QFileInfo>

namespace bnm {

namespace {

constexpr qsizetype longestPath = 200; // that is repeated

} // namespace

ConfigLayers::ConfigLayers(const ConfigInput &input)
    : m_demo(input.demo), m_home(input.homeDirectory)
{
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        if (const auto it = input.commandLine.find(name); it != input.commandLine.end())
            take(spec, *it, QStringLiteral("command line"), SettingLayer::CommandLine);
        if (input.environment.contains(name))
            take(spec, input.environment.value(name), QStringLiteral("environment"),
                 SettingLayer::Environment);
    }
    takeEnvFile(input);
    takeSecrets(input);
    takeSaved(input);
}

void ConfigLayers::take(const SettingSpec &spec, const QString &text, const QString &source,
                        SettingLayer layer)
{
    const QString name = QLatin1String(spec.name);
    if (!counts(spec, layer))
        return;
    if (!text.isEmpty())
        return offer(name, expanded(spec, text), source, layer);
    if (m_values.contains(name))
        return;
    Value value{{}, source + QStringLiteral(", empty"), layer};
    value.isEmptied = true;
    value.awaitsDefault = spec.emptyMeansDefault();
    m_values.insert(name, value);
    if (value.awaitsDefault && *spec.defaultText) // so that a search for the node knows it
        offer(name, QLatin1String(spec.defaultText), QStringLiteral("default"),
              SettingLayer::Default);
}

QString ConfigLayers::expanded(const SettingSpec &spec, const QString &text) const
{
    const bool isPath = spec.kind == SettingKind::File || spec.kind == SettingKind::Folder;
    return isPath && (text == QLatin1String("~") || text.startsWith(QLatin1String("~/")))
               ? m_home + text.mid(1)
               : text;
}

bool ConfigLayers::counts(const SettingSpec &spec, SettingLayer layer) const
{
    return !m_demo || layer == SettingLayer::CommandLine || layer >= SettingLayer::Default ||
           !(spec.isOfServers() || spec.reachesOutside());
}

void ConfigLayers::takeEnvFile(const ConfigInput &input)
{
    const bool named = !input.envFile.isEmpty();
    const QString path =
        named ? input.envFile : QDir(input.workingDirectory).filePath(QStringLiteral(".env"));
    if (!named && !QFileInfo::exists(path))
        return;
    if (!named)
        m_folderOfFoundFile = input.workingDirectory;
    QString error;
    const auto text = named ? readSmallStream(path, &error) : readSmallFile(path, &error);
    if (!text) {
        m_errors.add(QStringLiteral("%1: %2").arg(excerpt(path, longestPath), error));
        return;
    }
    const QString shortName = excerpt(QFileInfo(path).fileName());
    const EnvFile parsed = EnvFile::parse(*text, shortName);
    m_errors.add(parsed.errors);
    for (auto it = parsed.entries.rbegin(); it != parsed.entries.rend(); ++it) // the last wins
        if (const SettingSpec *spec = findSetting(it->name))
            take(*spec, it->value, QStringLiteral("%1:%2").arg(shortName).arg(it->line),
                 SettingLayer::EnvFile);
}

void ConfigLayers::takeSecrets(const ConfigInput &input)
{
    for (auto it = input.secrets.begin(); it != input.secrets.end(); ++it)
        offer(it.key(), it->text, it->source, SettingLayer::Saved);
    const SecretReading file = readSecretFile(input.secretsFile);
    if (!file.error.isEmpty())
        m_errors.add(file.error);
    for (auto it = file.secrets.begin(); it != file.secrets.end(); ++it)
        offer(it.key(), it->text, it->source, SettingLayer::Saved);
}

void ConfigLayers::takeSaved(const ConfigInput &input)
{
    QString error;
    const QHash<QString, QString> saved =
        input.saved ? *input.saved : readSavedSettings(input.savedFile, &error);
    if (!error.isEmpty())
        m_errors.add(error);
    for (auto it = saved.begin(); it != saved.end(); ++it)
        if (!it->isEmpty())
            if (const SettingSpec *spec = findSetting(it.key()))
                offer(it.key(), expanded(*spec, *it), QStringLiteral("saved settings"),
                      SettingLayer::Saved);
}

void ConfigLayers::offer(const QString &name, const QString &text, const QString &source,
                         SettingLayer layer)
{
    const SettingSpec *spec = findSetting(name);
    if (spec && !counts(*spec, layer))
        return;
    const auto it = m_values.find(name);
    if (it == m_values.end()) {
        m_values.insert(name, {text, source, layer});
    } else if (it->awaitsDefault && layer == SettingLayer::Default) {
        it->awaitsDefault = false;
        it->text = text;
        it->source += QStringLiteral(": ") + source;
    } else if (it->layer == SettingLayer::Saved && layer > SettingLayer::Saved && !it->fallback) {
        it->fallback = text;
    }
}

void ConfigLayers::offerDefaults()
{
    for (const SettingSpec &spec : settingsTable())
        if (*spec.defaultText)
            offer(QLatin1String(spec.name), QLatin1String(spec.defaultText),
                  QStringLiteral("default"), SettingLayer::Default);
}

std::optional<Network> ConfigLayers::network() const
{
    return networkFromName(text(QStringLiteral("BITCOIN_NETWORK")).toLower());
}

SettingLayer ConfigLayers::layer(const QString &name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? SettingLayer::None : it->layer;
}

void ConfigLayers::replace(const QString &name, const QString &text, const QString &source,
                           SettingLayer layer)
{
    Value value{text, source, layer};
    value.fallback = m_values.value(name).fallback;
    m_values.insert(name, value);
}

QString ConfigLayers::foundIn(const QString &name) const
{
    const auto it = m_values.find(name);
    return it != m_values.end() && it->layer == SettingLayer::EnvFile ? m_folderOfFoundFile
                                                                      : QString();
}

std::vector<EffectiveValue> ConfigLayers::inTableOrder() const
{
    std::vector<EffectiveValue> values;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        const Value value =
            m_values.value(name, {{}, QStringLiteral("not set"), SettingLayer::None});
        values.push_back({&spec, value.text, value.source, value.layer,
                          value.fallback.value_or(QString()), value.isEmptied});
    }
    return values;
}

} // namespace bnm
