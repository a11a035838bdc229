// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

#include <QString>

#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <variant>

namespace bnm {

/// Settings of one subject. The dialog shows each group in its own card.
enum class SettingGroup {
    Node,
    Login,
    Folders, ///< of the node
    Zmq,
    Electrum,
    Mirror,
    Metrics, ///< Prometheus and health over HTTP
    Intervals,
    Mempool,
    GeoIp,
    Collected,
    Notifications,
    AlertRules, ///< shown in the dialog's table of alerts
    Appearance,
    Program,
    OwnData,
};

/// Type of a value: determines parsing, description and editor.
enum class SettingKind {
    Text,
    Secret, ///< text, or a URL if its setting is one; never shown
    File,
    Folder,
    Host,           ///< host, address or URL of the node
    Endpoint,       ///< of ZMQ
    SocksProxy,     ///< socks5://host:port
    Proxy,          ///< SOCKS or HTTP
    Url,            ///< http or https
    ElectrumServer, ///< electrum or electrums URL
    Witnesses,      ///< a list of servers
    Port,
    YesNo,
    Choice, ///< one of `choices`
    Seconds,
    Megabytes,
    Feerate,     ///< sat/vB
    AlertNames,  ///< ids of alerts
    AlertLimits, ///< id=number of alerts
};

/// Scope of a setting: one of several nodes, or the whole program.
enum class SettingScope { Node, Program };

struct SettingBounds {
    double least = 0;
    double most = 0;
    bool excludesLeast = false;
};

struct SettingChoice {
    const char *word;  ///< in the environment and as saved
    const char *label; ///< in the dialog; empty: an alias, accepted but not offered
    int value;         ///< of the setting's enum
};

/// An enum in Config, type-erased.
struct EnumPlace {
    int (*get)(const Config &config) = nullptr;
    void (*set)(Config &config, int value) = nullptr;

    friend constexpr bool operator==(const EnumPlace &, const EnumPlace &) = default;
};

template <auto member>
constexpr EnumPlace placeOfEnum()
{
    using Enum = std::remove_reference_t<decltype(std::declval<Config &>().*member)>;
    return {[](const Config &config) { return static_cast<int>(config.*member); },
            [](Config &config, int value) { config.*member = static_cast<Enum>(value); }};
}

/// The member of Config for the value. None: a rule combines it with other settings
/// (config_rules.cpp).
using SettingPlace =
    std::variant<std::monostate, QString Config::*, bool Config::*, int Config::*, qint64 Config::*,
                 QUrl Config::*, WitnessAddresses Config::*, QNetworkProxy Config::*,
                 QList<QSslCertificate> Config::*, EnumPlace,
                 std::optional<double> AlertSettings::*, QSet<QString> AlertSettings::*,
                 QHash<QString, double> AlertSettings::*>;

/// One setting. The environment, env files, saved settings, the settings dialog, --check-config,
/// the demo, the reference and the completions all use these rows: a new setting needs a row, its
/// member of Config, and the code that uses it.
struct SettingSpec {
    const char *name; ///< of the environment variable, and the key in saved settings
    SettingGroup group;
    SettingKind kind;
    SettingPlace place = {};
    const char *defaultText = "";                ///< empty: none, or derived as described
    std::optional<SettingBounds> bounds = {};    ///< of a number
    std::span<const SettingChoice> choices = {}; ///< of a Choice
    const char *form = ""; ///< what is allowed, if the kind is not specific enough
    SettingScope scope = SettingScope::Node;
    bool restart = true;      ///< a change needs a new pipeline
    bool required = false;    ///< for a text: required, empty means the default
    bool choosesNode = false; ///< setting it specifies the node
    const char *confKey = ""; ///< key of bitcoin.conf whose value is used as found
    /// For a secret, or a file with one: the settings that decide its destination, separated by
    /// spaces. It is not sent if one of them is less trusted (see secret_reach.h).
    const char *sentBy = "";
    /// For a setting that makes the program contact something other than the node: removes that
    /// from a configuration.
    void (*cutOff)(Config &config) = nullptr;
    const char *label;       ///< in the dialog, with its mnemonic; context "Settings"
    const char *description; ///< context "Settings"

    bool isSecret() const { return kind == SettingKind::Secret; }
    /// A path of a file whose contents are sent somewhere.
    bool isSecretFile() const { return kind == SettingKind::File && *sentBy; }
    bool reachesOutside() const { return cutOff != nullptr; }
    /// It concerns the node or another server.
    bool isOfServers() const { return group <= SettingGroup::Mirror; }
    /// Whether empty means the default; otherwise it means none.
    bool emptyMeansDefault() const;
};

std::span<const SettingSpec> settingsTable();
const SettingSpec *findSetting(const QString &name);

/// The table as a Markdown reference.
QString settingsAsMarkdown();

} // namespace bnm
