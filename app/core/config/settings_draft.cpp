// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/settings_draft.h"

#include "app/core/config/saved_settings.h"
#include "app/core/config/secret_file.h"

namespace bnm {

namespace {

bool isSecret(const QString &name)
{
    const SettingSpec *spec = findSetting(name);
    return spec && spec->isSecret();
}

} // namespace

SettingsDraft::SettingsDraft(ConfigInput input) : m_input(std::move(input))
{
    load();
}

void SettingsDraft::load()
{
    m_secrets = readSecretFile(m_input.secretsFile).secrets;
    m_secrets.insert(m_input.secrets);
    QString unreadable; // the loader reports it
    m_saved = readSavedSettings(m_input.savedFile, &unreadable);
    m_misplaced.clear();
    for (auto it = m_saved.begin(); it != m_saved.end();) {
        if (isSecret(it.key()))
            m_misplaced.insert(it.key(), *it);
        it = it->isEmpty() ? m_saved.erase(it) : std::next(it);
    }
    for (auto it = m_secrets.begin(); it != m_secrets.end(); ++it)
        m_saved.insert(it.key(), it->text);
    m_texts = m_saved;
    reload();
}

void SettingsDraft::set(const QString &name, const QString &text)
{
    if (text == m_texts.value(name))
        return;
    if (text.isEmpty())
        m_texts.remove(name);
    else
        m_texts.insert(name, text);
    reload();
}

void SettingsDraft::discard()
{
    m_texts = m_saved;
    reload();
}

void SettingsDraft::takeSaved(const QString &name, const QString &text)
{
    for (QHash<QString, QString> *texts : {&m_saved, &m_texts})
        if (text.isEmpty())
            texts->remove(name);
        else
            texts->insert(name, text);
    reload();
}

void SettingsDraft::reload()
{
    ConfigInput input = m_input;
    input.secretsFile.clear();
    input.secrets.clear();
    input.saved.emplace();
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it) {
        const KeptSecret kept = m_secrets.value(it.key());
        if (isSecret(it.key()))
            input.secrets.insert(it.key(), {*it, kept.text == *it ? kept.source : QString()});
        else
            input.saved->insert(it.key(), *it);
    }
    m_loaded = loadConfig(input);
}

const EffectiveValue &SettingsDraft::value(const QString &name) const
{
    static const EffectiveValue none;
    const EffectiveValue *found = m_loaded.find(name);
    return found ? *found : none;
}

QString SettingsDraft::fallback(const QString &name) const
{
    const EffectiveValue &now = value(name);
    return now.layer == SettingLayer::Saved ? now.fallback : now.text;
}

/// It equals the value that applies anyway.
bool SettingsDraft::isIdle(const QString &name) const
{
    const EffectiveValue &now = value(name);
    return now.layer == SettingLayer::Saved && now.text == now.fallback;
}

QHash<QString, QString> SettingsDraft::settings() const
{
    QHash<QString, QString> settings;
    for (auto it = m_texts.begin(); it != m_texts.end(); ++it)
        if (!isSecret(it.key()) && !isIdle(it.key()))
            settings.insert(it.key(), *it);
    return settings;
}

QHash<QString, QString> SettingsDraft::changedSecrets() const
{
    QHash<QString, QString> changes;
    for (const SettingSpec &spec : settingsTable()) {
        const QString name = QLatin1String(spec.name);
        if (spec.isSecret() && (text(name) != m_saved.value(name) || m_misplaced.contains(name)))
            changes.insert(name, text(name));
    }
    return changes;
}

const ConfigInput &SettingsDraft::markSaved(const QHash<QString, KeptSecret> &secrets)
{
    m_input.secrets = secrets;
    load();
    return m_input;
}

} // namespace bnm
