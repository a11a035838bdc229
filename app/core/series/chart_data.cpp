// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/chart_data.h"

#include "app/core/store/history.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

// Points that are on their way to the store are read out of memory.
constexpr qint64 unsettledMs = 10'000;
constexpr qint64 shortestRefreshMs = 60'000;
constexpr qint64 longestRefreshMs = 60 * 60'000; // far less than memory holds
constexpr std::size_t mostPasts = 1'024;

/// Width of a pixel, rounded down to 1, 2 or 5 times a power of ten: steps stay where they are
/// while the window of time moves, and so does the curve.
qint64 stepOf(qint64 spanMs, int pixels)
{
    if (pixels <= 0)
        return 0;
    const qint64 pixelMs = std::max<qint64>(1, spanMs / pixels);
    qint64 power = 1;
    while (power * 10 <= pixelMs)
        power *= 10;
    for (const qint64 factor : {5, 2})
        if (factor * power <= pixelMs)
            return factor * power;
    return power;
}

} // namespace

ChartData::ChartData(const LiveSeries &live, History *history, QObject *parent)
    : QObject(parent), m_live(live)
{
    m_ask.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &ChartData::ask);
    connect(&m_live, &LiveSeries::changed, this, &ChartData::changed);
    setHistory(history);
}

void ChartData::setHistory(History *history)
{
    if (m_history)
        disconnect(m_history, nullptr, this, nullptr);
    m_history = history;
    ++m_histories;
    m_pasts.clear();
    m_questions.clear();
    m_tagSets.clear();
    m_isWaiting = false;
    m_newestMs = 0;
    m_ask.stop();
    if (m_history)
        connect(m_history, &History::statusChanged, this, &ChartData::changed);
    Q_EMIT changed();
}

std::optional<qint64> ChartData::firstTimeMs() const
{
    const auto live = m_live.firstTimeMs();
    const auto past = m_history ? m_history->status().firstMs : std::nullopt;
    return live && past ? std::min(*live, *past) : live ? live : past;
}

Trace ChartData::read(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels)
{
    const Read read = readBuckets(id, {fromMs, toMs}, stepOf(toMs - fromMs, pixels));
    return traceOf(read.buckets, read.stepMs);
}

Buckets ChartData::readMeans(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels)
{
    const Read read = readBuckets(id, {fromMs, toMs}, stepOf(toMs - fromMs, pixels));
    return summed(read.buckets, read.stepMs, TimeOfInterval::Middle);
}

Buckets ChartData::readThinned(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels)
{
    const Read read = readBuckets(id, {fromMs, toMs}, stepOf(toMs - fromMs, pixels));
    return thinned(read.buckets, read.stepMs);
}

ChartData::Read ChartData::readBuckets(const SeriesId &id, const TimeSpan &span, qint64 stepMs)
{
    if (!m_history)
        return {m_live.read(id, span.fromMs, span.toMs), stepMs};
    noteTime(span.toMs);
    Past &wanted = m_pasts[indexOf(id, stepMs)];
    wanted.lastRead = ++m_reads;
    askIfStale(wanted, span);

    const bool isEnough = wanted.covers(span) && (endsNow(span) || isFresh(wanted, span));
    const Past &past = isEnough ? wanted : nearestTo(wanted, span);
    Buckets all;
    const auto first = std::lower_bound(
        past.buckets.begin(), past.buckets.end(), span.fromMs,
        [](const Bucket &bucket, qint64 timeMs) { return bucket.timeMs < timeMs; });
    const auto last = std::upper_bound(
        first, past.buckets.end(), span.toMs,
        [](qint64 timeMs, const Bucket &bucket) { return timeMs < bucket.timeMs; });
    all.assign(first, last);
    const Buckets recent = m_live.read(id, std::max(span.fromMs, past.toMs), span.toMs);
    all.insert(all.end(), recent.begin(), recent.end());
    return {std::move(all), std::max(stepMs, past.toMs > 0 ? past.stepMs : 0)};
}

/// What was read before a clock was set back lies ahead of it.
void ChartData::noteTime(qint64 toMs)
{
    const qint64 clockMs = QDateTime::currentMSecsSinceEpoch();
    if (clockMs < m_clockMs - unsettledMs) {
        m_pasts.clear();
        m_newestMs = 0;
    }
    m_clockMs = clockMs;
    m_newestMs = std::max(m_newestMs, toMs);
}

/// Until the wanted one is answered: the one with most of the stretch, of these the one whose step
/// is nearest.
const ChartData::Past &ChartData::nearestTo(const Past &wanted, const TimeSpan &span) const
{
    const auto worth = [&](const Past &past) {
        const qint64 shared = std::min(span.toMs, past.toMs) - std::max(span.fromMs, past.fromMs);
        const double far =
            std::abs(std::log(static_cast<double>(std::max<qint64>(1, past.stepMs)) /
                              static_cast<double>(std::max<qint64>(1, wanted.stepMs))));
        return std::pair{past.toMs > 0 ? shared : 0, -far};
    };
    const Past *best = &wanted;
    for (const Past &past : m_pasts)
        if (past.toMs > 0 && past.id == wanted.id && worth(past) > worth(*best))
            best = &past;
    return *best;
}

std::size_t ChartData::indexOf(const SeriesId &id, qint64 stepMs)
{
    const auto it = std::find_if(m_pasts.begin(), m_pasts.end(), [&](const Past &past) {
        return past.stepMs == stepMs && past.id == id;
    });
    if (it != m_pasts.end())
        return static_cast<std::size_t>(it - m_pasts.begin());
    if (m_pasts.size() >= mostPasts)
        forgetUnread();
    m_pasts.push_back({.id = id, .stepMs = stepMs});
    return m_pasts.size() - 1;
}

TagSets ChartData::tagSets(MeasurementName measurement)
{
    TagSets sets = m_live.tagSets(measurement);
    if (!m_history)
        return sets;
    const auto [known, isNew] = m_tagSets.try_emplace(measurement);
    if (isNew)
        m_history->readTagSets(measurement, this,
                               [this, measurement, asked = m_histories](const TagSets &answer) {
                                   if (asked != m_histories)
                                       return;
                                   m_tagSets[measurement] = answer;
                                   Q_EMIT changed();
                               });
    for (const std::vector<Tag> &tags : known->second)
        if (std::find(sets.begin(), sets.end(), tags) == sets.end())
            sets.push_back(tags);
    return sets;
}

void ChartData::forgetUnread()
{
    std::sort(m_pasts.begin(), m_pasts.end(),
              [](const Past &a, const Past &b) { return a.lastRead > b.lastRead; });
    m_pasts.erase(m_pasts.begin() + mostPasts / 2, m_pasts.end());
}

bool ChartData::isFresh(const Past &past, const TimeSpan &span) const
{
    const qint64 refreshMs = std::clamp(past.stepMs, shortestRefreshMs, longestRefreshMs);
    return past.covers(span) && past.toMs <= m_newestMs &&
           span.toMs - past.toMs <= (endsNow(span) ? refreshMs : 0) + unsettledMs;
}

/// Of a stretch that does not end now some more on either side is asked for: it is likely to be
/// moved next. Questions that come while the store works on others wait, of a series only the
/// newest: a hand moves faster than a store answers.
void ChartData::askIfStale(Past &past, const TimeSpan &span)
{
    if (past.isAsked || isFresh(past, span))
        return;
    const qint64 more = endsNow(span) ? 0 : span.length() / 2;
    HistoryQuery question{past.id, span.fromMs - more,
                          std::min(span.toMs + more, m_newestMs) - unsettledMs - 1, past.stepMs};
    const auto older =
        std::find_if(m_questions.begin(), m_questions.end(),
                     [&past](const HistoryQuery &one) { return one.series == past.id; });
    if (m_isWaiting && older != m_questions.end()) {
        if (Past *replaced = findPast(*older))
            replaced->isAsked = false;
        *older = std::move(question);
    } else {
        m_questions.push_back(std::move(question));
    }
    past.isAsked = true;
    if (!m_isWaiting)
        m_ask.start(0);
}

void ChartData::ask()
{
    std::vector<HistoryQuery> questions = std::exchange(m_questions, {});
    m_isWaiting = true;
    const auto answered = [this, questions,
                           asked = m_histories](const std::vector<Buckets> &answers) {
        if (asked != m_histories)
            return;
        m_isWaiting = false;
        for (std::size_t i = 0; i < questions.size(); ++i)
            take(questions[i], answers[i]);
        if (!m_questions.empty())
            m_ask.start(0);
        Q_EMIT changed();
    };
    m_history->read(questions, this, answered);
}

ChartData::Past *ChartData::findPast(const HistoryQuery &query)
{
    const auto it = std::find_if(m_pasts.begin(), m_pasts.end(), [&query](const Past &past) {
        return past.stepMs == query.stepMs && past.id == query.series;
    });
    return it == m_pasts.end() ? nullptr : &*it;
}

void ChartData::take(const HistoryQuery &query, const Buckets &buckets)
{
    Past *past = findPast(query);
    if (!past)
        return;
    past->isAsked = false;
    past->fromMs = query.fromMs;
    past->toMs = query.toMs + 1;
    past->buckets = buckets;
}

} // namespace bnm
