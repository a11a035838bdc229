// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/rule_queries.h"

#include "app/core/exporter/exposition.h"
#include "app/core/exporter/metric_name.h"
#include "app/core/health/component_ids.h"
#include "collectors/node/node_topics.h"

namespace bnm {

namespace {

using Level = StatusReport::Level;

const QByteArray byNode = " by (network, node) ";

QByteArray bytes(Name name)
{
    return {name.view().data(), static_cast<qsizetype>(name.view().size())};
}

/// A series of the catalogue, the greatest of those of a node.
QByteArray most(Metric metric, const QByteArray &labels = {})
{
    const QByteArray name =
        metricName(*findMeasurement(metric.measurement.view()), metric.spec()).sample;
    return "max" + byNode + '(' + name + (labels.isEmpty() ? "" : '{' + labels + '}') + ')';
}

QByteArray seriesOf(Metric metric)
{
    return metricName(*findMeasurement(metric.measurement.view()), metric.spec()).sample;
}

QByteArray status(const QByteArray &labels)
{
    return "max" + byNode + '(' + monitor_metrics::componentStatus + '{' + labels + "})";
}

QByteArray statusOf(Name component, const QByteArray &labels = {})
{
    return status("component=\"" + bytes(component) + '"' + (labels.isEmpty() ? "" : ',' + labels));
}

QByteArray levelIs(const char *level)
{
    return QByteArray("level=\"") + level + '"';
}

/// Alternatives: the first that there is of a node counts.
QByteArray firstOf(const QList<QByteArray> &alternatives)
{
    return alternatives.join("\nor ");
}

QByteArray open(const QByteArray &query)
{
    return "0.75 * " + query;
}

QByteArray holdsNot(const QByteArray &query)
{
    return "0 * " + query;
}

/// As measures::ofStatus() reads it.
QByteArray ofStatus(const AlertRule &rule)
{
    const char *level = levelName(rule.level);
    const QByteArray topic =
        rule.topic == Name("") ? QByteArray() : ",topic=\"" + bytes(rule.topic) + '"';
    QList<QByteArray> parts{statusOf(rule.component, levelIs(level) + topic)};
    if (rule.level == Level::Bad)
        parts << open(statusOf(rule.component, rule.component == ids::chain
                                                   ? "level=~\"waiting|watch\""
                                                   : levelIs("waiting")));
    if (rule.level == Level::Watch)
        parts << open(statusOf(rule.component, levelIs("bad")));
    parts << holdsNot(statusOf(rule.component));
    return firstOf(parts);
}

QByteArray downloading()
{
    return '(' + most({"blockchain", "initial_block_download"}) + " == 1)";
}

/// While it downloads there is nothing to tell.
QByteArray unlessDownloading(const QByteArray &value)
{
    return '(' + value + ") unless" + onNode + downloading() + "\nor 0 * " + downloading();
}

/// As measures::mempoolUnreadable(): bad for a reason that another alert tells is open.
QByteArray querySource(Name component)
{
    return firstOf({open(statusOf(ids::node, levelIs("bad"))),
                    open(statusOf(component, levelIs("bad") + ",topic=\"" +
                                                 bytes(topics::refusedCalls) + '"')),
                    statusOf(component, levelIs("bad")),
                    open(statusOf(component, levelIs("waiting"))), holdsNot(statusOf(component))});
}

QByteArray nodeUnreachable()
{
    const QByteArray bad = statusOf(ids::node, levelIs("bad") + ",topic=\"\"");
    const QByteArray ended = '(' + most({"process", "running"}) + " == 0)";
    return firstOf({open('(' + bad + " and" + onNode + ended + ')'), bad,
                    open(statusOf(ids::node, levelIs("waiting"))), holdsNot(statusOf(ids::node))});
}

QByteArray processGone()
{
    const QByteArray running = most({"process", "running"});
    const QByteArray good = statusOf(ids::node, levelIs("good"));
    return firstOf(
        {"1 + (" + running + " == 0) unless" + onNode + good, holdsNot(running), holdsNot(good)});
}

QByteArray nodeSlow()
{
    return firstOf({statusOf(ids::node, "topic=\"" + bytes(topics::slow) + "\",level!=\"bad\""),
                    holdsNot(statusOf(ids::node))});
}

QByteArray callsRefused()
{
    return firstOf({open(statusOf(ids::node, levelIs("bad"))),
                    status("topic=\"" + bytes(topics::refusedCalls) + '"'),
                    holdsNot(statusOf(ids::node))});
}

QByteArray nodeRestarted()
{
    const QByteArray uptime = most({"node", "uptime_seconds"});
    const QByteArray young = '(' + uptime + " < 900)";
    return firstOf(
        {"1 + 0 * " + young + " and" + onNode + "(resets((" + uptime + ")[20m:15s]) > 0)",
         "0.75 + 0 * " + young, holdsNot(uptime)});
}

/// How long the height has stood still, in three steps.
QByteArray downloadStall()
{
    const QByteArray height = seriesOf({"blockchain", "best_height"});
    const auto still = [&height](const QByteArray &window) {
        return "(max" + byNode + "(changes(" + height + '[' + window + "])) == 0 and" + onNode +
               "max" + byNode + '(' + height + " offset " + window + "))";
    };
    return "(" +
           firstOf({"1800 + " + still("30m"), "60 + " + still("1m"),
                    holdsNot(most({"blockchain", "best_height"}))}) +
           ") and" + onNode + downloading() + "\nor " +
           holdsNot(most({"blockchain", "best_height"}));
}

QByteArray blockGap()
{
    const QByteArray age = most({"blockchain", "tip_age_seconds"}, "network!=\"regtest\"");
    const QByteArray behind = '(' + most({"blockchain", "block_lag"}) + " > 2)";
    return firstOf({age + " unless" + onNode + downloading() + " unless" + onNode + behind,
                    holdsNot(most({"blockchain", "tip_age_seconds"}))});
}

/// Watched for so long by the monitor.
QByteArray watchedFor(const char *seconds)
{
    return QByteArray("(time() - ") + "max" + byNode + '(' + monitor_metrics::startTime +
           ") >= " + seconds + ')';
}

QByteArray reorganisation()
{
    const QByteArray depth = most({"blockchain", "max_reorg_depth"});
    return firstOf({'(' + depth + " > 0)", depth + " and" + onNode + watchedFor("86400")});
}

QByteArray rivalBranch()
{
    const QByteArray rival = most({"blockchain", "rival_branch_blocks"});
    const QByteArray ours = most({"blockchain", "max_reorg_depth"});
    return unlessDownloading(
        firstOf({'(' + rival + " >" + onNode + ours + ')',
                 '(' + rival + " unless" + onNode + ours + ')', holdsNot(rival)}));
}

QByteArray fewOutbound()
{
    return most({"peers", "outbound"}) + " unless" + onNode + '(' + most({"peers", "total"}) +
           " == 0)";
}

QByteArray noInbound()
{
    return '(' + most({"peers", "inbound"}) + " == bool 0) *" + onNode + '(' +
           most({"node", "local_addresses"}) + " > bool 0)";
}

QByteArray providerShare()
{
    const QByteArray peers = seriesOf({"peer_asn", "peer_count"});
    const QByteArray known =
        "max" + byNode + '(' + peers + "{direction=\"outbound\",organization!=\"other\"})";
    const QByteArray rest =
        "max" + byNode + '(' + peers + "{direction=\"outbound\",organization=\"other\"})";
    const QByteArray all = "sum" + byNode + '(' + peers + "{direction=\"outbound\"})";
    const QByteArray outbound = most({"peers", "outbound"});
    return firstOf({known + " /" + onNode + all + " *" + onNode + "clamp_max(" + all + " /" +
                        onNode + outbound + ", 1) unless" + onNode + '(' + outbound +
                        " < 4) unless" + onNode + '(' + known + " <" + onNode + rest + ')',
                    holdsNot(outbound) + " and" + onNode + '(' + all + " > 0)"});
}

QByteArray oneNetwork()
{
    const QByteArray peers = seriesOf({"peer_network", "peer_count"});
    const QByteArray all = "sum" + byNode + '(' + peers + "{direction=\"outbound\"})";
    const QByteArray biggest = "max" + byNode + "(sum by (network, node, peer_network) (" + peers +
                               "{direction=\"outbound\"}))";
    const QByteArray reachable = most({"node", "reachable_networks"});
    return firstOf({"1 + 0 * (" + reachable + " > 2) and" + onNode + '(' + all + " >= 4) and" +
                        onNode + '(' + biggest + " ==" + onNode + all + ')',
                    holdsNot(reachable) + " and" + onNode + "count" + byNode + '(' + peers + ')'});
}

QByteArray headersAhead()
{
    return unlessDownloading("clamp_min(" + most({"blockchain", "headers_height"}) + " -" + onNode +
                             most({"peers", "synced_headers_max"}) + ", 0)");
}

QByteArray mempoolPurging()
{
    return "clamp_min(" + most({"mempool", "min_feerate_sat_vb"}) + " -" + onNode +
           most({"mempool", "relay_feerate_sat_vb"}) + ", 0)";
}

QByteArray diskFree()
{
    return "min" + byNode + '(' + seriesOf({"filesystem", "free_percent"}) + ')';
}

QByteArray daysToFull()
{
    const QByteArray never = "3153600000"; // 100 years
    return firstOf({"min" + byNode + '(' + seriesOf({"filesystem", "days_until_full"}) + ')',
                    never + " + 0 * " + most({"filesystem", "free_percent"}) + " and" + onNode +
                        watchedFor("7200")});
}

QByteArray zmqGaps()
{
    return "sum" + byNode + "(increase(" + seriesOf({"zmq", "gaps"}) + "[1h]))";
}

/// What a monitor dropped before it was scraped first counts too.
QByteArray pointsDropped()
{
    const QByteArray dropped = seriesOf({"collector", "dropped_points"}) + "{loop=\"mirror\"}";
    return firstOf({"max" + byNode + '(' + dropped + " unless " + dropped + " offset 1h)",
                    "max" + byNode + "(increase(" + dropped + "[1h]))"});
}

QByteArray electrumBehind()
{
    return unlessDownloading(most({"electrum", "lag_blocks"}));
}

QByteArray mirrorStuck()
{
    return firstOf({statusOf(ids::influx, levelIs("bad")),
                    open(statusOf(ids::influx, "level=~\"waiting|watch\"")),
                    holdsNot(statusOf(ids::influx))});
}

/// Of components without a rule of their own.
QByteArray otherFailed()
{
    QByteArrayList own{bytes(ids::webhook)};
    for (const AlertRule &rule : alertRules())
        if (rule.component != Name("") && !own.contains(bytes(rule.component)))
            own << bytes(rule.component);
    const QByteArray bad = status("level=\"bad\",topic!=\"" + bytes(topics::refusedCalls) +
                                  "\",component!~\"" + own.join('|') + "\"");
    return firstOf({open('(' + bad + " and" + onNode + statusOf(ids::node, levelIs("bad")) + ')'),
                    bad, holdsNot(status({}))});
}

constexpr const char *needsMedianSlope =
    "The slope is the median over all pairs of samples; PromQL has least squares only, which a "
    "single outlier moves.";
constexpr const char *needsLimit = "Off until you set a limit of your own.";
constexpr const char *needsWarnings = "Judged by the text of the node's warnings, which is no "
                                      "figure.";

struct Row {
    const char *rule;
    QByteArray (*value)() = nullptr;
    const char *reason = "";
    bool isObservable = true;
    const char *remark = "";
};

constexpr Row queryTable[] = {
    {"node_unreachable", nodeUnreachable},
    {"node_slow", nodeSlow},
    {"bitcoind_gone", processGone},
    {"node_restarted", nodeRestarted},
    {"calls_refused", callsRefused},
    {"memory_growing", nullptr, needsMedianSlope},
    {"node_warnings", nullptr, needsWarnings},
    {"ibd_stalled", downloadStall},
    {"no_block", blockGap, "", true,
     "Counts from the block's own timestamp, the program from when it saw the block."},
    {"reorganisation", reorganisation},
    {"fork", rivalBranch},
    {"unknown_softfork", nullptr, needsWarnings},
    {"few_outbound", fewOutbound},
    {"no_inbound", noInbound},
    {"one_provider", providerShare},
    {"one_network", oneNetwork},
    {"headers_ahead", headersAhead},
    {"mempool_purging", mempoolPurging},
    {"feerate_below", nullptr, needsLimit},
    {"feerate_above", nullptr, needsLimit},
    {"mempool_unreadable", [] { return querySource(ids::mempool); }},
    {"zmq_down", [] { return querySource(ids::zmq); }},
    {"zmq_silent", nullptr,
     "Counts the blocks since the last message of each stream, by the moments at which they "
     "were seen."},
    {"zmq_gaps", zmqGaps, "", true, "A rise is extrapolated to the whole hour."},
    {"disk_low", diskFree},
    {"disk_full_soon", daysToFull},
    {"electrum_behind", electrumBehind},
    {"mirror_stuck", mirrorStuck},
    {"mirror_growing", nullptr, needsMedianSlope},
    {"points_dropped", pointsDropped, "", true, "A rise is extrapolated to the whole hour."},
    {"source_failed", otherFailed},
    {"metrics_not_served", nullptr,
     "Nothing can be scraped then: BitcoinMonitorDown fires instead.", false},
    {"geoip_old", nullptr, "The date of the databases is no figure."},
};

} // namespace

RuleQuery ruleQuery(const AlertRule &rule)
{
    for (const Row &row : queryTable)
        if (QLatin1String(row.rule) == QLatin1String(rule.id)) {
            if (row.value)
                return {row.value(), "", true, row.remark};
            if (*row.reason)
                return {{}, row.reason, row.isObservable};
        }
    if (rule.metric) {
        const QByteArray value = most(*rule.metric);
        return {rule.unless == measures::isDownloading ? unlessDownloading(value) : value};
    }
    if (rule.component != Name("") && (!rule.measure || rule.component == ids::figures))
        return {ofStatus(rule)};
    return {{}, "Computed by the program."};
}

} // namespace bnm
