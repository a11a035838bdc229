// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
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
    QString homeDirectory;
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
    std::vector<EffectiveValue> values;       ///< in the table's order
    QStringList errors;                       ///< one line each; any: the program must not start
    std::vector<SettingComplaint> complaints; ///< those of the errors that concern one setting

    const EffectiveValue *find(const QString &name) const;
    QString complaintAbout(const QString &name) const; ///< empty: none
};

/// Command line > environment > .env > saved (secrets first) > found on this machine > default.
LoadedConfig loadConfig(const ConfigInput &input);

/// Whether somebody said where the node is; else it was looked for on this machine.
bool isNodeChosen(const LoadedConfig &loaded);

/// The effective configuration as text (--check-config); secrets are masked.
QString configReport(const LoadedConfig &loaded);
/// Its errors, a line each, as the program prints them before it ends.
QString errorReport(const LoadedConfig &loaded);

} // namespace bnm
