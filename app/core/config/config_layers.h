// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"
#include "app/core/config/few_lines.h"

namespace bnm {

/// The settings by name, each with the text of the highest layer that has it. Knows nothing
/// yet of what the texts mean.
class ConfigLayers {
public:
    explicit ConfigLayers(const ConfigInput &input);

    const FewLines &errors() const { return m_errors; }
    /// Also of one that was set to nothing.
    bool has(const QString &name) const { return m_values.contains(name); }
    QString text(const QString &name) const { return m_values.value(name).text; }
    /// A value of a lower layer, taken only where none is there yet.
    void offer(const QString &name, const QString &text, const QString &source,
               SettingLayer layer = SettingLayer::Found);
    /// Those of the table, which are the same on every machine.
    void offerDefaults();
    /// Nothing: it is not said, or not understood.
    std::optional<Network> network() const;
    std::vector<EffectiveValue> inTableOrder() const;
    QString source(const QString &name) const { return m_values.value(name).source; }
    /// Of a setting from a .env that was found, which nobody may have meant: its folder. Else
    /// empty.
    QString foundIn(const QString &name) const;
    SettingLayer layer(const QString &name) const;
    /// In place of what is there: another setting of that layer says so too.
    void replace(const QString &name, const QString &text, const QString &source,
                 SettingLayer layer);

    /// Something that was found and is not used, and why; a line.
    void note(const QString &line) { m_notes.add(line); }
    const FewLines &notes() const { return m_notes; }

    /// What else the search for the node has found out.
    QString pidFile;     ///< empty: where it always is
    QString confTrouble; ///< why a BITCOIN_CONF that somebody set cannot be used

private:
    struct Value {
        QString text;
        QString source;
        SettingLayer layer;
        std::optional<QString> fallback = {};
        bool isEmptied = false;
        bool awaitsDefault = false; ///< was set to nothing, but cannot be nothing
    };
    /// What a person or a script set.
    void take(const SettingSpec &spec, const QString &text, const QString &source,
              SettingLayer layer);
    /// A path that begins with ~ begins in the home folder.
    QString expanded(const SettingSpec &spec, const QString &text) const;
    bool counts(const SettingSpec &spec, SettingLayer layer) const;
    void takeEnvFile(const ConfigInput &input);
    void takeSecrets(const ConfigInput &input);
    void takeSaved(const ConfigInput &input);

    bool m_demo;
    QString m_home;
    QHash<QString, Value> m_values;
    QString m_folderOfFoundFile;
    FewLines m_errors;
    FewLines m_notes;
};

/// Finds a node on this machine: bitcoin.conf, data folder, cookie. Offers what it finds as
/// the layer above the defaults.
void offerFoundNode(ConfigLayers &layers, const ConfigInput &input);

} // namespace bnm
