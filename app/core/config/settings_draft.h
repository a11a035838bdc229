// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"

namespace bnm {

/// Settings being edited, before they are saved. The loader determines the resulting configuration
/// and its errors.
class SettingsDraft {
public:
    explicit SettingsDraft(ConfigInput input);

    /// The saved or entered text; empty: none, so the found value or the default applies.
    QString text(const QString &name) const { return m_texts.value(name); }
    void set(const QString &name, const QString &text);
    void discard(); ///< back to the saved state
    /// This setting (not a secret) was saved elsewhere meanwhile.
    void takeSaved(const QString &name, const QString &text);

    const LoadedConfig &loaded() const { return m_loaded; }
    const EffectiveValue &value(const QString &name) const;
    /// The effective value without a saved one; empty if a secret hides it.
    QString fallback(const QString &name) const;
    bool isValid() const { return m_loaded.errors.isEmpty(); }
    bool isChanged() const { return m_texts != m_saved; }
    bool isChanged(const QString &name) const { return text(name) != m_saved.value(name); }

    /// Contents for the file of saved settings: no secrets, and only values that differ from the
    /// fallback.
    QHash<QString, QString> settings() const;
    /// Secrets that are new, changed, removed (empty), or in a file that must not contain them.
    QHash<QString, QString> changedSecrets() const;
    const QString &file() const { return m_input.savedFile; }
    /// Everything is saved, with these secrets. Editing continues from there.
    const ConfigInput &markSaved(const QHash<QString, KeptSecret> &secrets);

private:
    void load();
    void reload();
    bool isIdle(const QString &name) const;

    ConfigInput m_input;
    QHash<QString, KeptSecret> m_secrets; ///< as stored
    QHash<QString, QString> m_misplaced;  ///< secrets in the file of saved settings
    QHash<QString, QString> m_saved;
    QHash<QString, QString> m_texts;
    LoadedConfig m_loaded;
};

} // namespace bnm
