// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_past.h"

#include "app/core/alerts/alert_file.h"
#include "app/core/alerts/alert_rules.h"
#include "app/core/text/format.h"
#include "collectors/mempool/feerate_bins.h"
#include "collectors/plausible.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"

#include <QDir>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace bnm {

namespace {

constexpr double usageOfVsize = 2.6;
constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

/// A moment of the past with what several series need of its mempool.
struct View {
    const SimulatedPast &past;
    SimulatedPast::Moment moment;
    std::array<double, feerateBins.size()> binVsize;

    View(const SimulatedPast &ofPast, qint64 timeMs) : past(ofPast), moment(ofPast.at(timeMs))
    {
        double above = 0;
        for (std::size_t bin = feerateBins.size(); bin-- > 0;) {
            const double from = past.vsizeFrom(moment, feerateBins[bin]);
            binVsize[bin] = from - above;
            above = from;
        }
    }
    double feerateAt(double blocks) const { return past.feerateAt(moment, blocks * blockVsize); }
    /// The node's estimate.
    double estimate(int target) const
    {
        const int blocks = std::max(1, std::max(2, target) - 1);
        return std::round(feerateAt(std::min(blocks, 40)) * 1'000) / 1'000;
    }
    /// Recommended from the medians of the projected blocks.
    double nextBlock() const { return feerateAt(0.5); }
    double halfHour() const { return (feerateAt(1.5) + nextBlock()) / 2; }
    double hour() const { return (feerateAt(2.5) + halfHour()) / 2; }
    double noise(quint64 channel) const
    {
        return past.noise().white(1'000 + channel, moment.timeMs);
    }
};

struct Column {
    SeriesId id;
    std::function<double(const View &)> value; ///< not a number: not known then
};
using Columns = std::vector<Column>;

double whole(double value)
{
    return std::round(value);
}

void addChain(Columns &columns)
{
    const auto add = [&columns](Metric metric, std::function<double(const View &)> value) {
        columns.push_back({{metric}, std::move(value)});
    };
    add({"blockchain", "best_height"}, [](const View &v) { return v.moment.tip->height; });
    add({"blockchain", "headers_height"}, [](const View &v) { return v.moment.tip->height; });
    add({"blockchain", "block_lag"}, [](const View &) { return 0; });
    add({"blockchain", "verification_progress"}, [](const View &) { return 1; });
    add({"blockchain", "difficulty"}, [](const View &v) { return v.moment.tip->difficulty; });
    add({"blockchain", "initial_block_download"}, [](const View &) { return 0; });
    add({"blockchain", "size_on_disk_bytes"}, [](const View &v) {
        return 812'345'678'901.0 + (v.moment.tip->height - 920'000) * 1'700'000.0;
    });
    add({"blockchain", "pruned"}, [](const View &) { return 0; });
    add({"blockchain", "tip_age_seconds"}, [](const View &v) {
        return std::max(0.0,
                        whole(static_cast<double>(v.moment.timeMs - v.moment.tip->timeMs) / 1'000));
    });
    add({"blockchain", "reorg_depth"},
        [](const View &v) { return v.moment.countInADay > 0 ? v.moment.lastDepth : 0; });
    add({"blockchain", "max_reorg_depth"}, [](const View &v) { return v.moment.deepestInADay; });
    add({"blockchain", "reorg_count"}, [](const View &v) { return v.moment.countInADay; });
    add({"blockchain", "chain_tips"}, [](const View &v) { return 1 + v.moment.reorganisations; });
    add({"blockchain", "warnings"}, [](const View &) { return 0; });
}

void addMempool(Columns &columns)
{
    const auto add = [&columns](Metric metric, std::function<double(const View &)> value,
                                std::vector<Tag> tags = {}) {
        columns.push_back({{metric, std::move(tags)}, std::move(value)});
    };
    add({"mempool", "tx_count"},
        [](const View &v) { return whole(v.past.transactions(v.moment)); });
    add({"mempool", "vsize_mb"}, [](const View &v) { return v.moment.vsize / 1e6; });
    add({"mempool", "usage_bytes"},
        [](const View &v) { return whole(v.moment.vsize * usageOfVsize); });
    add({"mempool", "max_bytes"}, [](const View &) { return 300'000'000; });
    add({"mempool", "min_feerate_sat_vb"}, [](const View &) { return 0.1; });
    add({"mempool", "relay_feerate_sat_vb"}, [](const View &) { return 0.1; });
    add({"mempool", "total_fee_sat"},
        [](const View &v) { return whole(v.past.feesSat(v.moment)); });
    add({"mempool", "unbroadcast"}, [](const View &) { return 0; });
    add({"mempool", "fee_fast"}, [](const View &v) { return v.estimate(2); });
    add({"mempool", "fee_slow"}, [](const View &v) { return v.estimate(144); });
    for (const Name target : rows::feeTargetValues) {
        const int blocks = target.toString().toInt();
        add({"fee_estimate", "sat_vb"}, [blocks](const View &v) { return v.estimate(blocks); },
            {{"target", target.toString()}});
    }
    const Tag source{"source", QStringLiteral("core_rawmempool")};
    add({"recommended_feerate", "next_block_sat_vb"}, [](const View &v) { return v.nextBlock(); },
        {source});
    add({"recommended_feerate", "half_hour_sat_vb"}, [](const View &v) { return v.halfHour(); },
        {source});
    add({"recommended_feerate", "hour_sat_vb"}, [](const View &v) { return v.hour(); }, {source});
    add({"recommended_feerate", "economy_sat_vb"},
        [](const View &v) { return std::min(0.2, v.hour()); }, {source});
    for (std::size_t bin = 0; bin < feerateBins.size(); ++bin) {
        const std::vector<Tag> tags = {{"bin", feerateBinTag(bin)}, source};
        add(
            {"mempool_hist", "vsize"}, [bin](const View &v) { return whole(v.binVsize[bin]); },
            tags);
        add(
            {"mempool_hist", "tx_count"},
            [bin](const View &v) {
                return whole(v.binVsize[bin] / v.moment.vsize * v.past.transactions(v.moment));
            },
            tags);
    }
}

void addPeers(Columns &columns)
{
    const auto add = [&columns](Metric metric, std::function<double(const View &)> value,
                                std::vector<Tag> tags = {}) {
        columns.push_back({{metric, std::move(tags)}, std::move(value)});
    };
    add({"peers", "total"}, [](const View &v) { return v.moment.peers.total(); });
    add({"peers", "inbound"}, [](const View &v) { return v.moment.peers.inbound(); });
    add({"peers", "outbound"}, [](const View &v) { return v.moment.peers.outbound(); });
    add({"peers", "ping_avg_ms"}, [](const View &v) { return 1'000 * v.moment.peers.pingMean; });
    add({"peers", "ping_p50_ms"}, [](const View &v) { return 1'000 * v.moment.peers.pingMedian; });
    add({"peers", "ping_p95_ms"}, [](const View &v) { return 1'000 * v.moment.peers.pingHigh; });
    add({"peers", "joins_per_min"}, [](const View &v) { return v.moment.joinsPerMinute; });
    add({"peers", "leaves_per_min"}, [](const View &v) { return v.moment.leavesPerMinute; });
    add({"peers", "v2_transport"}, [](const View &v) { return v.moment.peers.v2; });
    add({"peers", "block_relay_only"}, [](const View &v) { return v.moment.peers.blockRelayOnly; });
    add({"peers", "synced_headers_max"}, [](const View &v) { return v.moment.tip->height; });
    for (std::size_t i = 0; i < SimulatedPeerCounts::networks.size(); ++i) {
        const Tag network{"peer_network", QLatin1String(SimulatedPeerCounts::networks[i])};
        add({"peer_network", "peer_count"},
            [i](const View &v) { return v.moment.peers.byNetwork[i].inbound; },
            {network, {"direction", QStringLiteral("inbound")}});
        add({"peer_network", "peer_count"},
            [i](const View &v) { return v.moment.peers.byNetwork[i].outbound; },
            {network, {"direction", QStringLiteral("outbound")}});
    }
    add({"network_traffic", "bytes_received"},
        [](const View &v) { return static_cast<double>(v.moment.bytesReceived); });
    add({"network_traffic", "bytes_sent"},
        [](const View &v) { return static_cast<double>(v.moment.bytesSent); });
    add({"network_traffic", "receive_rate"},
        [](const View &v) { return v.moment.activity * v.past.present().peers.receiveRate; });
    add({"network_traffic", "send_rate"},
        [](const View &v) { return v.moment.activity * v.past.present().peers.sendRate; });
    const Tag version{"version", QStringLiteral("30.0.0")};
    add({"node", "uptime_seconds"},
        [](const View &v) { return static_cast<double>(v.moment.uptimeSeconds); }, {version});
    add({"node", "connections"}, [](const View &v) { return v.moment.peers.total(); }, {version});
}

void addMachine(Columns &columns)
{
    using Figures = SimulatedMachine::Figures;
    const auto add = [&columns](Metric metric, double (*value)(const Figures &),
                                std::vector<Tag> tags = {}) {
        columns.push_back({{metric, std::move(tags)},
                           [value](const View &v) { return value(v.moment.machine); }});
    };
    add({"process", "running"}, [](const Figures &) { return 1.0; });
    add({"process", "cpu_percent"}, [](const Figures &f) { return f.cpuPercent; });
    add({"process", "memory_rss_mb"}, [](const Figures &f) { return f.memoryMb; });
    add({"process", "open_files"}, [](const Figures &f) { return double(f.openFiles); });
    add({"process", "threads"}, [](const Figures &f) { return double(f.threads); });
    add({"process", "read_bytes"}, [](const Figures &f) { return double(f.readBytes); });
    add({"process", "write_bytes"}, [](const Figures &f) { return double(f.writeBytes); });
    // On one disk.
    for (const auto &[role, size] : SimulatedMachine::folders) {
        const std::vector<Tag> tags = {{"path_role", QLatin1String(role)}};
        add(
            {"filesystem", "used_gb"}, [](const Figures &f) { return f.diskUsedGb; }, tags);
        add(
            {"filesystem", "total_gb"}, [](const Figures &) { return SimulatedMachine::diskGb; },
            tags);
        add(
            {"filesystem", "free_percent"},
            [](const Figures &f) { return 100 - 100 * f.diskUsedGb / SimulatedMachine::diskGb; },
            tags);
        add(
            {"filesystem", "days_until_full"}, [](const Figures &f) { return f.daysUntilFull; },
            tags);
        if (size == &Figures::chainstateGb)
            add(
                {"filesystem", "chainstate_gb"}, [](const Figures &f) { return f.chainstateGb; },
                tags);
        columns.push_back({{{"filesystem", "directory_gb"}, tags},
                           [member = size](const View &v) { return v.moment.machine.*member; }});
    }
}

void addProgram(Columns &columns)
{
    const auto add = [&columns](Metric metric, Tag tag, std::function<double(const View &)> value) {
        columns.push_back({{metric, {std::move(tag)}}, std::move(value)});
    };
    const auto sinceBlock = [](const View &v) {
        return std::max(0.0, static_cast<double>(v.moment.timeMs - v.moment.tip->timeMs) / 1'000);
    };
    for (const char *stream : {"rawblock", "hashblock"}) {
        const Tag tag{"stream", QLatin1String(stream)};
        add({"zmq", "seconds_since"}, tag, sinceBlock);
        add({"zmq", "messages_per_min"}, tag,
            [sinceBlock](const View &v) { return sinceBlock(v) < 60 ? 1 : 0; });
        add({"zmq", "gaps"}, tag, [](const View &) { return 0; });
    }
    for (const auto &[stream, perMinute] :
         {std::pair("rawtx", 294.0), std::pair("sequence", 306.0)}) {
        const Tag tag{"stream", QLatin1String(stream)};
        add({"zmq", "seconds_since"}, tag, [](const View &v) { return 0.2 + 0.15 * v.noise(1); });
        add({"zmq", "messages_per_min"}, tag, [rate = perMinute](const View &v) {
            return whole(rate * v.moment.arrivals * (1 + 0.06 * v.noise(2)));
        });
        add({"zmq", "gaps"}, tag, [](const View &) { return 0; });
    }
    add({"collector", "cycle_ms"}, {"loop", QStringLiteral("fast")},
        [](const View &v) { return 7.5 + 2.5 * v.noise(3); });
    add({"collector", "cycle_ms"}, {"loop", QStringLiteral("slow")},
        [](const View &v) { return 13 + 4 * v.noise(4); });
}

Columns allColumns()
{
    Columns columns;
    addChain(columns);
    addMempool(columns);
    addPeers(columns);
    addMachine(columns);
    addProgram(columns);
    return columns;
}

/// Sampling interval of a span of the past.
qint64 stepOf(const HistoryImport::Span &span)
{
    constexpr qint64 samplesMs = 15'000;
    return span.widthMs > 0 ? std::max(span.widthMs / 5, 2 * samplesMs) : samplesMs;
}

std::vector<HistoryImport::Series> sampled(const SimulatedPast &past, const Columns &columns,
                                           std::span<const HistoryImport::Span> spans,
                                           const HistoryImport::Cancelled &isCancelled)
{
    std::vector<HistoryImport::Series> all;
    for (const Column &column : columns)
        all.push_back({column.id, {}});
    for (std::size_t span = 0; span < spans.size(); ++span) {
        const qint64 step = stepOf(spans[span]);
        for (qint64 timeMs = spans[span].fromMs; timeMs < spans[span].toMs && !isCancelled();
             timeMs += step) {
            const View view(past, timeMs);
            for (std::size_t i = 0; i < columns.size(); ++i)
                if (const double value = columns[i].value(view); !std::isnan(value))
                    all[i].samples[span].push_back(Bucket::of(timeMs, value));
        }
    }
    return all;
}

/// One point per block, from the mempool just before it.
Columns blockColumns(const SimulatedPast &past)
{
    Columns columns;
    const auto add = [&columns](Metric metric, std::function<double(const View &)> value) {
        columns.push_back({{metric}, std::move(value)});
    };
    const auto &blocks = past.blocks();
    add({"block", "height"}, [](const View &v) { return v.moment.tip->height; });
    add({"block", "interval_seconds"}, [first = &blocks.front()](const View &v) {
        const SimulatedPast::Block *tip = v.moment.tip;
        return tip == first ? notKnown
                            : static_cast<double>(tip->timeMs - (tip - 1)->timeMs) / 1'000;
    });
    add({"block", "tx_count"}, [](const View &v) { return whole(2'950 + 700 * v.noise(5)); });
    add({"block", "weight"}, [](const View &v) { return whole(3'991'500 + 1'200 * v.noise(6)); });
    add({"block", "size_bytes"},
        [](const View &v) { return whole(1'597'000 + 40'000 * v.noise(7)); });
    add({"block", "total_fee_sat"},
        [](const View &v) { return whole(v.feerateAt(0.42) * blockVsize * 1.15); });
    add({"block", "median_feerate_sat_vb"}, [](const View &v) { return whole(v.feerateAt(0.5)); });
    add({"block", "min_feerate_sat_vb"}, [](const View &v) { return whole(v.feerateAt(1)); });
    return columns;
}

void addBlocks(const SimulatedPast &past, std::span<const HistoryImport::Span> spans,
               std::vector<HistoryImport::Series> &all)
{
    const Columns columns = blockColumns(past);
    const std::size_t first = all.size();
    for (const Column &column : columns)
        all.push_back({column.id, {}});
    for (const SimulatedPast::Block &block : past.blocks()) {
        const View view(past, block.timeMs);
        for (std::size_t span = 0; span < spans.size(); ++span)
            if (spans[span].fromMs <= block.timeMs && block.timeMs < spans[span].toMs)
                for (std::size_t i = 0; i < columns.size(); ++i)
                    if (const double value = columns[i].value(view); !std::isnan(value))
                        all[first + i].samples[span].push_back(Bucket::of(block.timeMs, value));
    }
}

/// The alert of a rule, in its own words.
Alert resolved(const char *ruleId, double value, const QStringList &figures, qint64 sinceMs,
               qint64 resolvedMs)
{
    const AlertRule &rule = *findAlertRule(QLatin1String(ruleId));
    Alert alert;
    alert.rule = QLatin1String(ruleId);
    alert.severity = rule.severity;
    alert.state = AlertState::Resolved;
    alert.title = Words::tr(rule.title);
    alert.text = rule.text.translated(integerNear(value))
                     .replace(QStringLiteral("%1"), format::figure(value, rule.unit).text());
    for (qsizetype i = 0; i < figures.size(); ++i)
        alert.text.replace(QStringLiteral("%%1").arg(i + 3), figures[i]);
    alert.nextStep = Words::tr(rule.nextStep);
    alert.sinceMs = sinceMs;
    alert.firedMs = sinceMs + rule.forSeconds * 1'000;
    alert.resolvedMs = resolvedMs;
    alert.told = true;
    return alert;
}

} // namespace

std::vector<HistoryImport::Series> demoSeries(const SimulatedPast &past,
                                              const HistoryImport::Cancelled &isCancelled)
{
    const auto spans = HistoryImport::spansOf(past.startMs(), past.present().timeMs);
    std::vector<HistoryImport::Series> all = sampled(past, allColumns(), spans, isCancelled);
    addBlocks(past, spans, all);
    return all;
}

std::vector<Alert> demoAlerts(const SimulatedPast &past)
{
    const SimulatedMachine &machine = past.machine();
    const auto lowest = machine.at(machine.diskCleanedMs() - minuteMs);
    const double freeGb = SimulatedMachine::diskGb - lowest.diskUsedGb;
    std::vector<Alert> alerts = {
        resolved("disk_low", 100 * freeGb / SimulatedMachine::diskGb,
                 {QStringLiteral("datadir"), format::figure(freeGb, Unit::Gigabytes).text()},
                 machine.diskLowMs(), machine.diskCleanedMs() + minuteMs)};
    for (const SimulatedPast::Block &block : past.blocks())
        if (block.leftBehind >= findAlertRule(QStringLiteral("reorganisation"))->threshold)
            alerts.push_back(resolved("reorganisation", block.leftBehind, {QStringLiteral("1")},
                                      block.timeMs, block.timeMs + dayMs));
    std::sort(alerts.begin(), alerts.end(),
              [](const Alert &a, const Alert &b) { return a.resolvedMs < b.resolvedMs; });
    return alerts;
}

QString writeDemoPast(const SimulatedPast &past, const Identity &identity, const QString &folder,
                      const HistoryImport::Cancelled &isCancelled)
{
    QDir().mkpath(folder);
    AlertFile alerts(QDir(folder).filePath(QStringLiteral("alerts.sqlite")));
    alerts.save({}, demoAlerts(past));
    if (const QString trouble = alerts.trouble(); !trouble.isEmpty())
        return trouble;
    return HistoryImport::write(QDir(folder).filePath(QStringLiteral("history.sqlite")), identity,
                                demoSeries(past, isCancelled), isCancelled);
}

} // namespace bnm
