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

/// Settings of one subject. The dialog shows each group on a card of its own.
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
    AlertRules, ///< the dialog shows them in the table of alerts
    Appearance,
    Program,
    OwnData,
};

/// What a value is: decides how it is read, how it is described and how it is edited.
enum class SettingKind {
    Text,
    Secret, ///< text, or a URL where the place is one; never shown
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

/// What a setting belongs to: one node of several, or the program as a whole.
enum class SettingScope { Node, Program };

struct SettingBounds {
    double least = 0;
    double most = 0;
    bool excludesLeast = false;
};

struct SettingChoice {
    const char *word;  ///< in the environment and as saved
    const char *label; ///< in the dialog; empty: another word for a value, accepted but not offered
    int value;         ///< of the enum at the setting's place
};

/// An enum in Config, without its type.
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

/// Where the value of a setting is kept. Nowhere: a rule joins it with other settings
/// (config_rules.cpp).
using SettingPlace =
    std::variant<std::monostate, QString Config::*, bool Config::*, int Config::*, qint64 Config::*,
                 QUrl Config::*, WitnessAddresses Config::*, QNetworkProxy Config::*,
                 QList<QSslCertificate> Config::*, EnumPlace,
                 std::optional<double> AlertSettings::*, QSet<QString> AlertSettings::*,
                 QHash<QString, double> AlertSettings::*>;

/// One setting. The environment, env files, saved settings, the settings dialog, --check-config,
/// the demo, the reference and the completions all come from these rows: a new setting is a row,
/// its member of Config, and what makes use of it.
struct SettingSpec {
    const char *name; ///< of the environment variable, and the key in saved settings
    SettingGroup group;
    SettingKind kind;
    SettingPlace place = {};
    const char *defaultText = "";                ///< empty: none, or found out as described
    std::optional<SettingBounds> bounds = {};    ///< of a number
    std::span<const SettingChoice> choices = {}; ///< of a Choice
    const char *form = ""; ///< what is allowed, where the kind says too little
    SettingScope scope = SettingScope::Node;
    bool restart = true;      ///< a change needs a new pipeline
    bool required = false;    ///< of a text: there is no going without, empty means the default
    bool choosesNode = false; ///< whoever sets it has said where the node is
    const char *confKey = ""; ///< of bitcoin.conf, whose value is taken over as found
    /// Of a secret, or of a file that holds one: the settings that decide where it goes, separated
    /// by spaces. It goes nowhere when one of them is of less trust (see secret_reach.h).
    const char *sentBy = "";
    /// Of a setting that makes the program contact something other than the node: takes that out
    /// of a configuration again.
    void (*cutOff)(Config &config) = nullptr;
    const char *label;       ///< for the dialog, with its mnemonic; context "Settings"
    const char *description; ///< context "Settings"

    bool isSecret() const { return kind == SettingKind::Secret; }
    /// A path of a file whose content is sent somewhere.
    bool isSecretFile() const { return kind == SettingKind::File && *sentBy; }
    bool reachesOutside() const { return cutOff != nullptr; }
    /// It is about the node, or about a server beside it.
    bool isOfServers() const { return group <= SettingGroup::Mirror; }
    /// Whether an empty value stands for the default; else it stands for none.
    bool emptyMeansDefault() const;
};

std::span<const SettingSpec> settingsTable();
const SettingSpec *findSetting(const QString &name);

/// The table as a Markdown reference.
QString settingsAsMarkdown();

} // namespace bnm
