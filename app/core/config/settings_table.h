// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <span>

namespace bnm {

enum class SettingGroup { Node, Zmq, Electrum, Mirror, Collectors, Alerts, Program };

/// One setting: the environment, the settings dialog, --check-config and the reference
/// all come from these rows.
struct SettingSpec {
    const char *name; ///< of the environment variable, and the key in saved settings
    SettingGroup group;
    const char *defaultText; ///< empty: none, or found out as the description says
    const char *allowed;     ///< in words
    bool secret;
    const char *description;
};

std::span<const SettingSpec> settingsTable();
const SettingSpec *findSetting(const QString &name);

/// The table as a Markdown reference.
QString settingsAsMarkdown();

} // namespace bnm
