// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// Settings as a person changes them, before they are saved. What they amount to, and what is
/// wrong with them, the loader tells.
class SettingsDraft {
public:
    explicit SettingsDraft(ConfigInput input);

    /// What is saved or was put in; empty: nothing, so what was found or the default counts.
    QString text(const QString &name) const { return m_texts.value(name); }
    void set(const QString &name, const QString &text);
    void discard(); ///< back to what is saved
    /// Somebody else saved this one meanwhile; no secret.
    void takeSaved(const QString &name, const QString &text);

    const LoadedConfig &loaded() const { return m_loaded; }
    const EffectiveValue &value(const QString &name) const;
    /// What counts when nothing is saved; empty where a secret hides it.
    QString fallback(const QString &name) const;
    bool isValid() const { return m_loaded.errors.isEmpty(); }
    bool isChanged() const { return m_texts != m_saved; }
    bool isChanged(const QString &name) const { return text(name) != m_saved.value(name); }

    /// What belongs into the file of saved settings: no secrets, and only what differs from what
    /// counts without it.
    QHash<QString, QString> settings() const;
    /// Secrets that are new, changed, gone (empty), or in a file where they should not be.
    QHash<QString, QString> changedSecrets() const;
    const QString &file() const { return m_input.savedFile; }
    /// All of it is saved now; the secrets as given. The draft goes on from there.
    const ConfigInput &markSaved(const QHash<QString, KeptSecret> &secrets);

private:
    void load();
    void reload();
    bool isIdle(const QString &name) const;

    ConfigInput m_input;
    QHash<QString, KeptSecret> m_secrets; ///< as kept
    QHash<QString, QString> m_misplaced;  ///< secrets in the file of saved settings
    QHash<QString, QString> m_saved;
    QHash<QString, QString> m_texts;
    LoadedConfig m_loaded;
};

} // namespace bnm
