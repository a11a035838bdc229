// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the settings table: the export to InfluxDB, alerts, and the program itself.
#pragma once

#include "app/core/config/node_settings.h"

namespace bnm {

#define T(text) QT_TR_NOOP(text)

inline constexpr SettingBounds queueMegabytes{1, 1'048'576};
inline constexpr SettingBounds feerate{0, 1'000'000, true};

inline constexpr auto webhookFormats = std::to_array<SettingChoice>({
    choice("auto", T("Automatic"), WebhookFormat::Auto),
    choice("generic", T("Generic JSON"), WebhookFormat::Generic),
    choice("ntfy", T("ntfy"), WebhookFormat::Ntfy),
    choice("discord", T("Discord"), WebhookFormat::Discord),
    choice("slack", T("Slack"), WebhookFormat::Slack),
    choice("gotify", T("Gotify"), WebhookFormat::Gotify),
    choice("telegram", T("Telegram"), WebhookFormat::Telegram),
});

inline constexpr auto logLevels = std::to_array<SettingChoice>({
    choice("debug", T("Debug"), LogLevel::Debug),
    choice("info", T("Information"), LogLevel::Info),
    choice("warning", T("Warning"), LogLevel::Warning),
    choice("error", T("Error"), LogLevel::Error),
});

inline void noMirror(Config &config)
{
    config.influxUrl.clear();
}

inline void noMetrics(Config &config)
{
    config.metricsListen.clear();
    config.metricsToken.clear();
}

inline void noHeartbeat(Config &config)
{
    config.heartbeatUrl.clear();
}

inline void noWebhook(Config &config)
{
    config.alertWebhookUrl.clear();
}

/// Settings that decide where a token is sent, and through whom.
inline constexpr const char *influxAddress =
    "INFLUX_URL INFLUX_PROXY INFLUX_TLS_VERIFY INFLUX_CA_FILE";

// clang-format off
inline constexpr auto rowsOfTheMirror = std::to_array<SettingSpec>({
    {.name = "INFLUX_URL", .group = Mirror, .kind = Url, .place = &Config::influxUrl, .scope = SettingScope::Program, .cutOff = noMirror,
     .label = T("InfluxDB &URL"), .description = T("The InfluxDB server, for instance http://127.0.0.1:8086; empty: no export")},
    {.name = "INFLUX_ORG", .group = Mirror, .kind = Text, .place = &Config::influxOrg, .scope = SettingScope::Program,
     .label = T("&Organisation"), .description = T("Its organisation")},
    {.name = "INFLUX_BUCKET", .group = Mirror, .kind = Text, .place = &Config::influxBucket, .scope = SettingScope::Program,
     .label = T("&Bucket"), .description = T("Its bucket")},
    {.name = "INFLUX_TOKEN", .group = Mirror, .kind = Secret, .place = &Config::influxToken, .scope = SettingScope::Program, .sentBy = influxAddress,
     .label = T("&Token"), .description = T("A token that may write to the bucket")},
    {.name = "INFLUX_TOKEN_FILE", .group = Mirror, .kind = File, .form = "a path to a readable file", .scope = SettingScope::Program, .sentBy = influxAddress,
     .label = T("Token &file"), .description = T("A file that holds the token, in place of INFLUX_TOKEN")},
    {.name = "INFLUX_TLS_VERIFY", .group = Mirror, .kind = YesNo, .place = &Config::influxTlsVerify, .defaultText = "true", .scope = SettingScope::Program,
     .label = T("&Verify the certificate"), .description = T("Verify the server's certificate")},
    {.name = "INFLUX_CA_FILE", .group = Mirror, .kind = File, .place = &Config::influxAuthorities, .form = "a PEM file with at least one certificate", .scope = SettingScope::Program,
     .label = T("&Certificate authority"), .description = T("Certificates of the server's own authority, trusted beside the system's")},
    {.name = "INFLUX_PROXY", .group = Mirror, .kind = Proxy, .place = &Config::influxProxy, .scope = SettingScope::Program,
     .label = T("Prox&y"), .description = T("Proxy to the server")},
    {.name = "INFLUX_QUEUE_MAX_MB", .group = Mirror, .kind = Megabytes, .place = &Config::influxQueueBytes, .defaultText = "1024", .bounds = queueMegabytes, .scope = SettingScope::Program,
     .label = T("&Queue on disk"), .description = T("Disk space for points queued for the server; beyond it the oldest are dropped")},
});

inline constexpr auto rowsOfMetrics = std::to_array<SettingSpec>({
    {.name = "METRICS_LISTEN", .group = Metrics, .kind = Text, .place = &Config::metricsListen, .form = "address:port, for instance 127.0.0.1:9332, [::1]:9332 or 0.0.0.0:9332, or empty", .scope = SettingScope::Program, .cutOff = noMetrics,
     .label = T("&Listen on"), .description = T("Address and port that serve metrics for Prometheus and the health over HTTP, for instance 127.0.0.1:9332; empty: off")},
    {.name = "METRICS_TOKEN_FILE", .group = Metrics, .kind = File, .form = "a path to a readable file", .scope = SettingScope::Program,
     .label = T("Tok&en file"), .description = T("A file that holds the token every request must carry; required unless METRICS_LISTEN is a loopback or private address")},
});

inline constexpr auto rowsOfAlerts = std::to_array<SettingSpec>({
    {.name = "ALERT_WEBHOOK_URL", .group = Notifications, .kind = Secret, .place = &Config::alertWebhookUrl, .scope = SettingScope::Program, .cutOff = noWebhook,
     .label = T("&Webhook URL"), .description = T("Address that alerts are posted to; may hold a secret")},
    {.name = "ALERT_WEBHOOK_FORMAT", .group = Notifications, .kind = Choice, .place = placeOfEnum<&Config::alertWebhookFormat>(), .defaultText = "auto", .choices = webhookFormats, .scope = SettingScope::Program,
     .label = T("&Format"), .description = T("Format of the webhook's messages; auto recognises it by the host, or asks the host")},
    {.name = "HEARTBEAT_URL", .group = Notifications, .kind = Secret, .place = &Config::heartbeatUrl, .scope = SettingScope::Program, .cutOff = noHeartbeat,
     .label = T("&Heartbeat URL"), .description = T("Ping address of a watchdog (healthchecks.io and its like), called every minute while everything is watched and nothing is critical, with /fail while an alert is critical; holds a secret")},
    {.name = "ALERTS_OFF", .group = AlertRules, .kind = AlertNames, .place = &AlertSettings::off, .restart = false,
     .label = T("Alerts that are off"), .description = T("Alert rules that are turned off")},
    {.name = "ALERT_THRESHOLDS", .group = AlertRules, .kind = AlertLimits, .place = &AlertSettings::thresholds, .restart = false,
     .label = T("Limits of alerts"), .description = T("Alert limits that differ from the defaults; for a state, the seconds it must last")},
    {.name = "FEERATE_BELOW", .group = AlertRules, .kind = Feerate, .place = &AlertSettings::feerateBelow, .bounds = feerate, .restart = false,
     .label = T("Feerate below"), .description = T("Alert when the next block takes less than this")},
    {.name = "FEERATE_ABOVE", .group = AlertRules, .kind = Feerate, .place = &AlertSettings::feerateAbove, .bounds = feerate, .restart = false,
     .label = T("Feerate above"), .description = T("Alert when the next block takes this or more")},
    {.name = "DESKTOP_NOTIFICATIONS", .group = Notifications, .kind = YesNo, .place = &Config::desktopNotifications, .defaultText = "true", .scope = SettingScope::Program, .restart = false,
     .label = T("Desktop &notifications"), .description = T("Show alerts as desktop notifications")},
});

inline constexpr auto rowsOfTheProgram = std::to_array<SettingSpec>({
    {.name = "CLOSE_TO_TRAY", .group = Appearance, .kind = YesNo, .place = &Config::closeToTray, .defaultText = "true", .scope = SettingScope::Program, .restart = false,
     .label = T("&Close to the tray"), .description = T("Keep the program in the tray when its window is closed, where there is a tray")},
    {.name = "COLLECTOR_LOG_LEVEL", .group = SettingGroup::Program, .kind = Choice, .place = placeOfEnum<&Config::logLevel>(), .defaultText = "info", .choices = logLevels, .scope = SettingScope::Program, .restart = false,
     .label = T("&Log level"), .description = T("Minimum log level")},
    {.name = "DATA_DIR", .group = OwnData, .kind = Folder, .place = &Config::dataDir, .scope = SettingScope::Program, .required = true,
     .label = T("&Data folder"), .description = T("Folder of this program's own data")},
});
// clang-format on

#undef T

} // namespace bnm
