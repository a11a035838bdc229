// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// A stored secret, and its place.
struct KeptSecret {
    QString text;
    QString source; ///< "keyring", "secrets.json"
};

/// The sources of the configuration's layers; passed in so that tests do not touch the machine's
/// own files.
struct ConfigInput {
    QHash<QString, QString> commandLine; ///< by setting name
    QProcessEnvironment environment;
    QString envFile; ///< --env-file; empty: .env in the working directory, if it exists
    QString workingDirectory;
    QString savedFile; ///< saved by the settings dialog (INI); may not exist
    /// Replaces the contents of savedFile: settings about to be saved.
    std::optional<QHash<QString, QString>> saved;
    QString secretsFile; ///< read by the loader; see secret_file.h
    /// already read from the keyring; take precedence over the file's
    QHash<QString, KeptSecret> secrets;
    /// For the demo: settings about a node, its servers or other outside hosts count only on the
    /// command line; invalid values elsewhere do not prevent the demo.
    bool demo = false;
    QString homeDirectory;
    QString rootDirectory; ///< prefix of the system's folders; empty except in tests
    QString defaultDataDir;

    static ConfigInput ofThisMachine();
};

/// From highest to lowest.
enum class SettingLayer { CommandLine, Environment, EnvFile, Saved, Found, Default, None };

/// The effective value of a setting and its source.
struct EffectiveValue {
    const SettingSpec *spec = nullptr;
    QString text;
    QString source; ///< "environment", ".env:12", "bitcoin.conf:7 [signet]", "default"
    SettingLayer layer = SettingLayer::None;
    QString fallback; ///< for a saved value: the effective value without it
    /// It was set to nothing, which means none or the default.
    bool isEmptied = false;

    /// It comes from a layer above the saved settings.
    bool isLocked() const { return layer < SettingLayer::Saved; }
};

/// The problem of one setting.
struct SettingComplaint {
    QString name;
    QString why; ///< "allowed is a port from 1 to 65535"
};

struct LoadedConfig {
    Config config;
    std::vector<EffectiveValue> values; ///< in the table's order
    /// One line each, only the first few; with any the program must not start.
    QStringList errors;
    bool isWrongElsewhere = false;            ///< an error concerns no single setting
    std::vector<SettingComplaint> complaints; ///< the first one of each invalid setting

    const EffectiveValue *find(const QString &name) const;
    QString complaintAbout(const QString &name) const; ///< empty: none
};

/// Command line > environment > .env > saved (secrets first) > found on this machine > default. A
/// variable of the first three that is set but empty hides the lower layers: it means none, or the
/// default if a value is required.
LoadedConfig loadConfig(const ConfigInput &input);

/// Whether the user specified the node; otherwise it was searched on this machine.
bool isNodeChosen(const LoadedConfig &loaded);

} // namespace bnm
