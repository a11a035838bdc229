// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/core/config/settings_table.h"

#include <QHash>
#include <QProcessEnvironment>
#include <QStringList>

#include <vector>

namespace bnm {

/// Where the layers of the configuration are read from; given from outside so that tests
/// need not touch the machine's own.
struct ConfigInput {
    QHash<QString, QString> commandLine; ///< by setting name
    QProcessEnvironment environment;
    QString envFile; ///< --env-file; empty: .env in the working directory, if there
    QString workingDirectory;
    QString savedFile; ///< what the settings dialog saved (INI); may not exist
    QString homeDirectory;
    QString defaultDataDir;

    static ConfigInput ofThisMachine();
};

/// A setting's value in force and where it came from.
struct EffectiveValue {
    const SettingSpec *spec = nullptr;
    QString text;
    QString source; ///< "environment", ".env:12", "bitcoin.conf:7 [signet]", "default"
};

struct LoadedConfig {
    Config config;
    std::vector<EffectiveValue> values; ///< in the table's order
    QStringList errors;                 ///< one line each; any: the program must not start
};

/// Command line > environment > .env > saved > found on this machine > default.
LoadedConfig loadConfig(const ConfigInput &input);

/// Whether somebody said where the node is; else it was looked for on this machine.
bool isNodeChosen(const LoadedConfig &loaded);

/// The effective configuration as text (--check-config); secrets are masked.
QString configReport(const LoadedConfig &loaded);

} // namespace bnm
