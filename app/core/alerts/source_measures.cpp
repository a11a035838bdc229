// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"
#include "collectors/point/durations.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/alerts/measure_text.h"
#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "collectors/node/node_topics.h"

#include <algorithm>

namespace bnm::measures {

namespace {

using Level = Status::Level;

constexpr qint64 blockToleranceMs = 30'000; // between a block and its announcement
constexpr double leastQueue = 1'000;        // points

bool hasRuleOfItsOwn(Name id)
{
    if (id == ids::webhook) // it cannot report itself
        return true;
    const auto rules = alertRules();
    return std::any_of(rules.begin(), rules.end(),
                       [id](const AlertRule &rule) { return rule.judges(id); });
}

/// Bad for a reason that another alert reports is neither worse nor resolved.
Reading ofSource(const Facts &facts, Name component)
{
    Reading reading = ofStatus(facts, component, Level::Bad);
    const Status *status = facts.status(component);
    if (facts.statusIs(ids::node, Level::Bad) ||
        (status && status->topic == topics::refusedCalls && reading.value == holds))
        reading.value = open;
    return reading;
}

} // namespace

Reading ofStatus(const Facts &facts, Name component, Level level, Name topic)
{
    const Status *status = facts.status(component);
    if (!status)
        return {};
    const bool isMeant = topic == Name("") || status->topic == topic;
    Reading reading{facts.statusIs(component, level) && isMeant ? holds : holdsNot,
                    {status->sentence, duration(facts.statusHeldSeconds(component))}};
    // A worse level is not a recovery.
    if (facts.statusIs(component, level == Level::Bad ? Level::Waiting : Level::Bad) &&
        (level == Level::Bad || level == Level::Watch))
        reading.value = open;
    // Nor is a doubt about the chain: after a restart a split is only suspected at first.
    if (component == ids::chain && level == Level::Bad && status->level == Level::Watch)
        reading.value = open;
    return reading;
}

Reading zmqDown(const Facts &facts)
{
    return ofSource(facts, ids::zmq);
}

Reading zmqSilent(const Facts &facts)
{
    const qint64 now = facts.now().steadyMs;
    const qint64 tolerance = blockToleranceMs + facts.intervals().fastMs;
    const auto streams = facts.all("zmq");
    if (streams.empty())
        return {};
    if (isDownloading(facts)) // the node does not announce these blocks
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
    if (most == 0 && !isKnown) // there was nothing to announce yet
        return {};
    return {most, {silent.join(QStringLiteral(", "))}};
}

Reading zmqGaps(const Facts &facts)
{
    return facts.all("zmq").empty() ? Reading{} : Reading{facts.zmqGaps()};
}

Reading mempoolUnreadable(const Facts &facts)
{
    return ofSource(facts, ids::mempool);
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

Reading queueGrowth(const Facts &facts)
{
    const auto queued = facts.number({"collector", "queued_points"});
    const auto perMs = facts.mirrorQueue().perMs();
    if (!queued || !perMs)
        return {};
    return {*queued < leastQueue ? holdsNot : std::max(0.0, *perMs * minuteMs), {whole(*queued)}};
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
        return static_cast<double>(facts.now().unixMs - built) / dayMs;
    };
    const auto built = facts.geoipBuiltMs();
    const auto countries = facts.countriesBuiltMs();
    // Countries rarely change, and their table is part of the program.
    constexpr double sparedDays = 365;
    if (countries && daysSince(*countries) >= sparedDays)
        return {daysSince(std::min(built.value_or(*countries), *countries))};
    if (built)
        return {daysSince(*built)};
    return countries ? Reading{0.0} : Reading{};
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

/// If a source is away, its own status reports it; that is neither worse nor resolved.
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

} // namespace bnm::measures
