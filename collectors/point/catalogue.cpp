// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/catalogue.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace bnm {

namespace {

using enum FieldType;
// clang-format off
constexpr auto fieldsOfBlockchain = std::to_array<FieldSpec>({
    {"best_height", Integer, Unit::None, "Height", "Height of the tip, the last fully validated block"},
    {"headers_height", Integer, Unit::None, "Headers", "Height of the best header chain known"},
    {"block_lag", Integer, Unit::Count, "Blocks behind", "Headers known whose blocks are not validated yet"},
    {"verification_progress", Float, Unit::Ratio, "Verification progress", "Estimated share of the chain that is verified"},
    {"difficulty", Float, Unit::None, "Difficulty", "Proof-of-work difficulty of the tip"},
    {"initial_block_download", Boolean, Unit::None, "Initial block download", "Whether the node is still catching up with the chain"},
    {"size_on_disk_bytes", Integer, Unit::Bytes, "Blocks on disk", "Size of the block and undo files"},
    {"pruned", Boolean, Unit::None, "Pruned", "Whether the node deletes old blocks"},
    {"tip_age_seconds", Integer, Unit::Seconds, "Tip age", "Time since the timestamp of the tip"},
    {"reorg_depth", Integer, Unit::Count, "Last reorganisation", "Blocks of ours that the newest reorganisation left behind"},
    {"max_reorg_depth", Integer, Unit::Count, "Deepest reorganisation, 24 h", "Deepest reorganisation seen in the last 24 hours"},
    {"reorg_count", Integer, Unit::Count, "Reorganisations, 24 h", "Reorganisations seen in the last 24 hours"},
    {"chain_tips", Integer, Unit::Count, "Chain tips", "Branches the node knows of, the active one included"},
    {"rival_branch_blocks", Integer, Unit::Count, "Rival branch", "Blocks of the longest other branch that ends near or above the tip"},
    {"unknown_signalling_blocks", Integer, Unit::Count, "Unknown signalling", "Of the newest 144 blocks, most that signal one same soft fork unknown to the node (BIP 9)"},
    {"warnings", Integer, Unit::Count, "Node warnings", "How many warnings the node gives of itself"},
});

constexpr auto fieldsOfBlock = std::to_array<FieldSpec>({
    {"height", Integer, Unit::None, "Height", "Height of the block"},
    {"interval_seconds", Integer, Unit::Seconds, "Block interval", "Time between the timestamps of this block and the one before; may be negative"},
    {"tx_count", Integer, Unit::Count, "Transactions", "Transactions in the block, the coinbase included"},
    {"weight", Integer, Unit::WeightUnits, "Weight", "Total weight of the transactions, the coinbase left out"},
    {"size_bytes", Integer, Unit::Bytes, "Size", "Total size of the transactions, the coinbase left out"},
    {"total_fee_sat", Integer, Unit::Satoshi, "Fees", "Sum of the fees in the block"},
    {"median_feerate_sat_vb", Float, Unit::SatPerVb, "Median feerate", "Median feerate, by weight, of the transactions in the block"},
    {"min_feerate_sat_vb", Float, Unit::SatPerVb, "Lowest feerate", "Lowest feerate of a transaction in the block"},
});

constexpr auto tagsOfSoftfork = std::to_array<Name>({"name"});
constexpr auto fieldsOfSoftfork = std::to_array<FieldSpec>({
    {"signalling_count", Integer, Unit::Count, "Signalling blocks", "Blocks of this period that signal"},
    {"elapsed", Integer, Unit::Count, "Elapsed blocks", "Blocks of this period that have passed"},
    {"threshold", Integer, Unit::Count, "Threshold", "Signalling blocks a period needs for lock-in"},
    {"possible", Boolean, Unit::None, "Lock-in possible", "Whether this period can still reach the threshold"},
    {"active", Boolean, Unit::None, "Active", "Whether the rules are in force"},
});

constexpr auto fieldsOfMempool = std::to_array<FieldSpec>({
    {"tx_count", Integer, Unit::Count, "Transactions", "Transactions waiting"},
    {"vsize_mb", Float, Unit::VirtualMegabytes, "Virtual size", "Sum of the virtual sizes (BIP 141) of the waiting transactions"},
    {"usage_bytes", Integer, Unit::Bytes, "Memory used", "Memory the mempool takes"},
    {"max_bytes", Integer, Unit::Bytes, "Memory limit", "Memory the mempool may take before it purges"},
    {"min_feerate_sat_vb", Float, Unit::SatPerVb, "Minimum feerate", "Lowest feerate the mempool accepts now"},
    {"relay_feerate_sat_vb", Float, Unit::SatPerVb, "Relay feerate", "Lowest feerate the node relays while its mempool has room"},
    {"total_fee_sat", Integer, Unit::Satoshi, "Fees", "Sum of the fees of the waiting transactions"},
    {"unbroadcast", Integer, Unit::Count, "Unbroadcast", "Own transactions no peer has asked for yet"},
    {"fee_fast", Float, Unit::SatPerVb, "Next block", "Feerate estimated for confirmation within 2 blocks"},
    {"fee_slow", Float, Unit::SatPerVb, "One day", "Feerate estimated for confirmation within 144 blocks"},
});

constexpr auto tagsOfFeeEstimate = std::to_array<Name>({"target"});
constexpr auto fieldsOfFeeEstimate = std::to_array<FieldSpec>({
    {"sat_vb", Float, Unit::SatPerVb, "Feerate estimate", "Feerate estimated for confirmation within the target, in blocks"},
});

constexpr auto tagsOfMempoolHist = std::to_array<Name>({"bin", "source"});
constexpr auto fieldsOfMempoolHist = std::to_array<FieldSpec>({
    {"tx_count", Integer, Unit::Count, "Transactions", "Transactions in the bin"},
    {"vsize", Integer, Unit::VirtualBytes, "Virtual size", "Sum of the virtual sizes in the bin"},
    {"fee_sat", Integer, Unit::Satoshi, "Fees", "Sum of the fees in the bin"},
});

constexpr auto tagsOfRecommendedFeerate = std::to_array<Name>({"source"});
constexpr auto fieldsOfRecommendedFeerate = std::to_array<FieldSpec>({
    {"next_block_sat_vb", Float, Unit::SatPerVb, "Next block", "Feerate for confirmation in the next block"},
    {"half_hour_sat_vb", Float, Unit::SatPerVb, "Half an hour", "Feerate for confirmation within half an hour"},
    {"hour_sat_vb", Float, Unit::SatPerVb, "One hour", "Feerate for confirmation within an hour"},
    {"economy_sat_vb", Float, Unit::SatPerVb, "Economy", "Feerate for those who can wait"},
});

constexpr auto fieldsOfPeers = std::to_array<FieldSpec>({
    {"total", Integer, Unit::Count, "Peers", "Connected peers"},
    {"inbound", Integer, Unit::Count, "Inbound", "Peers that connected to this node"},
    {"outbound", Integer, Unit::Count, "Outbound", "Peers this node connected to"},
    {"ping_avg_ms", Float, Unit::Milliseconds, "Ping, mean", "Mean of the latest ping of each peer"},
    {"ping_p50_ms", Float, Unit::Milliseconds, "Ping, median", "Median of the latest pings"},
    {"ping_p95_ms", Float, Unit::Milliseconds, "Ping, 95th percentile", "95 of 100 peers answer a ping faster than this"},
    {"joins_per_min", Float, Unit::PerMinute, "Joins", "Peers that came, per minute since the sample before"},
    {"leaves_per_min", Float, Unit::PerMinute, "Leaves", "Peers that went, per minute since the sample before"},
    {"v2_transport", Integer, Unit::Count, "Encrypted (v2)", "Peers on the encrypted v2 transport (BIP 324)"},
    {"block_relay_only", Integer, Unit::Count, "Block relay only", "Outbound connections that relay blocks only"},
    {"synced_headers_max", Integer, Unit::None, "Peers' best height", "Height of the best block that a connected peer is known to have"},
});

constexpr auto tagsOfPeerNetwork = std::to_array<Name>({"peer_network", "direction"});
constexpr auto fieldsOfPeerNetwork = std::to_array<FieldSpec>({
    {"peer_count", Integer, Unit::Count, "Peers", "Connected peers"},
});

constexpr auto tagsOfPeerGeo = std::to_array<Name>({"country", "direction"});
constexpr auto fieldsOfPeerGeo = std::to_array<FieldSpec>({
    {"peer_count", Integer, Unit::Count, "Peers", "Connected peers"},
});

constexpr auto tagsOfPeerAsn = std::to_array<Name>({"asn", "organization", "direction"});
constexpr auto fieldsOfPeerAsn = std::to_array<FieldSpec>({
    {"peer_count", Integer, Unit::Count, "Peers", "Connected peers"},
});

constexpr auto tagsOfPeerLocation = std::to_array<Name>({"geohash", "country"});
constexpr auto fieldsOfPeerLocation = std::to_array<FieldSpec>({
    {"peer_count", Integer, Unit::Count, "Peers", "Connected peers"},
    {"latitude", Float, Unit::Degrees, "Latitude", "Mean latitude of the peers of the cell"},
    {"longitude", Float, Unit::Degrees, "Longitude", "Mean longitude of the peers of the cell"},
});

constexpr auto fieldsOfNetworkTraffic = std::to_array<FieldSpec>({
    {"bytes_received", Integer, Unit::Bytes, "Received", "Bytes received since the node started"},
    {"bytes_sent", Integer, Unit::Bytes, "Sent", "Bytes sent since the node started"},
    {"receive_rate", Float, Unit::BytesPerSecond, "Receiving", "Bytes received per second since the sample before"},
    {"send_rate", Float, Unit::BytesPerSecond, "Sending", "Bytes sent per second since the sample before"},
});

constexpr auto tagsOfNode = std::to_array<Name>({"version"});
constexpr auto fieldsOfNode = std::to_array<FieldSpec>({
    {"uptime_seconds", Integer, Unit::Seconds, "Uptime", "Time since the node started"},
    {"connections", Integer, Unit::Count, "Connections", "Connections the node counts"},
    {"protocol_version", Integer, Unit::None, "Protocol version", "Version of the peer-to-peer protocol"},
    {"local_addresses", Integer, Unit::Count, "Own addresses", "Addresses of its own that the node announces to be reached at"},
    {"reachable_networks", Integer, Unit::Count, "Reachable networks", "Networks (IPv4, IPv6, Tor, I2P, CJDNS) the node may connect to"},
});

constexpr auto tagsOfZmq = std::to_array<Name>({"stream"});
constexpr auto fieldsOfZmq = std::to_array<FieldSpec>({
    {"seconds_since", Float, Unit::Seconds, "Since the last message", "Time since the last message of the stream"},
    {"messages", Integer, Unit::Count, "Messages", "Messages since this program started"},
    {"messages_per_min", Float, Unit::PerMinute, "Messages per minute", "Messages in the last minute"},
    {"gaps", Integer, Unit::Count, "Missed messages", "Messages missed, told by the sequence number"},
});

constexpr auto fieldsOfProcess = std::to_array<FieldSpec>({
    {"running", Boolean, Unit::None, "Running", "Whether the process runs; told once it was seen on this machine"},
    {"cpu_percent", Float, Unit::Percent, "CPU", "CPU time since the sample before; 100 is one core"},
    {"memory_rss_mb", Float, Unit::Megabytes, "Memory", "Resident memory"},
    {"open_files", Integer, Unit::Count, "Open files", "Open file descriptors"},
    {"threads", Integer, Unit::Count, "Threads", "Threads"},
    {"read_bytes", Integer, Unit::Bytes, "Read from disk", "Bytes read from storage since the process started"},
    {"write_bytes", Integer, Unit::Bytes, "Written to disk", "Bytes written to storage since the process started"},
});

constexpr auto tagsOfFilesystem = std::to_array<Name>({"path_role"});
constexpr auto fieldsOfFilesystem = std::to_array<FieldSpec>({
    {"used_gb", Float, Unit::Gigabytes, "Used", "Used space of the file system"},
    {"total_gb", Float, Unit::Gigabytes, "Total", "Size of the file system"},
    {"free_percent", Float, Unit::Percent, "Free", "Free share of the file system"},
    {"directory_gb", Float, Unit::Gigabytes, "Directory", "Size of the directory itself"},
    {"chainstate_gb", Float, Unit::Gigabytes, "Chainstate", "Size of the UTXO database"},
    {"days_until_full", Float, Unit::Days, "Days until full", "Days until the file system is full at the present rate"},
});

constexpr auto tagsOfElectrum = std::to_array<Name>({"server"});
constexpr auto fieldsOfElectrum = std::to_array<FieldSpec>({
    {"height", Integer, Unit::None, "Height", "Height of the last block the server has indexed"},
    {"lag_blocks", Integer, Unit::Count, "Blocks behind the node", "Blocks the server is behind the node"},
    {"answer_ms", Float, Unit::Milliseconds, "Time to answer", "Time the server took to answer over the Electrum protocol"},
    {"clients", Integer, Unit::Count, "Clients", "Connected clients"},
    {"subscriptions", Integer, Unit::Count, "Subscriptions", "Active subscriptions of clients"},
    {"memory_mb", Float, Unit::Megabytes, "Memory", "Resident memory of the server"},
    {"transactions", Integer, Unit::Count, "Indexed transactions", "Transactions in the index"},
    {"utxos", Integer, Unit::Count, "Unspent outputs", "Unspent outputs in the index"},
    {"db_cache_mb", Float, Unit::Megabytes, "Database cache", "Memory the database cache takes"},
});

constexpr auto tagsOfWitness = std::to_array<Name>({"witness"});
constexpr auto fieldsOfWitness = std::to_array<FieldSpec>({
    {"height", Integer, Unit::None, "Height", "Height of the witness's last block"},
    {"lag_blocks", Integer, Unit::Count, "Blocks behind the node", "Blocks the witness is behind the node"},
    {"agrees", Boolean, Unit::None, "Agrees", "Whether it has the node's block at the lower of both heights"},
    {"age_seconds", Float, Unit::Seconds, "Age of its answer", "Time since the witness last gave its height"},
});

constexpr auto tagsOfCollector = std::to_array<Name>({"loop"});
constexpr auto fieldsOfCollector = std::to_array<FieldSpec>({
    {"cycle_ms", Float, Unit::Milliseconds, "Cycle time", "Time from the start of the cycle to its last answer"},
    {"rpc_errors", Integer, Unit::Count, "Failed calls", "Calls that failed since the start"},
    {"retries", Integer, Unit::Count, "Retries", "Requests tried again since the start"},
    {"skipped_cycles", Integer, Unit::Count, "Skipped cycles", "Cycles left out since the start because the one before still ran"},
    {"http_requests", Integer, Unit::Count, "Requests", "HTTP requests of the cycle"},
    {"queued_points", Integer, Unit::Count, "Queued points", "Points that wait to be written"},
    {"queued_bytes", Integer, Unit::Bytes, "Queue size", "Space that the waiting points take"},
    {"dropped_points", Integer, Unit::Count, "Dropped points", "Points dropped since the start because the queue was full or they were refused"},
    {"written_points", Integer, Unit::Count, "Written points", "Points written since the start"},
    {"oldest_queued_seconds", Float, Unit::Seconds, "Oldest queued point", "Age of the oldest point that waits"},
});

constexpr auto measurements = std::to_array<MeasurementSpec>({
    {"blockchain", "State of the active chain (getblockchaininfo, getchaintips).", {}, fieldsOfBlockchain},
    {"block", "One point per new block (getblockheader, getblockstats).", {}, fieldsOfBlock},
    {"softfork", "Signalling for a soft fork under way (getdeploymentinfo), at each new tip.", tagsOfSoftfork, fieldsOfSoftfork},
    {"mempool", "State of the mempool (getmempoolinfo, estimatesmartfee).", {}, fieldsOfMempool},
    {"fee_estimate", "Feerate estimates by confirmation target (estimatesmartfee).", tagsOfFeeEstimate, fieldsOfFeeEstimate},
    {"mempool_hist", "Mempool by feerate; bin is the lower edge in sat/vB.", tagsOfMempoolHist, fieldsOfMempoolHist},
    {"recommended_feerate", "Feerates to pay, by the projected blocks or as a mempool API recommends.", tagsOfRecommendedFeerate, fieldsOfRecommendedFeerate},
    {"peers", "The peers together (getpeerinfo).", {}, fieldsOfPeers},
    {"peer_network", "Peers by network and direction (getpeerinfo).", tagsOfPeerNetwork, fieldsOfPeerNetwork},
    {"peer_geo", "Peers by country and direction.", tagsOfPeerGeo, fieldsOfPeerGeo},
    {"peer_asn", "Peers by provider and direction; the top 20, the rest as other.", tagsOfPeerAsn, fieldsOfPeerAsn},
    {"peer_location", "Peers by place, coarse (geohash of 3 characters).", tagsOfPeerLocation, fieldsOfPeerLocation},
    {"network_traffic", "Traffic with the peers (getnettotals).", {}, fieldsOfNetworkTraffic},
    {"node", "The node itself (getnetworkinfo, uptime).", tagsOfNode, fieldsOfNode},
    {"zmq", "What the node publishes over ZMQ.", tagsOfZmq, fieldsOfZmq},
    {"process", "The bitcoind process, where it runs on this machine.", {}, fieldsOfProcess},
    {"filesystem", "Disk space where the node keeps its data.", tagsOfFilesystem, fieldsOfFilesystem},
    {"electrum", "The Electrum server beside the node.", tagsOfElectrum, fieldsOfElectrum},
    {"witness", "Other servers the operator named (WITNESSES), whose chain is compared with the node's.", tagsOfWitness, fieldsOfWitness},
    {"collector", "This program itself, by loop: fast, slow, mempool and mirror; test: a person tried the mirror.", tagsOfCollector, fieldsOfCollector},
});
// clang-format on

const char *typeName(FieldType type)
{
    switch (type) {
    case Integer: return "integer";
    case Float: return "float";
    case Boolean: return "boolean";
    case Text: return "text";
    }
    return "";
}

bool hasType(const FieldValue &value, FieldType type)
{
    switch (type) {
    case Integer: return std::holds_alternative<qint64>(value);
    case Float: return std::holds_alternative<double>(value);
    case Boolean: return std::holds_alternative<bool>(value);
    case Text: return std::holds_alternative<QString>(value);
    }
    return false;
}

QString complaintAboutTags(const Point &point, const MeasurementSpec &spec)
{
    constexpr auto common = std::to_array<Name>({"network", "node"});
    const auto isOneOf = [](std::span<const Name> names, Name key) {
        return std::find(names.begin(), names.end(), key) != names.end();
    };
    for (const Tag &tag : point.tags) {
        if (!isOneOf(common, tag.key) && !isOneOf(spec.tags, tag.key))
            return QStringLiteral("unknown tag %1").arg(tag.key.toString());
        if (tag.value.isEmpty())
            return QStringLiteral("empty tag %1").arg(tag.key.toString());
    }
    if (point.tags.size() != common.size() + spec.tags.size())
        return QStringLiteral("%1 tags instead of %2")
            .arg(point.tags.size())
            .arg(common.size() + spec.tags.size());
    return {};
}

} // namespace

const FieldSpec *MeasurementSpec::field(std::string_view fieldName) const
{
    const auto it = std::find_if(fields.begin(), fields.end(), [fieldName](const FieldSpec &spec) {
        return spec.name.view() == fieldName;
    });
    return it == fields.end() ? nullptr : &*it;
}

std::span<const MeasurementSpec> catalogue()
{
    return measurements;
}

const MeasurementSpec *findMeasurement(std::string_view name)
{
    const auto it =
        std::find_if(measurements.begin(), measurements.end(),
                     [name](const MeasurementSpec &spec) { return spec.name.view() == name; });
    return it == measurements.end() ? nullptr : &*it;
}

const FieldSpec *findField(std::string_view measurement, std::string_view field)
{
    const MeasurementSpec *spec = findMeasurement(measurement);
    return spec ? spec->field(field) : nullptr;
}

QString unitLabel(Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::Count: return {};
    case Unit::Ratio: return {};
    case Unit::Percent: return QStringLiteral("%");
    case Unit::Milliseconds: return QStringLiteral("ms");
    case Unit::Seconds: return QStringLiteral("s");
    case Unit::Bytes: return QStringLiteral("B");
    case Unit::BytesPerSecond: return QStringLiteral("B/s");
    case Unit::Megabytes: return QStringLiteral("MB");
    case Unit::Gigabytes: return QStringLiteral("GB");
    case Unit::VirtualBytes: return QStringLiteral("vB");
    case Unit::VirtualMegabytes: return QStringLiteral("MvB");
    case Unit::WeightUnits: return QStringLiteral("WU");
    case Unit::Satoshi: return QStringLiteral("sat");
    case Unit::SatPerVb: return QStringLiteral("sat/vB");
    case Unit::PerMinute: return QStringLiteral("/min");
    case Unit::Degrees: return QStringLiteral("°");
    case Unit::Days: return QStringLiteral("d");
    }
    return {};
}

QString catalogueAsMarkdown()
{
    QString text = QStringLiteral(
        "# Metrics\n\nEvery point carries the tags `network` and `node`. A value that is not known "
        "is left out.\n");
    for (const MeasurementSpec &measurement : measurements) {
        text += QStringLiteral("\n## %1\n\n%2\n")
                    .arg(measurement.name.toString(), QString::fromUtf8(measurement.description));
        if (!measurement.tags.empty()) {
            QStringList tags;
            for (const Name tag : measurement.tags)
                tags << QStringLiteral("`%1`").arg(tag.toString());
            text += QStringLiteral("\nTags: %1\n").arg(tags.join(QStringLiteral(", ")));
        }
        text += QStringLiteral("\n| field | type | unit | meaning |\n|---|---|---|---|\n");
        for (const FieldSpec &field : measurement.fields)
            text += QStringLiteral("| %1 | %2 | %3 | %4 |\n")
                        .arg(field.name.toString(), QString::fromUtf8(typeName(field.type)),
                             unitLabel(field.unit), QString::fromUtf8(field.description));
    }
    return text;
}

QString complaintAbout(const Point &point)
{
    const QString where = point.measurement.toString();
    const MeasurementSpec *spec = findMeasurement(point.measurement.view());
    if (!spec)
        return QStringLiteral("%1: unknown measurement").arg(where);
    if (const QString complaint = complaintAboutTags(point, *spec); !complaint.isEmpty())
        return QStringLiteral("%1: %2").arg(where, complaint);
    for (const Field &field : point.fields) {
        const FieldSpec *fieldSpec = spec->field(field.key.view());
        if (!fieldSpec)
            return QStringLiteral("%1: unknown field %2").arg(where, field.key.toString());
        if (!hasType(field.value, fieldSpec->type))
            return QStringLiteral("%1.%2: not %3")
                .arg(where, field.key.toString(), QString::fromUtf8(typeName(fieldSpec->type)));
    }
    return {};
}

} // namespace bnm
