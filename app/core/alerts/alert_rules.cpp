// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_rules.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/health/block_progress.h"
#include "app/core/health/component_ids.h"
#include "collectors/node/node_topics.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm {

namespace {

using enum AlertSeverity;
using enum AlertRule::Sense;
using Level = StatusReport::Level;

constexpr int minute = 60;
constexpr int hour = 60 * minute;
constexpr double feerateBand = 0.1; // estimates waver

// clang-format off
const auto ruleTable = std::to_array<AlertRule>({
    // The node
    {.id = "node_unreachable", .severity = Critical, .component = ids::node,
     .measure = measures::nodeUnreachable,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Node unreachable"),
     .text = QT_TR_NOOP("%3 No answer for %4."),
     .nextStep = QT_TR_NOOP("Check that bitcoind is running and that the address is correct.")},
    {.id = "login_refused", .severity = Critical, .component = ids::node, .topic = topics::loginRefused,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Login refused"),
     .text = QT_TR_NOOP("%3 Refused for %4."),
     .nextStep = QT_TR_NOOP("Compare user and password with rpcauth in bitcoin.conf, or point the monitor to the cookie file of this node.")},
    {.id = "cookie_unreadable", .severity = Critical, .component = ids::node, .topic = topics::cookieUnreadable,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Cookie file not readable"),
     .text = QT_TR_NOOP("%3 Without a login for %4."),
     .nextStep = QT_TR_NOOP("Put the monitor's user into the group of bitcoind and set rpccookieperms=group in bitcoin.conf, or use rpcauth.")},
    {.id = "not_allowed", .severity = Critical, .component = ids::node, .topic = topics::notAllowed,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Access not allowed"),
     .text = QT_TR_NOOP("%3 Not allowed for %4."),
     .nextStep = QT_TR_NOOP("Add this machine to rpcallowip and the calls to rpcwhitelist, then restart bitcoind.")},
    {.id = "wrong_server", .severity = Critical, .component = ids::node, .topic = topics::wrongServer,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Not a Bitcoin node"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Set BITCOIN_RPC_HOST and BITCOIN_RPC_PORT to the RPC port of Bitcoin Core (8332 on mainnet).")},
    {.id = "node_fails", .severity = Critical, .component = ids::node, .topic = topics::nodeFails,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Node answers with errors"),
     .text = QT_TR_NOOP("%3 No figures for %4."),
     .nextStep = QT_TR_NOOP("Read debug.log; if the node is busy, raise rpcthreads and rpcworkqueue in bitcoin.conf.")},
    {.id = "node_hangs", .severity = Critical, .component = ids::node, .topic = topics::slow,
     .forSeconds = minute, .clearSeconds = minute, .early = true, .saidByStatus = true,
     .title = QT_TR_NOOP("Node does not answer in time"),
     .text = QT_TR_NOOP("%3 No figures for %4."),
     .nextStep = QT_TR_NOOP("Read the end of its debug.log, and check its disk and memory.")},
    {.id = "node_slow", .severity = Warning, .measure = measures::nodeSlow,
     .forSeconds = 10, .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Node answers slowly"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("If this continues, check its disk and memory and its other RPC clients; more rpcthreads in bitcoin.conf may help.")},
    {.id = "bitcoind_gone", .severity = Critical, .component = ids::node, .measure = measures::processGone,
     .needs = needs(onceSeen({"process", "running"})),
     .forSeconds = 30, .clearSeconds = 30, .early = true,
     .title = QT_TR_NOOP("bitcoind stopped"),
     .text = QT_TR_NOOP("The bitcoind process ended. It had been up for %3."),
     .nextStep = QT_TR_NOOP("Read the end of its debug.log, then start it again.")},
    {.id = "node_restarted", .severity = Information, .measure = measures::nodeRestarted,
     .needs = needs(always({"node", "uptime_seconds"})), .clearSeconds = 0,
     .title = QT_TR_NOOP("Node restarted"),
     .text = QT_TR_NOOP("bitcoind restarted %3 ago, after it had been up for %4."),
     .nextStep = QT_TR_NOOP("If nobody restarted it, read debug.log up to the restart.")},
    {.id = "node_starting", .severity = Warning, .component = ids::node, .level = Level::Waiting, .topic = topics::starting,
     .forSeconds = 30 * minute, .clearSeconds = 0, .saidByStatus = true,
     .title = QT_TR_NOOP("Node is slow to start"),
     .text = QT_TR_NOOP("%3 Starting for %4."),
     .nextStep = QT_TR_NOOP("See debug.log for what it is doing; verifying or reindexing takes hours.")},
    {.id = "wrong_network", .severity = Warning, .component = ids::node, .level = Level::Watch, .topic = topics::otherNetwork,
     .forSeconds = 10, .clearSeconds = 10, .early = true,
     .title = QT_TR_NOOP("Wrong network"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Set BITCOIN_NETWORK, or the port of the right node.")},
    {.id = "network_changed", .severity = Warning, .component = ids::node, .level = Level::Watch, .topic = topics::networkChanged,
     .clearSeconds = 0, .early = true,
     .title = QT_TR_NOOP("Node on another network"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("If this is not intended, correct chain= in bitcoin.conf, or BITCOIN_RPC_PORT here.")},
    {.id = "calls_refused", .severity = Warning, .measure = measures::callsRefused,
     .forSeconds = 10, .clearSeconds = 10, .early = true,
     .title = QT_TR_NOOP("Calls not allowed"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Restart bitcoind after the change. Figures from these calls are missing until then.")},
    {.id = "memory_growing", .severity = Warning, .sense = High, .measure = measures::memoryGrowth,
     .needs = needs(onceSeen({"process", "memory_rss_mb"}, measures::isProcessEnded)), .unless = measures::isDownloading, .threshold = 2'000, .clear = 1'000,
     .forSeconds = 30 * minute, .clearSeconds = 30 * minute, .unit = Unit::Megabytes,
     .figure = QT_TR_NOOP("memory grows by %1 a day"),
     .title = QT_TR_NOOP("Memory of bitcoind is growing"),
     .text = QT_TR_NOOP("bitcoind uses %3 and grows by %1 a day; the limit is %2 a day."),
     .nextStep = QT_TR_NOOP("Lower dbcache or maxmempool in bitcoin.conf, or restart bitcoind before memory runs out.")},
    {.id = "node_warnings", .severity = Warning, .sense = High, .measure = measures::nodeWarnings,
     .needs = needs(always({"blockchain", "warnings"})),
     .threshold = 1, .clear = 1, .forSeconds = 90, .unit = Unit::Count,
     .title = QT_TR_NOOP("Warning from the node"),
     .text = QT_TR_NOOP("Warnings from the node: %1. %3"),
     .nextStep = QT_TR_NOOP("Follow the warning; most often it asks for a newer Bitcoin Core.")},

    // The chain
    {.id = "ibd_stalled", .severity = Warning, .sense = High, .measure = measures::downloadStall,
     .needs = needs(always({"blockchain", "best_height"})),
     .unless = [](const Facts &facts) { return !measures::isDownloading(facts); },
     .threshold = 30 * minute, .clear = minute, .unit = Unit::Seconds,
     .title = QT_TR_NOOP("Initial block download stalled"),
     .text = QT_TR_NOOP("No progress for %1: at block %3, %4 % verified."),
     .nextStep = QT_TR_NOOP("Check that the node has peers and that its disk is neither full nor very slow.")},
    {.id = "behind", .severity = Warning, .sense = High,
     .metric = Metric("blockchain", "block_lag"),
     .needs = needs(always({"blockchain", "initial_block_download"})), .unless = measures::isDownloading,
     .threshold = 3, .clear = 2, .forSeconds = 10 * minute, .unit = Unit::Count, .early = true,
     .healthText = blocksToGo,
     .figure = counting(QT_TR_N_NOOP("%1 blocks to go")),
     .title = QT_TR_NOOP("Node is behind"),
     .text = counting(QT_TR_N_NOOP("%1 blocks to go: their headers are known, the blocks are not validated.")),
     .nextStep = QT_TR_NOOP("If this does not shrink, check the peers, the disk and debug.log.")},
    {.id = "chain_split", .severity = Critical, .component = ids::chain, .topic = topics::split,
     .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Chain split"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Compare height and hash with another source.")},
    {.id = "chain_left_behind", .severity = Critical, .component = ids::chain, .topic = topics::leftBehind,
     .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Node left behind"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Compare height and hash with another source.")},
    {.id = "chain_stalled", .severity = Critical, .component = ids::chain, .topic = topics::stalled,
     .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Chain stalled"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Compare height and hash with another source.")},
    {.id = "chain_suspected", .severity = Warning, .component = ids::chain, .level = Level::Watch,
     .forSeconds = 10, .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Chain in doubt"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Compare height and hash with another source.")},
    {.id = "no_block", .severity = Information, .sense = High, .measure = measures::blockGap,
     .needs = needs(always({"blockchain", "best_height"}), always({"blockchain", "block_lag"}), always({"blockchain", "tip_age_seconds"}), always({"blockchain", "initial_block_download"})),
     .threshold = hour, .clear = 45 * minute, .grave = 90 * minute, .graveClear = 45 * minute,
     .graveSeverity = Warning, .forSeconds = minute, .clearSeconds = 0, .unit = Unit::Seconds,
     .early = true,
     .title = QT_TR_NOOP("No new block"),
     .text = QT_TR_NOOP("No block for %1. About 1 gap in %4 is that long."),
     .nextStep = QT_TR_NOOP("Compare the height with another source; check the peers if this continues.")},
    {.id = "reorganisation", .severity = Warning, .sense = High,
     .measure = measures::reorganisation, .needs = needs(always({"blockchain", "max_reorg_depth"})),
     .threshold = 2, .clear = 2, .grave = 3, .graveClear = 3, .clearSeconds = 0, .unit = Unit::Count,
     .early = true,
     .title = QT_TR_NOOP("Reorganisation"),
     .text = counting(QT_TR_N_NOOP("A reorganisation replaced %1 blocks in the last 24 hours. Reorganisations in that time: %3.")),
     .nextStep = QT_TR_NOOP("Wait for more confirmations of payments from that time.")},
    {.id = "fork", .severity = Warning, .sense = High, .measure = measures::rivalBranch,
     .needs = needs(always({"blockchain", "rival_branch_blocks"})), .unless = measures::isDownloading,
     .threshold = 2, .clear = 2, .grave = 4, .graveClear = 4, .forSeconds = 10 * minute,
     .unit = Unit::Count,
     .title = QT_TR_NOOP("The chain may have forked"),
     .text = counting(QT_TR_N_NOOP("Another branch, %1 blocks long, ends near the tip. Branches known: %3.")),
     .nextStep = QT_TR_NOOP("Do not rely on new payments yet; check that your Bitcoin Core is up to date.")},
    {.id = "unknown_softfork", .severity = Warning, .sense = High, .measure = measures::unknownSignalling,
     .needs = needs(onceSeen({"blockchain", "unknown_signalling_blocks"}, measures::isDownloading)),
     .threshold = 72, .clear = 58, .unit = Unit::Count,
     .title = QT_TR_NOOP("Unknown soft fork"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Check whether a newer Bitcoin Core knows these rules.")},

    // The peers
    {.id = "no_peers", .severity = Critical, .sense = Low, .metric = Metric("peers", "total"),
     .threshold = 1, .clear = 1, .forSeconds = 2 * minute, .unit = Unit::Count, .early = true,
     .figure = counting(QT_TR_N_NOOP("%1 peers")),
     .title = QT_TR_NOOP("No peers"),
     .text = counting(QT_TR_N_NOOP("The node is cut off: it has %1 peers.")),
     .nextStep = QT_TR_NOOP("Check its network connection, firewall and proxy.")},
    {.id = "few_outbound", .severity = Warning, .sense = Low, .measure = measures::fewOutbound,
     .needs = needs(always({"peers", "outbound"}), always({"peers", "total"})),
     .threshold = 4, .clear = 5, .forSeconds = 10 * minute, .unit = Unit::Count, .early = true,
     .figure = counting(QT_TR_N_NOOP("%1 outbound peers")),
     .title = QT_TR_NOOP("Few outbound peers"),
     .text = QT_TR_NOOP("Outbound peers: %1, fewer than %2. Peers in all: %3."),
     .nextStep = QT_TR_NOOP("A node keeps 10 by itself; check for a firewall or proxy in the way.")},
    {.id = "no_inbound", .severity = Information, .measure = measures::noInbound,
     .needs = needs(always({"peers", "inbound"}), always({"node", "local_addresses"})),
     .forSeconds = 12 * hour, .clearSeconds = minute,
     .title = QT_TR_NOOP("No inbound peers"),
     .text = QT_TR_NOOP("No peer connects, although the node announces addresses of its own: %3."),
     .nextStep = QT_TR_NOOP("Forward port 8333 to the node, or ignore this: a node works without inbound peers.")},
    {.id = "one_provider", .severity = Warning, .sense = High, .measure = measures::providerShare,
     .needs = needs(always({"peers", "outbound"}), sometimes({"peer_asn", "peer_count"})),
     .threshold = 100, .clear = 90, .forSeconds = 30 * minute, .clearSeconds = 5 * minute,
     .unit = Unit::Percent,
     .figure = QT_TR_NOOP("%1 of the outbound peers at one provider"),
     .title = QT_TR_NOOP("All outbound peers at one provider"),
     .text = QT_TR_NOOP("%1 of the %4 outbound peers are at %3."),
     .nextStep = QT_TR_NOOP("One provider could feed the node a false chain. Remove addnode or connect lines, or use -asmap.")},
    {.id = "one_network", .severity = Information, .measure = measures::oneNetwork,
     .needs = needs(always({"node", "reachable_networks"}), always({"peer_network", "peer_count"})),
     .forSeconds = hour, .clearSeconds = 5 * minute,
     .title = QT_TR_NOOP("All outbound peers on one network"),
     .text = QT_TR_NOOP("All %3 outbound peers are on %4, though the node may use %5 networks."),
     .nextStep = QT_TR_NOOP("Check that Tor, I2P or CJDNS is running and that the node reaches it.")},
    {.id = "ping_high", .severity = Information, .sense = High,
     .metric = Metric("peers", "ping_p50_ms"),
     .needs = needs(onceSeen({"peers", "ping_p50_ms"}, measures::hasNoPeers)), .threshold = 2'000, .clear = 1'500,
     .forSeconds = 15 * minute, .clearSeconds = 5 * minute, .unit = Unit::Milliseconds,
     .figure = QT_TR_NOOP("ping of %1"),
     .title = QT_TR_NOOP("Peers answer slowly"),
     .text = QT_TR_NOOP("Half of the peers take %1 or longer for a ping; %2 is the limit."),
     .nextStep = QT_TR_NOOP("Check what uses the connection, or slows down Tor or the machine.")},
    {.id = "headers_ahead", .severity = Warning, .sense = High, .measure = measures::headersAhead,
     .needs = needs(always({"blockchain", "headers_height"}), onceSeen({"peers", "synced_headers_max"}, measures::hasNoPeers)),
     .unless = measures::isDownloading,
     .threshold = 6, .clear = 3, .forSeconds = 15 * minute, .unit = Unit::Count,
     .figure = counting(QT_TR_N_NOOP("%1 headers ahead of the peers")),
     .title = QT_TR_NOOP("No peer has the newest blocks"),
     .text = QT_TR_NOOP("Headers reach %3, but the best peer has blocks up to %4: %1 behind."),
     .nextStep = QT_TR_NOOP("Connect to other peers (addnode); these cannot deliver the blocks.")},

    // Mempool and feerates
    {.id = "mempool_purging", .severity = Information, .sense = High, .measure = measures::mempoolPurging,
     .needs = needs(always({"mempool", "min_feerate_sat_vb"}), always({"mempool", "relay_feerate_sat_vb"})),
     .threshold = 0.01, .clear = 0.01, .forSeconds = minute, .clearSeconds = 5 * minute,
     .unit = Unit::SatPerVb,
     .title = QT_TR_NOOP("Mempool full"),
     .text = QT_TR_NOOP("It holds %5 and drops transactions below %3; when not full it accepts from %4."),
     .nextStep = QT_TR_NOOP("No action needed unless one of your transactions pays less; maxmempool in bitcoin.conf raises the limit.")},
    {.id = "feerate_below", .severity = Information, .sense = Low,
     .measure = measures::nextBlockFeerate,
     .needs = needs(onceSeen({"recommended_feerate", "next_block_sat_vb"}, measures::isFeerateNotProjected), onceSeen({"mempool", "fee_fast"}, measures::isFeerateNotEstimated)),
     .unless = measures::isFeerateUnknown,
     .setting = {"FEERATE_BELOW", &AlertSettings::feerateBelow}, .clearBand = feerateBand,
     .forSeconds = minute, .clearSeconds = 5 * minute, .unit = Unit::SatPerVb,
     .figure = QT_TR_NOOP("next block at %1"),
     .title = QT_TR_NOOP("Feerate is low"),
     .text = QT_TR_NOOP("The next-block feerate is %1, below your limit of %2. %3"),
     .nextStep = QT_TR_NOOP("A good time to send transactions that were waiting for low fees.")},
    {.id = "feerate_above", .severity = Information, .sense = High,
     .measure = measures::nextBlockFeerate,
     .needs = needs(onceSeen({"recommended_feerate", "next_block_sat_vb"}, measures::isFeerateNotProjected), onceSeen({"mempool", "fee_fast"}, measures::isFeerateNotEstimated)),
     .unless = measures::isFeerateUnknown,
     .setting = {"FEERATE_ABOVE", &AlertSettings::feerateAbove}, .clearBand = feerateBand,
     .forSeconds = minute, .clearSeconds = 5 * minute, .unit = Unit::SatPerVb,
     .figure = QT_TR_NOOP("next block at %1"),
     .title = QT_TR_NOOP("Feerate is high"),
     .text = QT_TR_NOOP("The next-block feerate is %1, at or above your limit of %2. %3"),
     .nextStep = QT_TR_NOOP("Postpone transactions that can wait; bump those that cannot (RBF, CPFP).")},

    {.id = "mempool_unreadable", .severity = Warning, .component = ids::mempool,
     .measure = measures::mempoolUnreadable,
     .forSeconds = 2 * minute, .early = true,
     .title = QT_TR_NOOP("No mempool data"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Check that rpcwhitelist allows getrawmempool, getmempoolentry and getblock, and check MEMPOOL_HIST_SOURCE.")},

    // ZMQ
    {.id = "zmq_down", .severity = Warning, .component = ids::zmq, .measure = measures::zmqDown,
     .forSeconds = 2 * minute, .early = true,
     .title = QT_TR_NOOP("ZMQ not connected"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Compare the zmqpub lines of bitcoin.conf with the BITCOIN_ZMQ settings.")},
    {.id = "zmq_silent", .severity = Warning, .sense = High, .measure = measures::zmqSilent,
     .needs = needs(eachOnceSeen("stream", {"zmq", "seconds_since"}), always({"blockchain", "best_height"})),
     .threshold = 2, .clear = 1, .unit = Unit::Count,
     .title = QT_TR_NOOP("ZMQ is silent"),
     .text = counting(QT_TR_N_NOOP("The node did not announce %1 blocks over ZMQ: %3.")),
     .nextStep = QT_TR_NOOP("Check that bitcoin.conf has these zmqpub lines with this address, then restart bitcoind.")},
    {.id = "zmq_gaps", .severity = Information, .sense = High, .measure = measures::zmqGaps,
     .needs = needs(eachOnceSeen("stream", {"zmq", "gaps"})),
     .threshold = 1, .clear = 1, .clearSeconds = 0, .unit = Unit::Count,
     .title = QT_TR_NOOP("ZMQ messages missed"),
     .text = QT_TR_NOOP("Messages missed in the last hour: %1."),
     .nextStep = QT_TR_NOOP("Raise the zmqpub high water marks in bitcoin.conf; the machine may be overloaded.")},

    // The machine
    {.id = "disk_low", .severity = Warning, .sense = Low, .measure = measures::diskFree,
     .needs = needs(eachOnceSeen("path_role", {"filesystem", "free_percent"})),
     .threshold = 10, .clear = 12, .grave = 5, .graveClear = 6, .forSeconds = minute,
     .unit = Unit::Percent, .early = true,
     .figure = QT_TR_NOOP("%1 of the disk free"),
     .title = QT_TR_NOOP("Disk nearly full"),
     .text = QT_TR_NOOP("%1 free where the node keeps its %3: %4."),
     .nextStep = QT_TR_NOOP("Free some space, move the data folder, or prune; bitcoind stops when the disk is full.")},
    {.id = "disk_full_soon", .severity = Warning, .sense = Low, .measure = measures::daysToFull,
     .needs = needs(eachOnceSeen("path_role", {"filesystem", "free_percent"}), sometimes({"filesystem", "days_until_full"})),
     .threshold = 14, .clear = 16, .grave = 2, .graveClear = 3, .forSeconds = 30 * minute,
     .clearSeconds = 30 * minute, .unit = Unit::Days,
     .figure = QT_TR_NOOP("disk full in %1"),
     .title = QT_TR_NOOP("Disk fills up"),
     .text = QT_TR_NOOP("At the present rate the disk of the node's %3 is full in %1; %4 is free."),
     .nextStep = QT_TR_NOOP("Plan for a larger disk, or prune.")},

    // Companions
    {.id = "electrum_down", .severity = Warning, .component = ids::electrum,
     .forSeconds = 2 * minute, .early = true,
     .title = QT_TR_NOOP("Electrum server down"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Check that Fulcrum or electrs is running, and read its log.")},
    {.id = "electrum_behind", .severity = Warning, .sense = High, .measure = measures::electrumLag,
     .needs = needs(onceSeen({"electrum", "lag_blocks"})),
     .unless = measures::isDownloading, .threshold = 4, .clear = 2, .forSeconds = 5 * minute,
     .unit = Unit::Count, .early = true,
     .figure = counting(QT_TR_N_NOOP("%1 blocks behind the node")),
     .title = QT_TR_NOOP("Electrum server behind"),
     .text = counting(QT_TR_N_NOOP("The Electrum server (%3) is %1 blocks behind the node.")),
     .nextStep = QT_TR_NOOP("Wallets show old balances until it has caught up; read its log if it does not.")},
    {.id = "mirror_stuck", .severity = Warning, .component = ids::influx,
     .measure = measures::mirrorStuck,
     .forSeconds = 5 * minute, .early = true,
     .title = QT_TR_NOOP("InfluxDB export is stuck"),
     .text = QT_TR_NOOP("%3 This has lasted for %4; points queued: %5."),
     .nextStep = QT_TR_NOOP("Check that InfluxDB is running and that URL, bucket and token are correct.")},
    {.id = "mirror_growing", .severity = Warning, .sense = High, .measure = measures::queueGrowth,
     .needs = needs(onceSeen({"collector", "queued_points"})),
     .threshold = 60, .clear = 1, .forSeconds = 10 * minute, .unit = Unit::Count,
     .figure = counting(QT_TR_N_NOOP("queue grows by %1 points a minute")),
     .title = QT_TR_NOOP("InfluxDB export cannot keep up"),
     .text = counting(QT_TR_N_NOOP("The queue for InfluxDB grows by %1 points a minute; points queued: %3.")),
     .nextStep = QT_TR_NOOP("Check the load of InfluxDB, or poll less often.")},
    {.id = "points_dropped", .severity = Warning, .sense = High, .measure = measures::pointsDropped,
     .needs = needs(onceSeen({"collector", "dropped_points"})),
     .threshold = 1, .clear = 1, .clearSeconds = 0, .unit = Unit::Count,
     .title = QT_TR_NOOP("Points for InfluxDB lost"),
     .text = QT_TR_NOOP("Points dropped in the last hour: %1."),
     .nextStep = QT_TR_NOOP("The status of InfluxDB has the reason: a full queue (INFLUX_QUEUE_MAX_MB), refused lines (refused-points.lp in the data folder), a field of another type, or points older than the bucket keeps.")},
    {.id = "history_broken", .severity = Warning, .component = ids::history,
     .forSeconds = minute, .early = true,
     .title = QT_TR_NOOP("History is not saved"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Charts continue, but new data is lost at a restart.")},
    {.id = "source_failed", .severity = Warning, .measure = measures::otherFailed,
     .forSeconds = 2 * minute, .early = true,
     .title = QT_TR_NOOP("A data source has failed"),
     .text = QT_TR_NOOP("%3: %4"),
     .nextStep = QT_TR_NOOP("Its figures are out of date or missing until it works again; the log has the reason.")},
    {.id = "figures_missing", .severity = Warning, .component = ids::figures,
     .measure = measures::figuresMissing, .forSeconds = 10, .clearSeconds = 10, .early = true,
     .title = QT_TR_NOOP("Figures missing"),
     .text = QT_TR_NOOP("%3"),
     .nextStep = QT_TR_NOOP("Check what has changed at the source: its version, rpcwhitelist, a proxy in between, or a missing disk.")},
    {.id = "heartbeat_failed", .severity = Warning, .component = ids::heartbeat,
     .forSeconds = 3 * minute, .clearSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Heartbeat not delivered"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Check HEARTBEAT_URL; until it is delivered, the watchdog raises its own alarm.")},
    {.id = "metrics_not_served", .severity = Warning, .component = ids::metrics,
     .forSeconds = minute, .early = true,
     .title = QT_TR_NOOP("Metrics are not served"),
     .text = QT_TR_NOOP("%3 This has lasted for %4."),
     .nextStep = QT_TR_NOOP("Check METRICS_LISTEN; until then Prometheus and health checks over HTTP get no answer.")},
    {.id = "geoip_old", .severity = Information, .sense = High, .measure = measures::geoipAge,
     .threshold = 60, .clear = 60, .clearSeconds = 0, .unit = Unit::Days,
     .title = QT_TR_NOOP("GeoIP databases are old"),
     .text = QT_TR_NOOP("The GeoIP databases are %1 old; locations may be wrong after %2."),
     .nextStep = QT_TR_NOOP("Update them in Settings, GeoIP, or with --get-geoip.")},
});
// clang-format on

} // namespace

std::span<const AlertRule> alertRules()
{
    return ruleTable;
}

const AlertRule *findAlertRule(const QString &id)
{
    const auto it = std::find_if(ruleTable.begin(), ruleTable.end(), [&id](const AlertRule &rule) {
        return id == QLatin1String(rule.id);
    });
    return it == ruleTable.end() ? nullptr : &*it;
}

namespace {

QString limitText(const AlertRule &rule)
{
    if (rule.isSetBySeconds() || std::isnan(rule.threshold))
        return {};
    const bool high = rule.sense == High;
    return (high ? QStringLiteral("from ") : QStringLiteral("under ")) +
           alertFigure(rule.threshold, rule.unit);
}

} // namespace

QString alertsAsMarkdown()
{
    QString text = QStringLiteral(
        "# Alerts\n\nAn alert is turned off by its name in `ALERTS_OFF`. In `ALERT_THRESHOLDS` its "
        "name sets the limit, or where it has none the seconds that it must hold.\n\n"
        "| name | severity | limit | holds for | as a setting | what it tells |\n"
        "|---|---|---|---|---|---|\n");
    for (const AlertRule &rule : ruleTable) {
        const QString id = QLatin1String(rule.id);
        const QString unit = unitLabel(rule.settableUnit());
        const QString setting =
            (rule.setting.name ? QLatin1String(rule.setting.name) + QLatin1Char('=')
                               : QStringLiteral("%1=%2").arg(id).arg(rule.settable())) +
            (unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(unit));
        text += QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n")
                    .arg(id, severityName(rule.severity), limitText(rule),
                         alertFigure(rule.forSeconds, Unit::Seconds), setting,
                         QLatin1String(rule.title));
    }
    return text;
}

} // namespace bnm
