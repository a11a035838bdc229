// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/facts.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/figure_source.h"
#include "collectors/point/durations.h"

#include <algorithm>

namespace bnm {

namespace {

/// Limit on a measurement's sets of tags, normally few, so that memory stays bounded.
constexpr std::size_t mostKept = 1'000;

/// The tags besides the common ones.
QString ownTags(const Point &point)
{
    QString key;
    for (const Tag &tag : point.tags)
        if (!isCommonTag(tag.key))
            key += tag.key.latin1() + QLatin1Char('=') + tag.value + QChar(0);
    return key;
}

} // namespace

Facts::Facts(const PollIntervals &intervals)
    : m_intervals(intervals),
      m_memory(6 * hourMs, 5 * minuteMs, 5 * hourMs),
      m_mirrorQueue(15 * minuteMs, minuteMs / 2, 10 * minuteMs),
      m_mirrorDropped(hourMs)
{
}

void Facts::take(const Point &point, qint64 steadyMs)
{
    if (!m_firstMs)
        m_firstMs = steadyMs;
    if (const QString network = point.tagValue("network"); !network.isEmpty())
        m_network = network;
    auto &known = m_points[point.measurement];
    const bool isNew = known.insert_or_assign(ownTags(point), Known{point, steadyMs}).second;
    if (isNew)
        limit(known);
    follow(point, steadyMs);
}

/// Ever new tags must not use ever more memory.
void Facts::limit(std::map<QString, Known> &known) const
{
    std::erase_if(known, [this](const auto &one) { return !isFresh(one.second); });
    if (known.size() > mostKept)
        known.erase(std::min_element(known.begin(), known.end(), [](const auto &a, const auto &b) {
            return a.second.steadyMs < b.second.steadyMs;
        }));
}

void Facts::follow(const Point &point, qint64 steadyMs)
{
    if (point.measurement == MeasurementName("blockchain")) {
        if (const auto height = point.number("best_height"))
            m_blocks.observe(steadyMs, *height, point.number("tip_age_seconds"));
        const auto count = point.number("reorg_count");
        const auto depth = point.number("reorg_depth");
        if (count && depth)
            m_reorganisations.observe(*count, *depth);
    } else if (point.measurement == MeasurementName("node")) {
        const auto uptime = point.number("uptime_seconds");
        if (uptime && m_restarts.observe(*uptime)) {
            m_memory.forget();
            ++m_restartsSeen;
        }
    } else if (point.measurement == MeasurementName("process")) {
        if (const auto memory = point.number("memory_rss_mb"))
            m_memory.observe(steadyMs, *memory);
    } else if (point.measurement == MeasurementName("zmq")) {
        if (const auto gaps = point.number("gaps"))
            m_zmqGaps.try_emplace(point.tagValue("stream"), hourMs)
                .first->second.observe(steadyMs, *gaps);
    } else if (point.measurement == MeasurementName("collector") &&
               point.tagValue("loop") == QLatin1String("mirror")) {
        followMirror(point, steadyMs);
    }
}

void Facts::followMirror(const Point &point, qint64 steadyMs)
{
    if (const auto queued = point.number("queued_points"))
        m_mirrorQueue.observe(steadyMs, *queued);
    if (const auto dropped = point.number("dropped_points")) {
        if (!m_knowsMirror) // it counts from the start of the program: so far is a rise too
            m_mirrorDropped.observe(steadyMs, 0);
        m_knowsMirror = true;
        m_mirrorDropped.observe(steadyMs, *dropped);
    }
}

void Facts::take(const Status &status, qint64 steadyMs)
{
    const auto [it, isNew] = m_statuses.try_emplace(status.id, Held{status, steadyMs});
    const Status &before = it->second.status;
    if (!isNew && (before.level != status.level || before.topic != status.topic))
        it->second.sinceMs = steadyMs;
    it->second.status = status;
}

bool Facts::isFresh(const Known &known) const
{
    const auto longest = longestFresh(known.point.measurement, m_intervals);
    return !longest || m_now.steadyMs - known.steadyMs <= *longest;
}

std::vector<const Facts::Known *> Facts::all(MeasurementName measurement) const
{
    std::vector<const Known *> fresh;
    const auto it = m_points.find(measurement);
    if (it == m_points.end())
        return fresh;
    for (const auto &[tags, known] : it->second)
        if (isFresh(known))
            fresh.push_back(&known);
    return fresh;
}

std::vector<const Point *> Facts::newestSet(MeasurementName measurement) const
{
    const std::vector<const Known *> fresh = all(measurement);
    qint64 newest = 0;
    for (const Known *known : fresh)
        newest = std::max(newest, known->point.timeMs);
    std::vector<const Point *> points;
    for (const Known *known : fresh)
        if (known->point.timeMs == newest)
            points.push_back(&known->point);
    return points;
}

std::optional<double> Facts::number(Metric metric) const
{
    const Known *newest = nullptr;
    for (const Known *known : all(metric.measurement))
        if (known->point.find(metric.field) && (!newest || known->steadyMs > newest->steadyMs))
            newest = known;
    return newest ? newest->point.number(metric.field) : std::nullopt;
}

bool Facts::isTrue(Metric metric) const
{
    return number(metric).value_or(0) > 0;
}

const Status *Facts::status(Name id) const
{
    const auto it = m_statuses.find(id);
    return it == m_statuses.end() ? nullptr : &it->second.status;
}

bool Facts::statusIs(Name id, Status::Level level) const
{
    const Status *known = status(id);
    return known && known->level == level;
}

double Facts::statusHeldSeconds(Name id) const
{
    const auto it = m_statuses.find(id);
    return it == m_statuses.end() ? 0
                                  : static_cast<double>(m_now.steadyMs - it->second.sinceMs) / 1000;
}

FeerateSigns Facts::feerateSigns() const
{
    const Known *newest = nullptr;
    for (const Known *known : all("recommended_feerate"))
        if (!newest || known->steadyMs > newest->steadyMs)
            newest = known;
    return {m_feerateDoubt,
            newest && newest->point.tagValue("source") == QLatin1String("mempool_api"),
            status(ids::mempool), status(ids::node)};
}

std::optional<double> Facts::zmqGaps() const
{
    std::optional<double> sum;
    bool isKnown = true;
    for (const auto &[stream, gaps] : m_zmqGaps) {
        const auto rise = gaps.rise(m_now.steadyMs);
        isKnown = isKnown && rise;
        sum = sum.value_or(0) + rise.value_or(0);
    }
    return isKnown || sum > 0.0 ? sum : std::nullopt;
}

} // namespace bnm
