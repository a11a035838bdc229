// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chart_pages.h"

#include "collectors/point/durations.h"

#include <QtGlobal>

namespace bnm {

namespace {

#define T(text) QT_TR_NOOP(text)

// Chain

constexpr CurveRow heights[] = {
    {.metric = {"blockchain", "best_height"}, .colour = 0},
    {.metric = {"blockchain", "headers_height"}, .colour = 1},
};
constexpr CurveRow tipAge[] = {{.metric = {"blockchain", "tip_age_seconds"}, .colour = 0}};
constexpr CurveRow blockFeerates[] = {
    {.metric = {"block", "median_feerate_sat_vb"}, .colour = 0, .label = T("median")},
    {.metric = {"block", "min_feerate_sat_vb"}, .colour = 1, .label = T("lowest")},
};
constexpr CurveRow tips[] = {
    {.metric = {"blockchain", "chain_tips"}, .colour = 0, .label = T("tips")},
    {.metric = {"blockchain", "reorg_depth"}, .colour = 5, .label = T("last reorg depth")},
};

constexpr ChartRow chainCharts[] = {
    {.title = T("Height"), .place = {1, 0}, .curves = heights, .fromZero = false},
    {.title = T("Tip age"),
     .place = {1, 1},
     .curves = tipAge,
     .mostOfPast = 6.0 * hourMs / 1000}, // of the initial block download it is years
    {.title = T("Feerates of new blocks"),
     .place = {2, 0},
     .curves = blockFeerates,
     .emptyText = T("No new block in this range yet"),
     .kind = ChartKind::Events},
    {.title = T("Chain tips and reorganisations"), .place = {2, 1}, .curves = tips},
};

// Peers

constexpr CurveRow connections[] = {
    {.metric = {"peers", "total"}, .colour = 4, .label = T("All")},
    {.metric = {"peers", "inbound"}, .colour = 1},
    {.metric = {"peers", "outbound"}, .colour = 0},
    {.metric = {"peers", "v2_transport"}, .colour = 2, .label = T("v2 transport")},
};
constexpr CurveRow pings[] = {
    {.metric = {"peers", "ping_p50_ms"}, .colour = 0, .label = T("median")},
    {.metric = {"peers", "ping_avg_ms"}, .colour = 2, .label = T("mean")},
    {.metric = {"peers", "ping_p95_ms"}, .colour = 1, .label = T("95th percentile")},
};
constexpr CurveRow inboundByNetwork[] = {
    {.metric = {"peer_network", "peer_count"},
     .only = SeriesOf{"direction", "inbound"},
     .each = TagName("peer_network")},
};
constexpr CurveRow outboundByNetwork[] = {
    {.metric = {"peer_network", "peer_count"},
     .only = SeriesOf{"direction", "outbound"},
     .each = TagName("peer_network")},
};
constexpr CurveRow churn[] = {
    {.metric = {"peers", "joins_per_min"}, .colour = 2},
    {.metric = {"peers", "leaves_per_min"}, .colour = 5},
};
constexpr CurveRow traffic[] = {
    {.metric = {"network_traffic", "receive_rate"}, .colour = 0},
    {.metric = {"network_traffic", "send_rate"}, .colour = 1},
};

constexpr ChartRow chartsOfPeers[] = {
    {.title = T("Connections"), .place = {0, 0}, .curves = connections},
    {.title = T("Ping"), .place = {0, 1}, .curves = pings},
    {.title = T("Inbound by network"), .place = {1, 0}, .curves = inboundByNetwork},
    {.title = T("Outbound by network"), .place = {1, 1}, .curves = outboundByNetwork},
    {.title = T("Peer turnover"),
     .place = {2, 0},
     .curves = churn,
     .emptyText = T("Available from the second sample")},
    {.title = T("Traffic"), .place = {2, 1}, .curves = traffic},
};

// System

constexpr const char *noProcess =
    T("bitcoind was not found on this machine, so its CPU and memory are not measured.");
constexpr const char *noFolder =
    T("The node's folder is not on this machine, or not set (BITCOIN_DATADIR).");

constexpr CurveRow cpu[] = {{.metric = {"process", "cpu_percent"}, .colour = 1}};
constexpr CurveRow processMemory[] = {{.metric = {"process", "memory_rss_mb"}, .colour = 0}};
constexpr CurveRow freeSpace[] = {
    {.metric = {"filesystem", "free_percent"}, .each = TagName("path_role")}};
constexpr CurveRow folders[] = {
    {.metric = {"filesystem", "directory_gb"}, .each = TagName("path_role")}};
constexpr CurveRow zmqMessages[] = {
    {.metric = {"zmq", "messages_per_min"}, .each = TagName("stream")}};
constexpr CurveRow cycleTimes[] = {
    {.metric = {"collector", "cycle_ms"},
     .colour = 0,
     .label = T("fast"),
     .only = SeriesOf{"loop", "fast"}},
    {.metric = {"collector", "cycle_ms"},
     .colour = 1,
     .label = T("slow"),
     .only = SeriesOf{"loop", "slow"}},
};
constexpr CurveRow electrumLag[] = {
    {.metric = {"electrum", "lag_blocks"}, .each = TagName("server")}};
constexpr CurveRow mirrorQueue[] = {{.metric = {"collector", "queued_points"},
                                     .colour = 0,
                                     .label = T("waiting"),
                                     .only = SeriesOf{"loop", "mirror"}}};

constexpr ChartRow systemCharts[] = {
    {.title = T("CPU of the node"),
     .place = {0, 0},
     .curves = cpu,
     .emptyText = noProcess,
     .part = SetUpPart::Process},
    {.title = T("Memory of the node"),
     .place = {0, 1},
     .curves = processMemory,
     .emptyText = noProcess,
     .part = SetUpPart::Process},
    {.title = T("Free disk space"),
     .place = {1, 0},
     .curves = freeSpace,
     .emptyText = noFolder,
     .part = SetUpPart::Disks},
    {.title = T("Folder sizes"),
     .place = {1, 1},
     .curves = folders,
     .emptyText = noFolder,
     .part = SetUpPart::Disks},
    {.title = T("ZMQ messages"),
     .place = {2, 0},
     .curves = zmqMessages,
     .emptyText = T("The node publishes nothing here. Add zmqpubhashblock, zmqpubrawtx and "
                    "zmqpubsequence to its bitcoin.conf."),
     .part = SetUpPart::Zmq},
    {.title = T("Polling time"), .place = {2, 1}, .curves = cycleTimes},
    {.title = T("Electrum server, lag"),
     .place = {3, 0},
     .curves = electrumLag,
     .emptyText = T("No Electrum server reports its height. Set ELECTRUM_URL, for instance to "
                    "electrum://127.0.0.1:50001."),
     .part = SetUpPart::Electrum},
    {.title = T("InfluxDB export, points queued"),
     .place = {3, 1},
     .curves = mirrorQueue,
     .emptyText = T("Nothing is exported. Set INFLUX_URL to write to InfluxDB."),
     .part = SetUpPart::Influx},
};

constexpr PageRow chainRow = {T("Chain"), chainCharts, 96};
constexpr PageRow peersRow = {T("Peers"), chartsOfPeers};
constexpr PageRow systemRow = {T("System"), systemCharts};

} // namespace

const PageRow pages::chain = chainRow;
const PageRow pages::peerCharts = peersRow;
const PageRow pages::system = systemRow;

#undef T

} // namespace bnm
