// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/specs.h"

/// The one list of everything that is measured. A row: name, type, kind, unit, title, meaning;
/// where the title is long a short one, where the unit's range does not fit another one. The type
/// and kind of a field that has been released stay: influx/long_bucket.txt holds them.
namespace bnm::rows {

using enum FieldType;
using enum FieldKind;
using enum Cadence;

inline constexpr double mostBlocks = 5e8;            // a greater nLockTime is a time, no height
inline constexpr double mostSeconds = 4'294'967'296; // block times have 32 bits
inline constexpr ValueRange longestPing = {0, 3'600'000}; // after 20 min the node disconnects

// Networks a node may be tagged with; "demo" is the simulated one.
inline constexpr Name networkValues[] = {"mainnet", "testnet3", "testnet4",
                                         "signet",  "regtest",  "demo"};
inline constexpr Name feeTargetValues[] = {"1", "3", "6", "12", "144", "1008"};
inline constexpr Name mempoolSourceValues[] = {"core_rawmempool", "mempool_api"};
inline constexpr Name peerNetworkValues[] = {"ipv4", "ipv6", "onion", "i2p", "cjdns"};
inline constexpr Name directionValues[] = {"inbound", "outbound"};
inline constexpr Name streamValues[] = {"rawblock", "rawtx", "hashblock", "sequence"};
inline constexpr Name pathRoleValues[] = {"datadir", "blocks", "chainstate"};
inline constexpr Name electrumServerValues[] = {"fulcrum", "electrs", "electrumx", "other"};
inline constexpr Name loopValues[] = {"fast",      "slow",      "mempool",   "mirror",
                                      "test",      "host",      "zmq",       "electrum",
                                      "witness_1", "witness_2", "witness_3", "witness_4",
                                      "witness_5", "witness_6", "witness_7", "witness_8"};

// clang-format off
inline constexpr FieldSpec fieldsOfBlockchain[] = {
    {"best_height", Integer, State, Unit::None, "Height", "Height of the tip, the last fully validated block", nullptr, ValueRange{0, mostBlocks}},
    {"headers_height", Integer, State, Unit::None, "Headers", "Height of the best header chain known", nullptr, ValueRange{0, mostBlocks}},
    {"block_lag", Integer, Gauge, Unit::Count, "Blocks behind", "Blocks whose headers are known, but that are not validated yet", nullptr, ValueRange{0, mostBlocks}},
    {"verification_progress", Float, Gauge, Unit::Ratio, "Verification progress", "Estimated share of the chain that is verified", "Verified", ValueRange{0, 1.1}},
    {"difficulty", Float, State, Unit::None, "Difficulty", "Proof-of-work difficulty of the tip"},
    {"initial_block_download", Boolean, State, Unit::None, "Initial block download", "Whether the node is still catching up with the chain", "Initial download"},
    {"size_on_disk_bytes", Integer, State, Unit::Bytes, "Blocks on disk", "Size of the block and undo files"},
    {"pruned", Boolean, State, Unit::None, "Pruned", "Whether the node deletes old blocks"},
    {"prune_height", Integer, State, Unit::None, "Oldest block kept", "Height of the lowest block that a pruned node still has", nullptr, ValueRange{0, mostBlocks}},
    {"tip_age_seconds", Integer, Gauge, Unit::Seconds, "Tip age", "Time since the timestamp of the tip"},
    {"reorg_depth", Integer, State, Unit::Count, "Last reorganisation", "Blocks that the newest reorganisation replaced", "Last reorg"},
    {"max_reorg_depth", Integer, State, Unit::Count, "Deepest reorganisation, 24 h", "Deepest reorganisation seen in the last 24 hours", "Deepest reorg"},
    {"reorg_count", Integer, State, Unit::Count, "Reorganisations, 24 h", "Reorganisations seen in the last 24 hours", "Reorgs, 24 h"},
    {"chain_tips", Integer, Gauge, Unit::Count, "Chain tips", "Branches the node knows of, the active one included"},
    {"rival_branch_blocks", Integer, Gauge, Unit::Count, "Rival branch", "Blocks of the longest other branch that ends near or above the tip"},
    {"unknown_signalling_blocks", Integer, Gauge, Unit::Count, "Unknown signalling", "Of the newest 144 blocks, most that signal one same soft fork unknown to the node (BIP 9)"},
    {"warnings", Integer, Gauge, Unit::Count, "Node warnings", "Number of warnings the node reports"},
};

inline constexpr FieldSpec fieldsOfBlock[] = {
    {"height", Integer, State, Unit::None, "Height", "Height of the block", nullptr, ValueRange{0, mostBlocks}},
    {"interval_seconds", Integer, Gauge, Unit::Seconds, "Block interval", "Time between the timestamps of this block and the previous one; may be negative", nullptr, ValueRange{-mostSeconds, mostSeconds}},
    {"tx_count", Integer, Gauge, Unit::Count, "Transactions", "Transactions in the block, the coinbase included"},
    {"weight", Integer, Gauge, Unit::WeightUnits, "Weight", "Total weight of the transactions, the coinbase left out"},
    {"size_bytes", Integer, Gauge, Unit::Bytes, "Size", "Total size of the transactions, the coinbase left out"},
    {"total_fee_sat", Integer, Gauge, Unit::Satoshi, "Fees", "Sum of the fees in the block"},
    {"median_feerate_sat_vb", Float, Gauge, Unit::SatPerVb, "Median feerate", "Median feerate, by weight, of the transactions in the block"},
    {"min_feerate_sat_vb", Float, Gauge, Unit::SatPerVb, "Lowest feerate", "Lowest feerate of a transaction in the block"},
};

inline constexpr TagSpec tagsOfSoftfork[] = {
    {"name", TagShape::Text},
};
inline constexpr FieldSpec fieldsOfSoftfork[] = {
    {"signalling_count", Integer, Gauge, Unit::Count, "Signalling blocks", "Blocks of this period that signal"},
    {"elapsed", Integer, Gauge, Unit::Count, "Elapsed blocks", "Blocks of this period that have passed"},
    {"threshold", Integer, State, Unit::Count, "Threshold", "Signalling blocks a period needs for lock-in"},
    {"possible", Boolean, State, Unit::None, "Lock-in possible", "Whether this period can still reach the threshold"},
    {"active", Boolean, State, Unit::None, "Active", "Whether the rules are in force"},
};

inline constexpr FieldSpec fieldsOfMempool[] = {
    {"tx_count", Integer, Gauge, Unit::Count, "Transactions", "Transactions waiting"},
    {"vsize_mb", Float, Gauge, Unit::VirtualMegabytes, "Virtual size", "Sum of the virtual sizes (BIP 141) of the waiting transactions"},
    {"usage_bytes", Integer, Gauge, Unit::Bytes, "Memory used", "Memory the mempool uses"},
    {"max_bytes", Integer, Gauge, Unit::Bytes, "Memory limit", "Memory the mempool may use before it drops transactions"},
    {"min_feerate_sat_vb", Float, Gauge, Unit::SatPerVb, "Minimum feerate", "Lowest feerate the mempool accepts now"},
    {"relay_feerate_sat_vb", Float, Gauge, Unit::SatPerVb, "Relay feerate", "Lowest feerate the node relays while its mempool has room"},
    {"total_fee_sat", Integer, Gauge, Unit::Satoshi, "Fees", "Sum of the fees of the waiting transactions"},
    {"unbroadcast", Integer, Gauge, Unit::Count, "Unbroadcast", "Own transactions no peer has asked for yet"},
    {"fee_fast", Float, Gauge, Unit::SatPerVb, "Estimate, 2 blocks", "Feerate estimated for confirmation within 2 blocks"},
    {"fee_slow", Float, Gauge, Unit::SatPerVb, "Estimate, 144 blocks", "Feerate estimated for confirmation within 144 blocks", "Est. 144 blocks"},
};

inline constexpr TagSpec tagsOfFeeEstimate[] = {
    {"target", TagShape::Listed, feeTargetValues},
};
inline constexpr FieldSpec fieldsOfFeeEstimate[] = {
    {"sat_vb", Float, Gauge, Unit::SatPerVb, "Feerate estimate", "Feerate estimated for confirmation within the target, in blocks"},
};

inline constexpr TagSpec tagsOfMempoolHist[] = {
    {"bin", TagShape::FeerateBin},
    {"source", TagShape::Listed, mempoolSourceValues},
};
inline constexpr FieldSpec fieldsOfMempoolHist[] = {
    {"tx_count", Integer, Gauge, Unit::Count, "Transactions", "Transactions in the bin"},
    {"vsize", Integer, Gauge, Unit::VirtualBytes, "Virtual size", "Sum of the virtual sizes in the bin"},
    {"fee_sat", Integer, Gauge, Unit::Satoshi, "Fees", "Sum of the fees in the bin"},
};

inline constexpr TagSpec tagsOfRecommendedFeerate[] = {
    {"source", TagShape::Listed, mempoolSourceValues},
};
inline constexpr FieldSpec fieldsOfRecommendedFeerate[] = {
    {"next_block_sat_vb", Float, Gauge, Unit::SatPerVb, "Next block", "Feerate for confirmation in the next block"},
    {"half_hour_sat_vb", Float, Gauge, Unit::SatPerVb, "Half an hour", "Feerate for confirmation within half an hour"},
    {"hour_sat_vb", Float, Gauge, Unit::SatPerVb, "One hour", "Feerate for confirmation within an hour"},
    {"economy_sat_vb", Float, Gauge, Unit::SatPerVb, "Low priority", "Feerate for transactions of low priority"},
};

inline constexpr FieldSpec fieldsOfPeers[] = {
    {"total", Integer, Gauge, Unit::Count, "Peers", "Connected peers"},
    {"inbound", Integer, Gauge, Unit::Count, "Inbound", "Peers that connected to this node"},
    {"outbound", Integer, Gauge, Unit::Count, "Outbound", "Peers this node connected to"},
    {"ping_avg_ms", Float, Gauge, Unit::Milliseconds, "Ping, mean", "Mean of the latest ping of each peer", nullptr, longestPing},
    {"ping_p50_ms", Float, Gauge, Unit::Milliseconds, "Ping, median", "Median of the latest pings", nullptr, longestPing},
    {"ping_p95_ms", Float, Gauge, Unit::Milliseconds, "Ping, 95th percentile", "95 of 100 peers answer a ping faster than this", "Ping, 95 %", longestPing},
    {"joins_per_min", Float, Gauge, Unit::PerMinute, "Joined", "Peers that connected, per minute since the previous sample"},
    {"leaves_per_min", Float, Gauge, Unit::PerMinute, "Left", "Peers that disconnected, per minute since the previous sample"},
    {"v2_transport", Integer, Gauge, Unit::Count, "Encrypted (v2)", "Peers on the encrypted v2 transport (BIP 324)"},
    {"block_relay_only", Integer, Gauge, Unit::Count, "Block relay only", "Outbound connections that relay blocks only"},
    {"synced_headers_max", Integer, State, Unit::None, "Peers' best height", "Height of the best block that a connected peer is known to have", nullptr, ValueRange{0, mostBlocks}},
};

inline constexpr TagSpec tagsOfPeerNetwork[] = {
    {"peer_network", TagShape::Listed, peerNetworkValues},
    {"direction", TagShape::Listed, directionValues},
};
inline constexpr FieldSpec fieldsOfPeerNetwork[] = {
    {"peer_count", Integer, Gauge, Unit::Count, "Peers", "Connected peers"},
};

inline constexpr TagSpec tagsOfPeerGeo[] = {
    {"country", TagShape::Country},
    {"direction", TagShape::Listed, directionValues},
};
inline constexpr FieldSpec fieldsOfPeerGeo[] = {
    {"peer_count", Integer, Gauge, Unit::Count, "Peers", "Connected peers"},
};

inline constexpr TagSpec tagsOfPeerAsn[] = {
    {"asn", TagShape::AsNumber},
    {"organization", TagShape::Text},
    {"direction", TagShape::Listed, directionValues},
};
inline constexpr FieldSpec fieldsOfPeerAsn[] = {
    {"peer_count", Integer, Gauge, Unit::Count, "Peers", "Connected peers"},
};

inline constexpr TagSpec tagsOfPeerLocation[] = {
    {"geohash", TagShape::Geohash},
    {"country", TagShape::Country},
};
inline constexpr FieldSpec fieldsOfPeerLocation[] = {
    {"peer_count", Integer, Gauge, Unit::Count, "Peers", "Connected peers"},
    {"latitude", Float, Gauge, Unit::Degrees, "Latitude", "Mean latitude of the peers of the cell", nullptr, ValueRange{-90, 90}},
    {"longitude", Float, Gauge, Unit::Degrees, "Longitude", "Mean longitude of the peers of the cell"},
};

inline constexpr FieldSpec fieldsOfNetworkTraffic[] = {
    {"bytes_received", Integer, Counter, Unit::Bytes, "Received", "Bytes received since the node started"},
    {"bytes_sent", Integer, Counter, Unit::Bytes, "Sent", "Bytes sent since the node started"},
    {"receive_rate", Float, Gauge, Unit::BytesPerSecond, "Receiving", "Bytes received per second since the previous sample"},
    {"send_rate", Float, Gauge, Unit::BytesPerSecond, "Sending", "Bytes sent per second since the previous sample"},
};

inline constexpr TagSpec tagsOfNode[] = {
    {"version", TagShape::Version},
};
inline constexpr FieldSpec fieldsOfNode[] = {
    {"uptime_seconds", Integer, Counter, Unit::Seconds, "Uptime", "Time since the node started"},
    {"connections", Integer, Gauge, Unit::Count, "Connections", "Connections the node counts"},
    {"protocol_version", Integer, State, Unit::None, "Protocol version", "Version of the peer-to-peer protocol"},
    {"local_addresses", Integer, Gauge, Unit::Count, "Own addresses", "Addresses the node announces as its own"},
    {"reachable_networks", Integer, Gauge, Unit::Count, "Reachable networks", "Networks (IPv4, IPv6, Tor, I2P, CJDNS) the node may connect to"},
};

inline constexpr TagSpec tagsOfZmq[] = {
    {"stream", TagShape::Listed, streamValues},
};
inline constexpr FieldSpec fieldsOfZmq[] = {
    {"seconds_since", Float, Gauge, Unit::Seconds, "Since the last message", "Time since the last message of the stream", "Last message"},
    {"messages", Integer, Counter, Unit::Count, "Messages", "Messages since this program started"},
    {"messages_per_min", Float, Gauge, Unit::PerMinute, "Messages per minute", "Messages in the last minute", "Messages/min"},
    {"gaps", Integer, Counter, Unit::Count, "Missed messages", "Messages missed, by their sequence numbers"},
};

inline constexpr FieldSpec fieldsOfProcess[] = {
    {"running", Boolean, State, Unit::None, "Running", "Whether the process runs; known once it was seen on this machine"},
    {"cpu_percent", Float, Gauge, Unit::Percent, "CPU", "CPU time since the previous sample, as a share of one core", nullptr, ValueRange{0, 1e6}},
    {"memory_rss_mb", Float, Gauge, Unit::Megabytes, "Memory", "Resident memory"},
    {"open_files", Integer, Gauge, Unit::Count, "Open files", "Open file descriptors"},
    {"threads", Integer, Gauge, Unit::Count, "Threads", "Threads"},
    {"read_bytes", Integer, Counter, Unit::Bytes, "Read from disk", "Bytes read from storage since the process started"},
    {"write_bytes", Integer, Counter, Unit::Bytes, "Written to disk", "Bytes written to storage since the process started"},
};

inline constexpr TagSpec tagsOfFilesystem[] = {
    {"path_role", TagShape::Listed, pathRoleValues},
};
inline constexpr FieldSpec fieldsOfFilesystem[] = {
    {"used_gb", Float, Gauge, Unit::Gigabytes, "Used", "Used space of the file system"},
    {"total_gb", Float, Gauge, Unit::Gigabytes, "Total", "Size of the file system"},
    {"free_percent", Float, Gauge, Unit::Percent, "Free", "Free share of the file system"},
    {"directory_gb", Float, Gauge, Unit::Gigabytes, "Directory", "Size of the directory itself"},
    {"chainstate_gb", Float, Gauge, Unit::Gigabytes, "Chainstate", "Size of the UTXO database"},
    {"days_until_full", Float, Gauge, Unit::Days, "Days until full", "Days until the file system is full at the current rate"},
};

inline constexpr TagSpec tagsOfElectrum[] = {
    {"server", TagShape::Listed, electrumServerValues},
};
inline constexpr FieldSpec fieldsOfElectrum[] = {
    {"height", Integer, State, Unit::None, "Height", "Height of the last block the server has indexed", nullptr, ValueRange{0, mostBlocks}},
    {"lag_blocks", Integer, Gauge, Unit::Count, "Blocks behind the node", "Blocks the server is behind the node", "Blocks behind", ValueRange{0, mostBlocks}},
    {"answer_ms", Float, Gauge, Unit::Milliseconds, "Time to answer", "Time the server took to answer over the Electrum protocol"},
    {"clients", Integer, Gauge, Unit::Count, "Clients", "Connected clients"},
    {"subscriptions", Integer, Gauge, Unit::Count, "Subscriptions", "Active subscriptions of clients"},
    {"memory_mb", Float, Gauge, Unit::Megabytes, "Memory", "Resident memory of the server"},
    {"transactions", Integer, State, Unit::Count, "Indexed transactions", "Transactions in the index", "Transactions"},
    {"utxos", Integer, State, Unit::Count, "Unspent outputs", "Unspent outputs in the index"},
    {"db_cache_mb", Float, Gauge, Unit::Megabytes, "Database cache", "Memory the database cache uses"},
};

inline constexpr TagSpec tagsOfWitness[] = {
    {"witness", TagShape::Text},
};
inline constexpr FieldSpec fieldsOfWitness[] = {
    {"height", Integer, State, Unit::None, "Height", "Height of the witness's last block", nullptr, ValueRange{0, mostBlocks}},
    {"lag_blocks", Integer, Gauge, Unit::Count, "Blocks behind the node", "Blocks the witness is behind the node; negative: it is ahead", "Blocks behind", ValueRange{-mostBlocks, mostBlocks}},
    {"agrees", Boolean, State, Unit::None, "Agrees", "Whether it has the node's block at the lower of both heights"},
    {"age_seconds", Float, Gauge, Unit::Seconds, "Since the last answer", "Time since the witness last gave its height", "Last answer"},
};

inline constexpr TagSpec tagsOfCollector[] = {
    {"loop", TagShape::Listed, loopValues},
};
inline constexpr FieldSpec fieldsOfCollector[] = {
    {"cycle_ms", Float, Gauge, Unit::Milliseconds, "Cycle time", "Time from the start of the cycle to its last answer"},
    {"rpc_errors", Integer, Counter, Unit::Count, "Failed calls", "Calls that failed since the start"},
    {"retries", Integer, Counter, Unit::Count, "Retries", "Requests repeated since the start"},
    {"skipped_cycles", Integer, Counter, Unit::Count, "Skipped cycles", "Cycles skipped since the start because the previous one still ran"},
    {"http_requests", Integer, Gauge, Unit::Count, "Requests", "HTTP requests of the cycle"},
    {"queued_points", Integer, Gauge, Unit::Count, "Queued points", "Points queued for InfluxDB"},
    {"queued_bytes", Integer, Gauge, Unit::Bytes, "Queue size", "Size of the queued points"},
    {"dropped_points", Integer, Counter, Unit::Count, "Dropped points", "Points dropped since the start because the queue was full or they were refused"},
    {"written_points", Integer, Counter, Unit::Count, "Written points", "Points written since the start"},
    {"oldest_queued_seconds", Float, Gauge, Unit::Seconds, "Oldest queued point", "Age of the oldest queued point", "Oldest queued"},
    {"implausible_values", Integer, Counter, Unit::Count, "Implausible values", "Values and points left out since the start because they are implausible"},
};

inline constexpr MeasurementSpec measurements[] = {
    {"blockchain", "State of the active chain (getblockchaininfo, getchaintips).", Fast, {}, fieldsOfBlockchain},
    {"block", "One point per new block (getblockheader, getblockstats).", PerBlock, {}, fieldsOfBlock},
    {"softfork", "Signalling for a soft fork under way (getdeploymentinfo), at each new tip.", PerBlock, tagsOfSoftfork, fieldsOfSoftfork},
    {"mempool", "State of the mempool (getmempoolinfo, estimatesmartfee).", Fast, {}, fieldsOfMempool},
    {"fee_estimate", "Feerate estimates by confirmation target (estimatesmartfee).", Fast, tagsOfFeeEstimate, fieldsOfFeeEstimate},
    {"mempool_hist", "Mempool by feerate; bin is the lower edge in sat/vB.", Fast, tagsOfMempoolHist, fieldsOfMempoolHist},
    {"recommended_feerate", "Feerates to pay, by the projected blocks or as a mempool API recommends.", Fast, tagsOfRecommendedFeerate, fieldsOfRecommendedFeerate},
    {"peers", "The peers together (getpeerinfo).", Slow, {}, fieldsOfPeers},
    {"peer_network", "Peers by network and direction (getpeerinfo).", Slow, tagsOfPeerNetwork, fieldsOfPeerNetwork},
    {"peer_geo", "Peers by country and direction.", Slow, tagsOfPeerGeo, fieldsOfPeerGeo},
    {"peer_asn", "Peers by provider and direction; the top 20, the rest as other.", Slow, tagsOfPeerAsn, fieldsOfPeerAsn},
    {"peer_location", "Peers by place, coarse (geohash of 3 characters).", Slow, tagsOfPeerLocation, fieldsOfPeerLocation},
    {"network_traffic", "Traffic with the peers (getnettotals).", Slow, {}, fieldsOfNetworkTraffic},
    {"node", "The node itself (getnetworkinfo, uptime).", Slow, tagsOfNode, fieldsOfNode},
    {"zmq", "What the node publishes over ZMQ.", Fast, tagsOfZmq, fieldsOfZmq},
    {"process", "The bitcoind process, where it runs on this machine.", Slow, {}, fieldsOfProcess},
    {"filesystem", "Disk space where the node keeps its data.", Slow, tagsOfFilesystem, fieldsOfFilesystem},
    {"electrum", "The Electrum server beside the node.", Slow, tagsOfElectrum, fieldsOfElectrum},
    {"witness", "Other servers the operator named (WITNESSES), whose chain is compared with the node's.", Slow, tagsOfWitness, fieldsOfWitness},
    {"collector", "This program itself, by loop; test: a person tried the mirror; host, zmq, electrum and witness_1 to witness_8: only when values were left out.", Slow, tagsOfCollector, fieldsOfCollector},
};
// clang-format on

} // namespace bnm::rows
