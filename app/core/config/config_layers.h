// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_loader.h"
#include "app/core/config/few_lines.h"

namespace bnm {

/// The settings by name, each with the text of the highest layer that has it. Does not parse the
/// texts.
class ConfigLayers {
public:
    /// How far a value is trusted, independent of its layer.
    enum class Origin {
        Own,
        FoundFile,         ///< a .env that was found, possibly unintended
        FolderOfFoundFile, ///< files in a folder named by such a .env
    };
    /// The value of one layer.
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
        bool awaitsDefault = false;     ///< was set to nothing, but needs a value
        std::vector<Offer> offers = {}; ///< of all layers, the highest first
    };

    explicit ConfigLayers(const ConfigInput &input);

    const FewLines &errors() const { return m_errors; }
    /// Problems that do not prevent a start.
    const FewLines &warnings() const { return m_warnings; }
    const Value *find(const QString &name) const;
    /// Path of the effective .env that was found. Else empty.
    QString foundFile() const { return m_foundFile; }
    /// Whether the effective value comes from a .env that was found.
    bool isOfFoundFile(const QString &name) const;
    /// From now on, found values are in a folder named by such a .env.
    void findIn(const QString &folder);
    /// The value stays where it is, but is not used.
    void withhold(const QString &name);
    /// Also true if it was set to nothing.
    bool has(const QString &name) const { return m_values.contains(name); }
    QString text(const QString &name) const { return m_values.value(name).text; }
    /// To a value, by a user or a script.
    bool isSet(const QString &name) const;
    /// A value of a lower layer, used only if there is none yet.
    void offer(const QString &name, const QString &text, const QString &source,
               SettingLayer layer = SettingLayer::Found);
    /// The defaults of the table, which are the same on every machine.
    void offerDefaults();
    /// Nothing: not set, or invalid.
    std::optional<Network> network() const;
    std::vector<EffectiveValue> inTableOrder() const;
    QString source(const QString &name) const { return m_values.value(name).source; }
    /// For a setting from a .env that was found, and may be unintended: its folder. Else empty.
    QString foundIn(const QString &name) const;
    SettingLayer layer(const QString &name) const;
    /// Replaces the value: another setting of that layer implies it.
    void replace(const QString &name, const QString &text, const QString &source,
                 SettingLayer layer, Origin origin);

    /// Reports a value that was found but is not used, with the reason; one line.
    void note(const QString &line) { m_warnings.add(line); }

    /// Further results of the search for the node.
    QString pidFile;     ///< empty: the default place
    QString confTrouble; ///< why the given BITCOIN_CONF cannot be used

private:
    /// A value set by a user or a script.
    void take(const SettingSpec &spec, const QString &text, const QString &source,
              SettingLayer layer);
    /// A path that starts with ~ starts in the home folder.
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

/// Finds a node on this machine: bitcoin.conf, data folder, cookie. Offers the results as the layer
/// above the defaults.
void offerFoundNode(ConfigLayers &layers, const ConfigInput &input);

} // namespace bnm
