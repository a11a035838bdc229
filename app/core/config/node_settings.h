// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the settings table: the node and its sources.
#pragma once

#include "app/core/config/settings_table.h"

#include <QCoreApplication>

#include <array>

namespace bnm {

using enum SettingGroup;
using enum SettingKind;
#define T(text) QT_TR_NOOP(text)

template <typename Enum>
constexpr SettingChoice choice(const char *word, const char *label, Enum value)
{
    return {word, label, static_cast<int>(value)};
}

inline constexpr SettingBounds port{1, 65'535};
inline constexpr SettingBounds pollSeconds{0.2, 3'600};

inline constexpr auto networks = std::to_array<SettingChoice>({
    choice("mainnet", T("Mainnet"), Network::Main),
    choice("testnet3", T("Testnet3"), Network::Testnet3),
    choice("testnet4", T("Testnet4"), Network::Testnet4),
    choice("signet", T("Signet"), Network::Signet),
    choice("regtest", T("Regtest"), Network::Regtest),
    choice("main", "", Network::Main), // Bitcoin Core's names
    choice("test", "", Network::Testnet3),
    choice("testnet", "", Network::Testnet3),
});

inline constexpr auto histogramSources = std::to_array<SettingChoice>({
    choice("none", T("None"), MempoolHistSource::None),
    choice("core_rawmempool", T("The node itself"), MempoolHistSource::CoreRawMempool),
    choice("mempool_api", T("A mempool.space-style server"), MempoolHistSource::MempoolApi),
});

/// Settings that decide where a node's login is sent.
inline constexpr const char *nodeAddress = "BITCOIN_RPC_HOST BITCOIN_RPC_PORT BITCOIN_RPC_PROXY";

// How to cut off rows that reach outside.
inline void noRpcProxy(Config &config)
{
    config.rpcProxy = QNetworkProxy(QNetworkProxy::NoProxy);
}

inline void noElectrum(Config &config)
{
    config.electrumStatsUrl.clear();
    config.electrumUrl.clear();
}

inline constexpr const char *geoDatabasesUrl = "https://download.db-ip.com/free";

inline void noGeoDownloads(Config &config)
{
    config.geoipUrl = QUrl(QLatin1String(geoDatabasesUrl));
    config.geoipMonthly = false; // which would otherwise contact the server itself
}

inline void noWitnesses(Config &config)
{
    config.witnesses.clear();
}

/// The histogram then comes from the node.
inline void noMempoolServer(Config &config)
{
    config.mempoolApiBase.clear();
    if (config.mempoolHistSource == MempoolHistSource::MempoolApi)
        config.mempoolHistSource = MempoolHistSource::CoreRawMempool;
}

// clang-format off
inline constexpr auto rowsOfTheNode = std::to_array<SettingSpec>({
    {.name = "BITCOIN_RPC_HOST", .group = Node, .kind = Host, .defaultText = "127.0.0.1", .choosesNode = true,
     .label = T("&Host or URL"), .description = T("Host name or address of the node's RPC; an https:// URL for a node behind a TLS proxy")},
    {.name = "BITCOIN_RPC_PORT", .group = Node, .kind = Port, .bounds = port, .choosesNode = true, .confKey = "rpcport",
     .label = T("&Port"), .description = T("The node's RPC port; by default the network's own")},
    {.name = "BITCOIN_RPC_COOKIE_PATH", .group = Login, .kind = File, .place = &Config::rpcCookiePath, .choosesNode = true, .sentBy = nodeAddress,
     .label = T("Coo&kie file"), .description = T("The node's cookie file; by default in its data folder")},
    {.name = "BITCOIN_RPC_USER", .group = Login, .kind = Text, .place = &Config::rpcUser, .choosesNode = true, .confKey = "rpcuser",
     .label = T("&User"), .description = T("User name, where no cookie is used")},
    {.name = "BITCOIN_RPC_PASSWORD", .group = Login, .kind = Secret, .place = &Config::rpcPassword, .confKey = "rpcpassword", .sentBy = nodeAddress,
     .label = T("Pass&word"), .description = T("Password, where no cookie is used")},
    {.name = "BITCOIN_RPC_PROXY", .group = Node, .kind = SocksProxy, .place = &Config::rpcProxy, .cutOff = noRpcProxy,
     .label = T("Prox&y"), .description = T("Proxy to the node, for instance of Tor")},
    {.name = "BITCOIN_NETWORK", .group = Node, .kind = Choice, .place = placeOfEnum<&Config::network>(), .defaultText = "mainnet", .choices = networks,
     .label = T("&Network"), .description = T("The network the node is on; by default the one that the node names itself")},
    {.name = "BITCOIN_DATADIR", .group = Folders, .kind = Folder, .place = &Config::dataDirOfNode, .choosesNode = true,
     .label = T("Node's &data folder"), .description = T("The node's data folder")},
    {.name = "BITCOIN_CONF", .group = Folders, .kind = File, .choosesNode = true,
     .label = T("Node's bitcoin.&conf"), .description = T("The node's bitcoin.conf; by default in its data folder, or /etc/bitcoin/bitcoin.conf")},
    {.name = "BITCOIN_BLOCKS_DIR", .group = Folders, .kind = Folder, .place = &Config::blocksDir,
     .label = T("Bl&ocks folder"), .description = T("The node's folder of block files; by default in its data folder")},
    {.name = "BITCOIN_CHAINSTATE_DIR", .group = Folders, .kind = Folder, .place = &Config::chainstateDir,
     .label = T("Chainstate &folder"), .description = T("The node's chainstate folder; by default in its data folder")},
    {.name = "NODE_NAME", .group = Node, .kind = Text, .place = &Config::nodeName,
     .label = T("Na&me of the node"), .description = T("Name of the node in every point; by default the RPC host")},
    {.name = "ENABLE_ZMQ", .group = Zmq, .kind = YesNo, .place = &Config::zmqEnabled, .defaultText = "true",
     .label = T("&Listen to ZMQ"), .description = T("Listen to the node's notifications")},
    {.name = "BITCOIN_ZMQ_RAWBLOCK", .group = Zmq, .kind = Endpoint, .place = &Config::zmqRawBlock, .confKey = "zmqpubrawblock",
     .label = T("Raw &blocks"), .description = T("As zmqpubrawblock in bitcoin.conf")},
    {.name = "BITCOIN_ZMQ_RAWTX", .group = Zmq, .kind = Endpoint, .place = &Config::zmqRawTx, .confKey = "zmqpubrawtx",
     .label = T("Raw t&ransactions"), .description = T("As zmqpubrawtx in bitcoin.conf")},
    {.name = "BITCOIN_ZMQ_HASHBLOCK", .group = Zmq, .kind = Endpoint, .place = &Config::zmqHashBlock, .confKey = "zmqpubhashblock",
     .label = T("Block hashe&s"), .description = T("As zmqpubhashblock in bitcoin.conf")},
    {.name = "BITCOIN_ZMQ_SEQUENCE", .group = Zmq, .kind = Endpoint, .place = &Config::zmqSequence, .confKey = "zmqpubsequence",
     .label = T("Mempool se&quence"), .description = T("As zmqpubsequence in bitcoin.conf")},
    {.name = "ELECTRUM_URL", .group = Electrum, .kind = ElectrumServer, .place = &Config::electrumUrl, .cutOff = noElectrum,
     .label = T("Electrum ser&ver"), .description = T("Your own Electrum server (Fulcrum, electrs, ElectrumX): its height, version and response time")},
    {.name = "WITNESSES", .group = Electrum, .kind = Witnesses, .place = &Config::witnesses, .sentBy = "BITCOIN_RPC_PROXY", .cutOff = noWitnesses,
     .label = T("W&itnesses"), .description = T("Other servers to compare the chain with: Electrum servers, mempool.space or Esplora APIs, other nodes. They learn your address; one with .onion goes through BITCOIN_RPC_PROXY")},
    {.name = "FULCRUM_STATS_URL", .group = Electrum, .kind = Url, .place = &Config::electrumStatsUrl, .cutOff = noElectrum,
     .label = T("Fulcrum or &electrs"), .description = T("Statistics of Fulcrum (JSON) or electrs (Prometheus text)")},
});

inline constexpr auto rowsOfCollectors = std::to_array<SettingSpec>({
    {.name = "SCRAPE_INTERVAL_FAST", .group = Intervals, .kind = Seconds, .place = &Config::fastIntervalMs, .defaultText = "5", .bounds = pollSeconds,
     .label = T("Chain and &mempool"), .description = T("Polling interval for chain, mempool and feerates")},
    {.name = "SCRAPE_INTERVAL_SLOW", .group = Intervals, .kind = Seconds, .place = &Config::slowIntervalMs, .defaultText = "30", .bounds = pollSeconds,
     .label = T("Peers and &system"), .description = T("Polling interval for peers, traffic, process and disks")},
    {.name = "MEMPOOL_HIST_SOURCE", .group = Mempool, .kind = Choice, .place = placeOfEnum<&Config::mempoolHistSource>(), .defaultText = "core_rawmempool", .choices = histogramSources, .cutOff = noMempoolServer,
     .label = T("S&ource"), .description = T("Source of the mempool by feerate")},
    {.name = "MEMPOOL_API_BASE", .group = Mempool, .kind = Url, .place = &Config::mempoolApiBase, .cutOff = noMempoolServer,
     .label = T("A&PI server"), .description = T("A mempool.space-style server, for mempool_api; self-hosted ones give no histogram unless Esplora is behind them")},
    {.name = "GEOIP_DIR", .group = GeoIp, .kind = Folder, .place = &Config::geoipDir, .scope = SettingScope::Program,
     .label = T("&Folder of databases"), .description = T("Folder of GeoIP databases; by default /usr/share/GeoIP, /var/lib/GeoIP and DATA_DIR")},
    {.name = "GEOIP_URL", .group = GeoIp, .kind = Url, .place = &Config::geoipUrl, .defaultText = geoDatabasesUrl, .scope = SettingScope::Program, .cutOff = noGeoDownloads,
     .label = T("Download f&rom"), .description = T("Folder of DB-IP's monthly files, asked only by Settings, GeoIP, by --get-geoip and by GEOIP_MONTHLY")},
    {.name = "GEOIP_PROXY", .group = GeoIp, .kind = Proxy, .place = &Config::geoipProxy, .scope = SettingScope::Program,
     .label = T("Download pro&xy"), .description = T("Proxy to GEOIP_URL")},
    {.name = "GEOIP_MONTHLY", .group = GeoIp, .kind = YesNo, .place = &Config::geoipMonthly, .defaultText = "false", .scope = SettingScope::Program,
     .label = T("Update each &month"), .description = T("Download DB-IP's files every month")},
    {.name = "ENABLE_BLOCK_INTERVALS", .group = Collected, .kind = YesNo, .place = &Config::blockIntervals, .defaultText = "true",
     .label = T("&Blocks"), .description = T("A point for each new block")},
    {.name = "ENABLE_SOFTFORK_SIGNAL", .group = Collected, .kind = YesNo, .place = &Config::softforkSignal, .defaultText = "true",
     .label = T("Soft fo&rks"), .description = T("Signalling for soft forks")},
    {.name = "ENABLE_PEER_QUALITY", .group = Collected, .kind = YesNo, .place = &Config::peerQuality, .defaultText = "true",
     .label = T("P&ing times"), .description = T("Ping times of the peers")},
    {.name = "ENABLE_PEER_CHURN", .group = Collected, .kind = YesNo, .place = &Config::peerChurn, .defaultText = "true",
     .label = T("Peer &churn"), .description = T("Peers that come and go")},
    {.name = "ENABLE_PROCESS_METRICS", .group = Collected, .kind = YesNo, .place = &Config::processMetrics, .defaultText = "true",
     .label = T("CPU and memor&y"), .description = T("CPU and memory of bitcoind")},
    {.name = "ENABLE_DISK_IO", .group = Collected, .kind = YesNo, .place = &Config::diskIo, .defaultText = "true",
     .label = T("&Disk activity"), .description = T("Reads and writes of bitcoind")},
    {.name = "ENABLE_ASN_STATS", .group = Collected, .kind = YesNo, .place = &Config::asnStats, .defaultText = "true",
     .label = T("Pro&viders"), .description = T("Peers by provider")},
});
// clang-format on

#undef T

} // namespace bnm
