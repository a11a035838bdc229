// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"
#include "app/core/config/few_lines.h"

namespace bnm {

/// The settings by name, each with the text of the highest layer that has it. Knows nothing
/// yet of what the texts mean.
class ConfigLayers {
public:
    /// How far a value is to be trusted beside its layer.
    enum class Origin {
        Own,
        FoundFile,         ///< a .env that was found, which nobody may have meant
        FolderOfFoundFile, ///< files in a folder that such a .env names
    };
    /// What one layer says.
    struct Offer {
        QString text;
        SettingLayer layer;
        Origin origin;
    };
    struct Value {
        QString text;
        QString source;
        SettingLayer layer;
        Origin origin = Origin::Own;
        std::optional<QString> fallback = {};
        bool isEmptied = false;
        bool awaitsDefault = false;     ///< was set to nothing, but cannot be nothing
        std::vector<Offer> offers = {}; ///< of all layers, from the highest
    };

    explicit ConfigLayers(const ConfigInput &input);

    const FewLines &errors() const { return m_errors; }
    /// What a person should know, though it stops nothing.
    const FewLines &warnings() const { return m_warnings; }
    const Value *find(const QString &name) const;
    /// Of a .env that was found and is in force: its path. Else empty.
    QString foundFile() const { return m_foundFile; }
    /// Whether the value in force is of a .env that was found.
    bool isOfFoundFile(const QString &name) const;
    /// What is found from here on is in a folder that such a .env names.
    void findIn(const QString &folder);
    /// The value stays where it is, but nobody uses it.
    void withhold(const QString &name);
    /// Also of one that was set to nothing.
    bool has(const QString &name) const { return m_values.contains(name); }
    QString text(const QString &name) const { return m_values.value(name).text; }
    /// To something, by a person or a script.
    bool isSet(const QString &name) const;
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
                 SettingLayer layer, Origin origin);

    /// Something that was found and is not used, and why; a line.
    void note(const QString &line) { m_warnings.add(line); }

    /// What else the search for the node has found out.
    QString pidFile;     ///< empty: where it always is
    QString confTrouble; ///< why a BITCOIN_CONF that somebody set cannot be used

private:
    /// What a person or a script set.
    void take(const SettingSpec &spec, const QString &text, const QString &source,
              SettingLayer layer);
    /// A path that begins with ~ begins in the home folder.
    QString expanded(const SettingSpec &spec, const QString &text) const;
    bool counts(const SettingSpec &spec, SettingLayer layer) const;
    void takeEnvFile(const ConfigInput &input);
    void takeSecrets(const ConfigInput &input);
    void takeSaved(const ConfigInput &input);

    Value valueOf(const QString &text, const QString &source, SettingLayer layer) const;

    bool m_demo;
    QString m_home;
    QHash<QString, Value> m_values;
    QString m_foundFile;
    QString m_folderOfFoundFile;
    bool m_isFileNamed = false;
    Origin m_originOfFound = Origin::Own;
    FewLines m_errors;
    FewLines m_warnings;
};

/// Finds a node on this machine: bitcoin.conf, data folder, cookie. Offers what it finds as
/// the layer above the defaults.
void offerFoundNode(ConfigLayers &layers, const ConfigInput &input);

} // namespace bnm
