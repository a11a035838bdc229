// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace bnm {

struct Config;

enum class SettingGroup { Node, Zmq, Electrum, Mirror, Collectors, Alerts, Appearance, Program };

/// What a value is, so that it gets a fitting editor.
enum class SettingKind {
    Text,
    Secret,
    File,
    Folder,
    Address, ///< host, proxy or ZMQ endpoint
    Url,
    Port,
    YesNo,
    Choice, ///< of settingChoices()
    Seconds,
    Megabytes,
    Feerate, ///< sat/vB
    Names,   ///< of alerts; the dialog shows them as a table
};

/// One setting: the environment, the settings dialog, --check-config and the reference
/// all come from these rows.
struct SettingSpec {
    const char *name; ///< of the environment variable, and the key in saved settings
    SettingGroup group;
    const char *defaultText; ///< empty: none, or found out as the description says
    const char *allowed;     ///< in words
    bool secret;
    const char *description;
    const char *label = ""; ///< for the dialog, with its mnemonic; context "Settings"
    SettingKind kind = SettingKind::Text;
    /// Of a setting that makes the program contact something other than the node: takes that out
    /// of a configuration again.
    void (*cutOff)(Config &config) = nullptr;

    bool reachesOutside() const { return cutOff != nullptr; }
};

std::span<const SettingSpec> settingsTable();
const SettingSpec *findSetting(const QString &name);

/// What a Choice may be, as the words of `allowed`; empty for any other kind.
QStringList settingChoices(const SettingSpec &spec);

/// "true" or "off" as a person writes it; nothing: neither.
std::optional<bool> yesOrNo(const QString &text);

/// The table as a Markdown reference.
QString settingsAsMarkdown();

} // namespace bnm
