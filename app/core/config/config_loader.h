// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/settings_table.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// A secret that was kept for this program, and where.
struct KeptSecret {
    QString text;
    QString source; ///< "keyring", "secrets.json"
};

/// Where the layers of the configuration are read from; given from outside so that tests
/// need not touch the machine's own.
struct ConfigInput {
    QHash<QString, QString> commandLine; ///< by setting name
    QProcessEnvironment environment;
    QString envFile; ///< --env-file; empty: .env in the working directory, if there
    QString workingDirectory;
    QString savedFile; ///< what the settings dialog saved (INI); may not exist
    /// In place of what is in savedFile: what a person is about to save.
    std::optional<QHash<QString, QString>> saved;
    QString secretsFile;                ///< read by the loader; see secret_file.h
    QHash<QString, KeptSecret> secrets; ///< read before, from the keyring; above the file's
    /// For the demo: what concerns a node, its servers or anything outside counts only when the
    /// command line says it; a wrong value elsewhere is no reason not to show a simulated node.
    bool demo = false;
    QString homeDirectory;
    QString rootDirectory; ///< before the system's folders; empty but in tests
    QString defaultDataDir;

    static ConfigInput ofThisMachine();
};

/// From the highest to the lowest.
enum class SettingLayer { CommandLine, Environment, EnvFile, Saved, Found, Default, None };

/// A setting's value in force and where it came from.
struct EffectiveValue {
    const SettingSpec *spec = nullptr;
    QString text;
    QString source; ///< "environment", ".env:12", "bitcoin.conf:7 [signet]", "default"
    SettingLayer layer = SettingLayer::None;
    QString fallback; ///< of a saved value: what would be in force without it
    /// It was set to nothing, which stands for none or for the default.
    bool isEmptied = false;

    /// It comes from above what a person can save.
    bool isLocked() const { return layer < SettingLayer::Saved; }
};

/// What is wrong with one setting.
struct SettingComplaint {
    QString name;
    QString why; ///< "allowed is a port from 1 to 65535"
};

struct LoadedConfig {
    Config config;
    std::vector<EffectiveValue> values; ///< in the table's order
    /// One line each, the first of many; any: the program must not start.
    QStringList errors;
    bool isWrongElsewhere = false;            ///< an error concerns no single setting
    std::vector<SettingComplaint> complaints; ///< the first of each setting that is wrong

    const EffectiveValue *find(const QString &name) const;
    QString complaintAbout(const QString &name) const; ///< empty: none
};

/// Command line > environment > .env > saved (secrets first) > found on this machine > default.
/// A variable of the first three that is set but empty hides what is below: it means none, or
/// the default where there has to be a value.
LoadedConfig loadConfig(const ConfigInput &input);

/// Whether somebody said where the node is; else it was looked for on this machine.
bool isNodeChosen(const LoadedConfig &loaded);

} // namespace bnm
