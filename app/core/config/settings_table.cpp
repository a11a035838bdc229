// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/settings_table.h"

#include "app/core/config/config.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

using enum SettingGroup;
using enum SettingKind;

#define T(text) QT_TRANSLATE_NOOP("Settings", text)

constexpr const char *trueOrFalse = "true or false";
constexpr const char *anyPath = "a path";
constexpr const char *anyText = "any text";
constexpr const char *httpUrl = "an http or https URL";
constexpr const char *electrumUrl = "electrum://host[:50001] or electrums://host[:50002]";
constexpr const char *zmqAddress = "tcp://host:port or ipc://path";
constexpr const char *feerate = "sat/vB over 0 and at most 1000000, or empty";
constexpr const char *seconds = "seconds from 0.2 to 3600";

// How rows that reach outside are cut off.
void noRpcProxy(Config &config)
{
    config.rpcProxy = QNetworkProxy(QNetworkProxy::NoProxy);
}

void noElectrum(Config &config)
{
    config.electrumStatsUrl.clear();
    config.electrumUrl.clear();
}

void noWitnesses(Config &config)
{
    config.witnesses.clear();
}

void noMirror(Config &config)
{
    config.influxUrl.clear();
}

/// The histogram then comes from the node itself.
void noMempoolServer(Config &config)
{
    config.mempoolApiBase.clear();
    if (config.mempoolHistSource == MempoolHistSource::MempoolApi)
        config.mempoolHistSource = MempoolHistSource::CoreRawMempool;
}

void noWebhook(Config &config)
{
    config.alertWebhookUrl.clear();
}

// clang-format off
constexpr auto table = std::to_array<SettingSpec>({
    {"BITCOIN_RPC_HOST", Node, "127.0.0.1", "a host name, an address, or an http or https URL", false, "Where the node's RPC is; a URL for a node behind a TLS proxy", T("&Host or URL"), Address},
    {"BITCOIN_RPC_PORT", Node, "", "a port from 1 to 65535", false, "The node's RPC port; by default the network's own", T("&Port"), Port},
    {"BITCOIN_RPC_USER", Node, "", anyText, false, "User name, where no cookie is used", T("&User"), Text},
    {"BITCOIN_RPC_PASSWORD", Node, "", anyText, true, "Password, where no cookie is used", T("Pass&word"), Secret},
    {"BITCOIN_RPC_COOKIE_PATH", Node, "", anyPath, false, "The node's cookie file; by default in its data folder", T("Coo&kie file"), File},
    {"BITCOIN_RPC_PROXY", Node, "", "socks5://host:port", false, "Proxy to the node, for instance of Tor", T("Prox&y"), Address, noRpcProxy},
    {"BITCOIN_NETWORK", Node, "mainnet", "mainnet, testnet3, testnet4, signet or regtest", false, "The network the node is on", T("&Network"), Choice},
    {"BITCOIN_DATADIR", Node, "", anyPath, false, "The node's data folder", T("Node's &data folder"), Folder},
    {"BITCOIN_CHAINSTATE_DIR", Node, "", anyPath, false, "The node's chainstate folder; by default in its data folder", T("Chainstate &folder"), Folder},
    {"NODE_NAME", Node, "", anyText, false, "What the node is called in every point; by default the RPC host", T("Na&me of the node"), Text},
    {"ENABLE_ZMQ", Zmq, "true", trueOrFalse, false, "Listen to what the node publishes", T("&Listen to ZMQ"), YesNo},
    {"BITCOIN_ZMQ_RAWBLOCK", Zmq, "", zmqAddress, false, "As zmqpubrawblock in bitcoin.conf", T("Raw &blocks"), Address},
    {"BITCOIN_ZMQ_RAWTX", Zmq, "", zmqAddress, false, "As zmqpubrawtx in bitcoin.conf", T("Raw t&ransactions"), Address},
    {"BITCOIN_ZMQ_HASHBLOCK", Zmq, "", zmqAddress, false, "As zmqpubhashblock in bitcoin.conf", T("Block hashe&s"), Address},
    {"BITCOIN_ZMQ_SEQUENCE", Zmq, "", zmqAddress, false, "As zmqpubsequence in bitcoin.conf", T("Mempool se&quence"), Address},
    {"ELECTRUM_URL", Electrum, "", electrumUrl, false, "Your own Electrum server, whichever it is: its height, version and time to answer", T("Electrum ser&ver"), Address, noElectrum},
    {"WITNESSES", Electrum, "", "up to 8 of name=URL or URL, separated by spaces or commas; URL is electrum(s)://host:port, http(s)://host/api or rpc(s)://host:port/path/of/.cookie", false, "Other servers to compare the chain with: Electrum servers, mempool.space or Esplora APIs, other nodes. They learn your address; one with .onion goes through BITCOIN_RPC_PROXY", T("W&itnesses"), Text, noWitnesses},
    {"FULCRUM_STATS_URL", Electrum, "", httpUrl, false, "Statistics of Fulcrum (JSON) or electrs (Prometheus text)", T("Fulcrum or &electrs"), Url, noElectrum},
    {"INFLUX_URL", Mirror, "", httpUrl, false, "The InfluxDB server, for instance http://127.0.0.1:8086; empty: no mirror", T("InfluxDB &URL"), Url, noMirror},
    {"INFLUX_ORG", Mirror, "", anyText, false, "Its organisation", T("&Organisation"), Text},
    {"INFLUX_BUCKET", Mirror, "", anyText, false, "Its bucket", T("&Bucket"), Text},
    {"INFLUX_TOKEN", Mirror, "", anyText, true, "A token that may write to the bucket", T("&Token"), Secret},
    {"INFLUX_TOKEN_FILE", Mirror, "", "a path to a readable file", false, "A file that holds the token, in place of INFLUX_TOKEN", T("Token &file"), File},
    {"INFLUX_TLS_VERIFY", Mirror, "true", trueOrFalse, false, "Verify the server's certificate", T("&Verify the certificate"), YesNo},
    {"INFLUX_CA_FILE", Mirror, "", "a PEM file with at least one certificate", false, "Certificates of the server's own authority, trusted beside the system's", T("&Certificate authority"), File},
    {"INFLUX_PROXY", Mirror, "", "socks5://host:port or http://host:port", false, "Proxy to the server", T("Prox&y"), Address},
    {"INFLUX_QUEUE_MAX_MB", Mirror, "1024", "megabytes from 1 to 1048576", false, "Space on disk for points that wait for the server; beyond it the oldest are dropped", T("&Queue on disk"), Megabytes},
    {"SCRAPE_INTERVAL_FAST", Collectors, "5", seconds, false, "Between two looks at chain, mempool and feerates", T("Chain and &mempool"), Seconds},
    {"SCRAPE_INTERVAL_SLOW", Collectors, "30", seconds, false, "Between two looks at peers, traffic, process and disks", T("Peers and &system"), Seconds},
    {"MEMPOOL_HIST_SOURCE", Collectors, "core_rawmempool", "none, core_rawmempool or mempool_api", false, "Where the mempool by feerate comes from", T("S&ource"), Choice},
    {"MEMPOOL_API_BASE", Collectors, "", httpUrl, false, "A mempool.space-style server, for mempool_api; self-hosted ones give no histogram unless Esplora is behind them", T("A&PI server"), Url, noMempoolServer},
    {"GEOIP_DIR", Collectors, "", anyPath, false, "Folder of GeoIP databases; by default /usr/share/GeoIP, /var/lib/GeoIP and DATA_DIR", T("&Folder of databases"), Folder},
    {"ENABLE_BLOCK_INTERVALS", Collectors, "true", trueOrFalse, false, "A point for each new block", T("&Blocks"), YesNo},
    {"ENABLE_SOFTFORK_SIGNAL", Collectors, "true", trueOrFalse, false, "Signalling for soft forks", T("Soft fo&rks"), YesNo},
    {"ENABLE_PEER_QUALITY", Collectors, "true", trueOrFalse, false, "Pings of the peers", T("P&ing times"), YesNo},
    {"ENABLE_PEER_CHURN", Collectors, "true", trueOrFalse, false, "Peers that come and go", T("Peer &churn"), YesNo},
    {"ENABLE_PROCESS_METRICS", Collectors, "true", trueOrFalse, false, "CPU and memory of bitcoind", T("CPU and memor&y"), YesNo},
    {"ENABLE_DISK_IO", Collectors, "true", trueOrFalse, false, "What bitcoind reads and writes", T("&Disk activity"), YesNo},
    {"ENABLE_ASN_STATS", Collectors, "true", trueOrFalse, false, "Peers by provider", T("Pro&viders"), YesNo},
    {"ALERT_WEBHOOK_URL", Alerts, "", httpUrl, true, "Where alerts are posted; may hold a secret", T("&Webhook URL"), Secret, noWebhook},
    {"ALERT_WEBHOOK_FORMAT", Alerts, "auto", "auto, generic, ntfy, discord or slack", false, "What the webhook understands; auto tells it by the host", T("&Format"), Choice},
    {"ALERTS_OFF", Alerts, "", "names of alerts, separated by commas, or all", false, "Alerts that are not wanted", T("Alerts that are off"), Names},
    {"ALERT_THRESHOLDS", Alerts, "", "name=number, separated by commas", false, "Limits of alerts in place of the usual ones; of a state, the seconds it must hold", T("Limits of alerts"), Names},
    {"FEERATE_BELOW", Alerts, "", feerate, false, "Tell when the next block takes less than this", T("Feerate below"), Feerate},
    {"FEERATE_ABOVE", Alerts, "", feerate, false, "Tell when the next block takes this or more", T("Feerate above"), Feerate},
    {"DESKTOP_NOTIFICATIONS", Alerts, "true", trueOrFalse, false, "Tell alerts as notifications on the desktop", T("Desktop &notifications"), YesNo},
    {"CLOSE_TO_TRAY", Appearance, "true", trueOrFalse, false, "Closing the window leaves the program in the tray, where there is one", T("&Close to the tray"), YesNo},
    {"COLLECTOR_LOG_LEVEL", Program, "info", "debug, info, warning or error", false, "The least level that is logged", T("&Log level"), Choice},
    {"DATA_DIR", Program, "", anyPath, false, "Where this program keeps its own data", T("&Data folder"), Folder},
});
// clang-format on

#undef T

} // namespace

std::span<const SettingSpec> settingsTable()
{
    return table;
}

const SettingSpec *findSetting(const QString &name)
{
    const auto it = std::find_if(table.begin(), table.end(), [&name](const SettingSpec &spec) {
        return name == QLatin1String(spec.name);
    });
    return it == table.end() ? nullptr : &*it;
}

QStringList settingChoices(const SettingSpec &spec)
{
    if (spec.kind != Choice)
        return {};
    return QString(QLatin1String(spec.allowed))
        .replace(QLatin1String(" or "), QLatin1String(", "))
        .split(QStringLiteral(", "));
}

std::optional<bool> yesOrNo(const QString &text)
{
    const QString word = text.toLower();
    for (const char *yes : {"1", "true", "yes", "on"})
        if (word == QLatin1String(yes))
            return true;
    for (const char *no : {"0", "false", "no", "off"})
        if (word == QLatin1String(no))
            return false;
    return std::nullopt;
}

QString settingsAsMarkdown()
{
    QString text = QStringLiteral(
        "# Settings\n\nEach is a variable of the environment, a line NAME=value of the file `.env` "
        "in the working directory or of the one that `--env-file` names, or, unless it is a "
        "secret, `--set NAME=value`. The order is: command line, environment, file, saved "
        "settings, what was found on this machine, default. `--check-config` tells each value in "
        "force and where it came from.\n\n"
        "| variable | default | allowed | meaning |\n|---|---|---|---|\n");
    for (const SettingSpec &spec : table)
        text += QStringLiteral("| %1 | %2 | %3 | %4%5 |\n")
                    .arg(QLatin1String(spec.name), QLatin1String(spec.defaultText),
                         QLatin1String(spec.allowed), QLatin1String(spec.description),
                         spec.secret ? QStringLiteral(" (secret)") : QString());
    return text;
}

} // namespace bnm
