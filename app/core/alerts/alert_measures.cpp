// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "collectors/as_sentence.h"
#include "collectors/node/node_topics.h"
#include "collectors/peers/peer.h"
#include "collectors/words.h"

#include <algorithm>
#include <cmath>

namespace bnm::measures {

namespace {

using Level = Status::Level;

constexpr double meanBlockSeconds = 600;
constexpr double toleratedBlockLag = 2;
constexpr double fewestForConcentration = 4; // peers; of fewer nothing can be said
constexpr qint64 blockToleranceMs = 30'000;  // between a block and what tells of it
constexpr double shortestStall = 600;        // s
constexpr qint64 reorgWindowMs = 24LL * 3'600'000;
constexpr qint64 diskTrendMs = 2LL * 3'600'000;
constexpr int signallingBlocks = 144; // that unknown_signalling_blocks counts among
constexpr double leastQueue = 1'000;  // points
constexpr double msPerDay = 86'400'000;
constexpr double msPerMinute = 60'000;

QString whole(double value)
{
    return format::integer(std::llround(std::clamp(value, -1e15, 1e15)));
}

QString duration(double seconds)
{
    return format::duration(static_cast<qint64>(std::clamp(seconds, 0.0, 1e12)));
}

QString sentenceOf(const Facts &facts, Name id)
{
    const Status *status = facts.status(id);
    return status ? status->sentence : QString();
}

bool hasRuleOfItsOwn(Name id)
{
    if (id == ids::webhook) // it cannot report itself
        return true;
    const auto rules = alertRules();
    return std::any_of(rules.begin(), rules.end(),
                       [id](const AlertRule &rule) { return rule.judges(id); });
}

/// Bitcoin Core ends some of its warnings with a full stop, and some not.
QString asSentences(const QStringList &texts)
{
    QStringList sentences;
    for (const QString &text : texts)
        sentences << asSentence(text);
    return sentences.join(QLatin1Char(' '));
}

/// As Bitcoin Core words it: "Unknown new rules activated (versionbit 3)".
bool isOfUnknownRules(const QString &warning)
{
    return warning.contains(QLatin1String("unknown new rules"), Qt::CaseInsensitive);
}

bool isProcessGone(const Facts &facts)
{
    return isProcessEnded(facts) && !facts.statusIs(ids::node, Level::Good);
}

/// The biggest group of outbound peers.
struct Biggest {
    double share = 0; // of all
    double total = 0;
    QString name;
};

Biggest biggestOutbound(const Facts &facts, MeasurementName measurement, TagName nameTag)
{
    Biggest biggest;
    double most = 0;
    for (const Point *point : facts.newestSet(measurement)) {
        const double count = point->number("peer_count").value_or(0);
        if (point->tagValue("direction") != QLatin1String("outbound"))
            continue;
        biggest.total += count;
        if (count > most) {
            most = count;
            biggest.name = point->tagValue(nameTag);
        }
    }
    biggest.share = biggest.total > 0 ? most / biggest.total : 0;
    return biggest;
}

QString networkTitle(const QString &name)
{
    for (const PeerNetwork network : allPeerNetworks)
        if (nameOf(network) == name)
            return titleOf(network);
    return name;
}

} // namespace

bool isDownloading(const Facts &facts)
{
    return facts.isTrue({"blockchain", "initial_block_download"});
}

bool hasNoPeers(const Facts &facts)
{
    return facts.number({"peers", "total"}) == 0.0;
}

bool isProcessEnded(const Facts &facts)
{
    return facts.number({"process", "running"}) == 0.0;
}

Reading ofStatus(const Facts &facts, Name component, Level level, Name topic)
{
    const Status *status = facts.status(component);
    if (!status)
        return {};
    const bool isMeant = topic == Name("") || status->topic == topic;
    Reading reading{facts.statusIs(component, level) && isMeant ? holds : holdsNot,
                    {sentenceOf(facts, component), duration(facts.statusHeldSeconds(component))}};
    // What is worse now is not over.
    if (facts.statusIs(component, level == Level::Bad ? Level::Waiting : Level::Bad) &&
        (level == Level::Bad || level == Level::Watch))
        reading.value = open;
    return reading;
}

Reading callsRefused(const Facts &facts)
{
    if (facts.statusIs(ids::node, Level::Bad)) // nothing is allowed; another alert says so
        return {open, {}};
    for (const auto &[id, held] : facts.statuses())
        if (held.status.topic == topics::refusedCalls)
            return {holds, {held.status.sentence}};
    return {facts.status(ids::node) ? holdsNot : open, {}};
}

/// It answers late, or is waited for; when no answer came at all, another rule says so.
Reading nodeSlow(const Facts &facts)
{
    const Status *node = facts.status(ids::node);
    if (!node)
        return {open, {}};
    if (node->topic == topics::slow && node->level != Level::Bad)
        return {holds, {node->sentence}};
    return {holdsNot, {}};
}

/// Bad for a reason with a rule of its own means that it was reached.
Reading nodeUnreachable(const Facts &facts)
{
    Reading reading = ofStatus(facts, ids::node, Level::Bad);
    if (const Status *node = facts.status(ids::node); node && node->topic != Name(""))
        reading.value = node->level == Level::Waiting ? open : holdsNot;
    if (reading.value == holds && isProcessGone(facts))
        reading.value = open; // that is another alert's to tell
    return reading;
}

Reading processGone(const Facts &facts)
{
    if (!facts.number({"process", "running"}) && !facts.statusIs(ids::node, Level::Good))
        return {};
    return {isProcessGone(facts) ? holds : holdsNot,
            {facts.restarts().uptime() ? duration(*facts.restarts().uptime()) : format::dash()}};
}

Reading nodeRestarted(const Facts &facts)
{
    const auto uptime = facts.number({"node", "uptime_seconds"});
    if (!uptime)
        return {};
    if (*uptime >= RestartWatch::recentSeconds)
        return {holdsNot};
    const auto before = facts.restarts().uptimeBefore();
    if (!before)
        return {open}; // it is young, but nobody saw it restart
    Reading reading{holds, {duration(*uptime), duration(*before)}};
    reading.newest = {facts.restarts().seen(), holds}; // it may restart again and again
    return reading;
}

Reading memoryGrowth(const Facts &facts)
{
    const auto perMs = facts.memory().perMs();
    const auto memory = facts.number({"process", "memory_rss_mb"});
    if (!perMs || !memory)
        return {};
    return {std::max(0.0, *perMs * msPerDay), {format::figure(memory, Unit::Megabytes).text()}};
}

Reading downloadStall(const Facts &facts)
{
    const auto height = facts.number({"blockchain", "best_height"});
    const auto progress = facts.number({"blockchain", "verification_progress"});
    const auto seconds = facts.blocks().secondsWithoutProgress(facts.now().steadyMs);
    if (!height || !seconds)
        return {};
    // That there was none since this program started says nothing yet.
    if (!facts.blocks().hasSeenBlock() && *seconds < shortestStall)
        return {};
    return {seconds,
            {whole(*height), progress ? QString::number(*progress * 100, 'f', 1) : format::dash()}};
}

/// Blocks come as a Poisson process: a gap longer than t has the probability exp(-t / 600 s).
Reading blockGap(const Facts &facts)
{
    if (!facts.number({"blockchain", "best_height"}))
        return {};
    // On regtest blocks come when somebody says so; and while behind, others are to be looked at.
    if (facts.network() == QLatin1String("regtest") || isDownloading(facts) ||
        facts.number({"blockchain", "block_lag"}).value_or(0) > toleratedBlockLag)
        return {holdsNot};
    const auto seconds = facts.blocks().secondsSinceBlock(facts.now().steadyMs);
    if (!seconds)
        return {};
    const double probability = std::exp(-*seconds / meanBlockSeconds);
    return {seconds,
            {QString::number(probability * 100, 'g', 2), whole(1 / std::max(probability, 1e-15))}};
}

/// The collector knows of those that it saw itself, so none is known only after a day.
Reading reorganisation(const Facts &facts)
{
    const auto depth = facts.number({"blockchain", "max_reorg_depth"});
    if (depth == 0.0 && facts.watchedMs() < reorgWindowMs)
        return {};
    const auto count = facts.number({"blockchain", "reorg_count"});
    const ReorgWatch &seen = facts.reorganisations();
    Reading reading{depth, {count ? whole(*count) : format::dash()}};
    reading.newest = {seen.seen(), seen.newestDepth()};
    return reading;
}

Reading rivalBranch(const Facts &facts)
{
    const auto blocks = facts.number({"blockchain", "rival_branch_blocks"});
    if (!blocks)
        return {};
    // A branch that we left ourselves is told of as a reorganisation.
    const bool isOurs = *blocks <= facts.number({"blockchain", "max_reorg_depth"}).value_or(0);
    return {isOurs ? holdsNot : *blocks,
            {whole(facts.number({"blockchain", "chain_tips"}).value_or(0))}};
}

Reading fewOutbound(const Facts &facts)
{
    const auto outbound = facts.number({"peers", "outbound"});
    const auto total = facts.number({"peers", "total"});
    if (total == 0.0)
        return {}; // that is another alert's to tell
    return {outbound, {total ? whole(*total) : format::dash()}};
}

Reading noInbound(const Facts &facts)
{
    const auto inbound = facts.number({"peers", "inbound"});
    const auto addresses = facts.number({"node", "local_addresses"});
    if (!inbound || !addresses)
        return {};
    return {*addresses > 0 && *inbound == 0 ? holds : holdsNot, {whole(*addresses)}};
}

Reading providerShare(const Facts &facts)
{
    const auto outbound = facts.number({"peers", "outbound"});
    const Biggest biggest = biggestOutbound(facts, "peer_asn", "organization");
    if (!outbound || biggest.total == 0)
        return {};
    if (*outbound < fewestForConcentration || biggest.name == QLatin1String("other"))
        return {holdsNot};
    const double share = biggest.share * std::min(1.0, biggest.total / *outbound);
    return {100 * share, {biggest.name, whole(*outbound)}};
}

/// A node that may use more than IPv4 and IPv6 keeps outbound peers on each network it reaches
/// (Bitcoin Core since 26); all on one means that the others do not work.
Reading oneNetwork(const Facts &facts)
{
    const auto reachable = facts.number({"node", "reachable_networks"});
    const Biggest biggest = biggestOutbound(facts, "peer_network", "peer_network");
    if (!reachable || facts.newestSet("peer_network").empty())
        return {};
    const bool isOne =
        *reachable > 2 && biggest.total >= fewestForConcentration && biggest.share >= 1;
    return {isOne ? holds : holdsNot,
            {whole(biggest.total), networkTitle(biggest.name), whole(*reachable)}};
}

Reading headersAhead(const Facts &facts)
{
    const auto headers = facts.number({"blockchain", "headers_height"});
    const auto best = facts.number({"peers", "synced_headers_max"});
    if (!headers || !best)
        return {};
    return {std::max(0.0, *headers - *best), {whole(*headers), whole(*best)}};
}

bool isFeerateUnknown(const Facts &facts)
{
    const FeerateSigns signs = facts.feerateSigns();
    return signs.doubt != FeerateDoubt::NotKnown && feerateSource(signs) == FeerateSource::None;
}

bool isFeerateNotProjected(const Facts &facts)
{
    return feerateSource(facts.feerateSigns()) != FeerateSource::Projection;
}

bool isFeerateNotEstimated(const Facts &facts)
{
    return feerateSource(facts.feerateSigns()) != FeerateSource::Estimator;
}

Reading nextBlockFeerate(const Facts &facts)
{
    const FeerateSigns signs = facts.feerateSigns();
    switch (feerateSource(signs)) {
    case FeerateSource::None: return {};
    case FeerateSource::Projection:
        return {facts.number({"recommended_feerate", "next_block_sat_vb"}), {QString()}};
    case FeerateSource::Estimator:
        return {facts.number({"mempool", "fee_fast"}),
                {QStringLiteral("(%1)").arg(feerateReason(FeerateSource::Estimator, signs))}};
    }
    return {};
}

Reading mempoolPurging(const Facts &facts)
{
    const auto least = facts.number({"mempool", "min_feerate_sat_vb"});
    const auto relay = facts.number({"mempool", "relay_feerate_sat_vb"});
    if (!least || !relay)
        return {};
    return {std::max(0.0, *least - *relay),
            {format::figure(least, Unit::SatPerVb).text(),
             format::figure(relay, Unit::SatPerVb).text(),
             format::figure(facts.number({"mempool", "usage_bytes"}), Unit::Bytes).text()}};
}

Reading zmqSilent(const Facts &facts)
{
    const qint64 now = facts.now().steadyMs;
    const qint64 tolerance = blockToleranceMs + facts.intervals().fastMs;
    const auto streams = facts.all("zmq");
    if (streams.empty())
        return {};
    if (isDownloading(facts)) // the node does not tell of these blocks
        return {holdsNot};
    int most = 0;
    bool isKnown = true;
    QStringList silent;
    for (const Facts::Known *stream : streams) {
        const auto seconds = stream->point.number("seconds_since");
        const qint64 last =
            seconds ? stream->steadyMs - static_cast<qint64>(*seconds * 1000) + tolerance : 0;
        const int missed = facts.blocks().blocksBetween(last, now - tolerance);
        if (missed > 0)
            silent << stream->point.tagValue("stream");
        isKnown = isKnown && (seconds || missed > 0);
        most = std::max(most, missed);
    }
    if (most == 0 && !isKnown) // there was nothing to tell of yet
        return {};
    return {most, {silent.join(QStringLiteral(", "))}};
}

Reading zmqGaps(const Facts &facts)
{
    return facts.all("zmq").empty() ? Reading{} : Reading{facts.zmqGaps()};
}

Reading diskFree(const Facts &facts)
{
    const Point *fullest = nullptr;
    for (const Point *point : facts.newestSet("filesystem"))
        if (point->find("free_percent") &&
            (!fullest || *point->number("free_percent") < *fullest->number("free_percent")))
            fullest = point;
    if (!fullest)
        return {};
    const double percent = *fullest->number("free_percent");
    std::optional<double> free;
    if (const auto total = fullest->number("total_gb"))
        free = *total * percent / 100;
    return {percent,
            {fullest->tagValue("path_role"), format::figure(free, Unit::Gigabytes).text()}};
}

Reading daysToFull(const Facts &facts)
{
    const auto points = facts.newestSet("filesystem");
    if (points.empty())
        return {};
    constexpr double never = 36'500; // the disk does not fill
    Reading reading{never, {QString(), QString()}};
    for (const Point *point : points) {
        const auto days = point->number("days_until_full");
        if (days && *days < *reading.value)
            reading = {*days,
                       {point->tagValue("path_role"),
                        format::figure(point->number("free_percent"), Unit::Percent).text()}};
    }
    if (*reading.value == never && facts.watchedMs() < diskTrendMs)
        return {}; // a rate takes a while to be known
    return reading;
}

Reading electrumLag(const Facts &facts)
{
    for (const Facts::Known *known : facts.all("electrum"))
        if (const auto lag = known->point.number("lag_blocks"))
            return {lag, {known->point.tagValue("server")}};
    return {};
}

Reading mirrorStuck(const Facts &facts)
{
    Reading reading = ofStatus(facts, ids::influx, Level::Bad);
    if (facts.statusIs(ids::influx, Level::Watch)) // a write failed and is tried again
        reading.value = open;
    const auto queued = facts.number({"collector", "queued_points"});
    reading.figures << (queued ? whole(*queued) : format::dash());
    return reading;
}

/// Bad for a reason that another alert tells is neither worse nor over.
Reading ofSource(const Facts &facts, Name component)
{
    Reading reading = ofStatus(facts, component, Level::Bad);
    const Status *status = facts.status(component);
    if (facts.statusIs(ids::node, Level::Bad) ||
        (status && status->topic == topics::refusedCalls && reading.value == holds))
        reading.value = open;
    return reading;
}

Reading mempoolUnreadable(const Facts &facts)
{
    return ofSource(facts, ids::mempool);
}

Reading zmqDown(const Facts &facts)
{
    return ofSource(facts, ids::zmq);
}

Reading otherFailed(const Facts &facts)
{
    Reading reading{holdsNot, {}};
    for (const auto &[id, held] : facts.statuses())
        if (held.status.level == Level::Bad && held.status.topic != topics::refusedCalls &&
            !hasRuleOfItsOwn(id) && reading.value != holds)
            reading = {facts.statusIs(ids::node, Level::Bad) ? open : holds,
                       {held.status.title, held.status.sentence}};
    return reading;
}

/// While a source is away its own status says so; that is neither worse nor over.
Reading figuresMissing(const Facts &facts)
{
    const Facts::Missing &missing = facts.missing();
    Reading reading{missing.report.level == Level::Bad ? holds
                    : missing.isOpen                   ? open
                                                       : holdsNot,
                    {missing.report.sentence}};
    reading.newest = {missing.times, holds};
    return reading;
}

Reading queueGrowth(const Facts &facts)
{
    const auto queued = facts.number({"collector", "queued_points"});
    const auto perMs = facts.mirrorQueue().perMs();
    if (!queued || !perMs)
        return {};
    return {*queued < leastQueue ? holdsNot : std::max(0.0, *perMs * msPerMinute),
            {whole(*queued)}};
}

Reading pointsDropped(const Facts &facts)
{
    if (!facts.number({"collector", "dropped_points"}))
        return {};
    return {facts.mirrorDropped().rise(facts.now().steadyMs)};
}

Reading geoipAge(const Facts &facts)
{
    const auto daysSince = [&facts](qint64 built) {
        return static_cast<double>(facts.now().unixMs - built) / msPerDay;
    };
    const auto built = facts.geoipBuiltMs();
    const auto countries = facts.countriesBuiltMs();
    // Countries seldom change, and their table comes with the program.
    constexpr double sparedDays = 365;
    if (countries && daysSince(*countries) >= sparedDays)
        return {daysSince(std::min(built.value_or(*countries), *countries))};
    if (built)
        return {daysSince(*built)};
    return countries ? Reading{0.0} : Reading{};
}

Reading nodeWarnings(const Facts &facts)
{
    const auto count = facts.number({"blockchain", "warnings"});
    if (!count)
        return {};
    QStringList others = facts.nodeWarnings();
    const auto ofRules = others.removeIf(isOfUnknownRules); // another alert's to tell
    return {std::max(0.0, *count - static_cast<double>(ofRules)), {asSentences(others).left(500)}};
}

Reading unknownSignalling(const Facts &facts)
{
    const auto blocks = facts.number({"blockchain", "unknown_signalling_blocks"});
    const QStringList &warnings = facts.nodeWarnings();
    const auto inForce = std::find_if(warnings.begin(), warnings.end(), isOfUnknownRules);
    if (inForce != warnings.end())
        return {static_cast<double>(signallingBlocks), {asSentence(inForce->left(200))}, true};
    if (!blocks)
        return {};
    return {blocks,
            {Words::tr("%1 of the newest %2 blocks signal a soft fork "
                       "that the node does not know.")
                 .arg(whole(*blocks), whole(signallingBlocks))}};
}

} // namespace bnm::measures
