// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_measures.h"
#include "collectors/point/durations.h"

#include "app/core/alerts/measure_text.h"
#include "app/core/health/component_ids.h"
#include "app/core/text/format.h"
#include "collectors/node/node_topics.h"

#include <algorithm>

namespace bnm::measures {

namespace {

using Level = Status::Level;

constexpr qint64 diskTrendMs = 2LL * 3'600'000;

bool isProcessGone(const Facts &facts)
{
    return isProcessEnded(facts) && !facts.statusIs(ids::node, Level::Good);
}

} // namespace

bool isProcessEnded(const Facts &facts)
{
    return facts.number({"process", "running"}) == 0.0;
}

/// Bad with a topic that has its own rule means that the node was reached.
Reading nodeUnreachable(const Facts &facts)
{
    Reading reading = ofStatus(facts, ids::node, Level::Bad);
    if (const Status *node = facts.status(ids::node); node && node->topic != Name(""))
        reading.value = node->level == Level::Waiting ? open : holdsNot;
    if (reading.value == holds && isProcessGone(facts))
        reading.value = open; // reported by another alert
    return reading;
}

/// It answers late, or has not answered yet; no answer at all is another rule.
Reading nodeSlow(const Facts &facts)
{
    const Status *node = facts.status(ids::node);
    if (!node)
        return {open, {}};
    if (node->topic == topics::slow && node->level != Level::Bad)
        return {holds, {node->sentence}};
    return {holdsNot, {}};
}

Reading callsRefused(const Facts &facts)
{
    if (facts.statusIs(ids::node, Level::Bad)) // nothing is allowed; another alert reports it
        return {open, {}};
    for (const auto &[id, held] : facts.statuses())
        if (held.status.topic == topics::refusedCalls)
            return {holds, {held.status.sentence}};
    return {facts.status(ids::node) ? holdsNot : open, {}};
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
        return {open}; // it is young, but its restart was not observed
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
    return {std::max(0.0, *perMs * dayMs), {format::figure(memory, Unit::Megabytes).text()}};
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
        return {}; // a rate needs time
    return reading;
}

} // namespace bnm::measures
