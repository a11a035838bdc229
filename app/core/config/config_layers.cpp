// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_layers.h"

#include "app/core/config/bitcoin_conf.h"
#include "app/core/config/env_file.h"
#include "app/core/config/file_trust.h"
#include "app/core/config/path_below.h"
#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"
#include "app/core/config/small_file.h"
#include "app/core/text/excerpt.h"

#include <QDir>
#include <QFileInfo>

namespace bnm {

namespace {

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
    Value value = valueOf({}, source + QStringLiteral(", empty"), layer);
    if (const auto known = m_values.find(name); known != m_values.end()) {
        known->offers.push_back({text, value.layer, value.origin});
        return;
    }
    value.isEmptied = true;
    value.awaitsDefault = spec.emptyMeansDefault();
    if (!value.awaitsDefault)
        value.offers.push_back({text, value.layer, value.origin});
    m_values.insert(name, value);
    if (value.awaitsDefault && *spec.defaultText) // so that the search for the node knows it
        offer(name, QLatin1String(spec.defaultText), QStringLiteral(QT_TR_NOOP("default")),
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
    m_isFileNamed = !input.envFile.isEmpty();
    const QString path = m_isFileNamed
                             ? input.envFile
                             : QDir(input.workingDirectory).filePath(QStringLiteral(".env"));
    if (!m_isFileNamed && !QFileInfo::exists(path))
        return;
    if (const QString why = m_isFileNamed ? QString() : distrustOf(path); !why.isEmpty())
        return m_warnings.add(QStringLiteral("%1 is not read: %2").arg(excerptOfPath(path), why));
    QString error;
    const auto text = m_isFileNamed ? readSmallStream(path, &error) : readSmallFile(path, &error);
    if (!text)
        return m_errors.add(QStringLiteral("%1: %2").arg(excerptOfPath(path), error));
    const QString shortName = excerpt(QFileInfo(path).fileName());
    const EnvFile parsed = EnvFile::parse(*text, shortName);
    m_errors.add(parsed.errors);
    bool holdsSecret = false;
    bool isInForce = false;
    if (!m_isFileNamed)
        m_folderOfFoundFile = input.workingDirectory;
    for (auto it = parsed.entries.rbegin(); it != parsed.entries.rend(); ++it) // the last wins
        if (const SettingSpec *spec = findSetting(it->name)) {
            take(*spec, it->value,
                 QStringLiteral("%1:%2").arg(shortName, QString::number(it->line)),
                 SettingLayer::EnvFile);
            holdsSecret = holdsSecret || (spec->isSecret() && !it->value.isEmpty());
            isInForce = true;
        }
    if (isInForce && !m_isFileNamed)
        m_foundFile = path;
    if (holdsSecret && isReadableByAll(path))
        m_warnings.add(openToAll(path));
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

ConfigLayers::Value ConfigLayers::valueOf(const QString &text, const QString &source,
                                          SettingLayer layer) const
{
    Value value{text, source, layer};
    if (layer == SettingLayer::EnvFile && !m_isFileNamed)
        value.origin = Origin::FoundFile;
    if (layer == SettingLayer::Found)
        value.origin = m_originOfFound;
    return value;
}

void ConfigLayers::offer(const QString &name, const QString &text, const QString &source,
                         SettingLayer layer)
{
    const SettingSpec *spec = findSetting(name);
    if (spec && !counts(*spec, layer))
        return;
    const Value value = valueOf(text, source, layer);
    auto it = m_values.find(name);
    if (it == m_values.end())
        it = m_values.insert(name, value);
    Value &known = *it;
    known.offers.push_back({text, value.layer, value.origin});
    if (known.offers.size() == 1 && !known.isEmptied)
        return;
    if (known.awaitsDefault && layer == SettingLayer::Default) {
        known.awaitsDefault = false;
        known.text = text;
        known.source += QStringLiteral(": ") + source;
        known.offers.insert(known.offers.begin(), {text, known.layer, known.origin});
    } else if (known.layer == SettingLayer::Saved && layer > SettingLayer::Saved &&
               !known.fallback) {
        known.fallback = text;
    }
}

const ConfigLayers::Value *ConfigLayers::find(const QString &name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? nullptr : &*it;
}

bool ConfigLayers::isOfFoundFile(const QString &name) const
{
    const Value *value = find(name);
    return value && !value->text.isEmpty() && value->origin == Origin::FoundFile;
}

/// A folder below that of the .env is as much of it as the .env itself.
void ConfigLayers::findIn(const QString &folder)
{
    m_originOfFound =
        liesBelow(folder, m_folderOfFoundFile) ? Origin::FoundFile : Origin::FolderOfFoundFile;
}

void ConfigLayers::withhold(const QString &name)
{
    const auto it = m_values.find(name);
    if (it == m_values.end())
        return;
    it->text.clear();
    it->source += QStringLiteral(", not used");
}

void ConfigLayers::offerDefaults()
{
    for (const SettingSpec &spec : settingsTable())
        if (*spec.defaultText)
            offer(QLatin1String(spec.name), QLatin1String(spec.defaultText),
                  QStringLiteral(QT_TR_NOOP("default")), SettingLayer::Default);
}

bool ConfigLayers::isSet(const QString &name) const
{
    const auto it = m_values.find(name);
    return it != m_values.end() && it->layer <= SettingLayer::Saved && !it->isEmptied;
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
                           SettingLayer layer, Origin origin)
{
    Value &value = m_values[name];
    value.text = text;
    value.source = source;
    value.layer = layer;
    value.origin = origin;
    value.isEmptied = value.awaitsDefault = false;
    value.offers.insert(value.offers.begin(), {text, layer, origin});
}

QString ConfigLayers::foundIn(const QString &name) const
{
    const auto it = m_values.find(name);
    return it != m_values.end() && it->layer == SettingLayer::EnvFile && !m_isFileNamed
               ? m_folderOfFoundFile
               : QString();
}

std::vector<EffectiveValue> ConfigLayers::inTableOrder() const
{
    std::vector<EffectiveValue> values;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        const Value value =
            m_values.value(name, Value{{}, QStringLiteral("not set"), SettingLayer::None});
        values.push_back({&spec, value.text, value.source, value.layer,
                          value.fallback.value_or(QString()), value.isEmptied});
    }
    return values;
}

} // namespace bnm
