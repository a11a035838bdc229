// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/chart_data.h"

#include "app/core/store/history.h"

#include <algorithm>

namespace bnm {

namespace {

// Points that are on their way to the store are read out of memory.
constexpr qint64 unsettledMs = 10'000;
constexpr qint64 shortestRefreshMs = 60'000;
constexpr qint64 longestRefreshMs = 60 * 60'000; // far less than memory holds
constexpr std::size_t mostPasts = 512;

/// Width of a pixel, rounded down to 1, 2 or 5 times a power of ten: steps stay where they are
/// while the window of time moves, and so does the curve.
qint64 stepFor(qint64 spanMs, int pixels)
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
    m_waiting = 0;
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
    const qint64 stepMs = stepFor(toMs - fromMs, pixels);
    return traceOf(readBuckets(id, fromMs, toMs, stepMs), stepMs);
}

Buckets ChartData::readMeans(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels)
{
    const qint64 stepMs = stepFor(toMs - fromMs, pixels);
    return summed(readBuckets(id, fromMs, toMs, stepMs), stepMs, TimeOfInterval::Middle);
}

Buckets ChartData::readBuckets(const SeriesId &id, qint64 fromMs, qint64 toMs, qint64 stepMs)
{
    if (!m_history)
        return m_live.read(id, fromMs, toMs);
    Past &past = pastOf(id, stepMs);
    past.lastRead = ++m_reads;
    askIfStale(past, fromMs, toMs);

    Buckets all;
    std::copy_if(past.buckets.begin(), past.buckets.end(), std::back_inserter(all),
                 [fromMs, toMs](const Bucket &bucket) {
                     return fromMs <= bucket.timeMs && bucket.timeMs <= toMs;
                 });
    const Buckets recent = m_live.read(id, std::max(fromMs, past.toMs), toMs);
    all.insert(all.end(), recent.begin(), recent.end());
    return all;
}

ChartData::Past &ChartData::pastOf(const SeriesId &id, qint64 stepMs)
{
    const auto it = std::find_if(m_pasts.begin(), m_pasts.end(), [&](const Past &past) {
        return past.stepMs == stepMs && past.id == id;
    });
    if (it != m_pasts.end())
        return *it;
    if (m_pasts.size() >= mostPasts)
        forgetUnread();
    m_pasts.push_back({.id = id, .stepMs = stepMs});
    return m_pasts.back();
}

void ChartData::forgetUnread()
{
    std::sort(m_pasts.begin(), m_pasts.end(),
              [](const Past &a, const Past &b) { return a.lastRead > b.lastRead; });
    m_pasts.erase(m_pasts.begin() + mostPasts / 2, m_pasts.end());
}

void ChartData::askIfStale(Past &past, qint64 fromMs, qint64 toMs)
{
    if (past.isAsked)
        return;
    const qint64 refreshMs = std::clamp(past.stepMs, shortestRefreshMs, longestRefreshMs);
    const bool fresh = past.toMs > 0 && past.fromMs <= fromMs && past.toMs <= toMs &&
                       toMs - past.toMs <= refreshMs + unsettledMs;
    if (fresh)
        return;
    past.isAsked = true;
    m_questions.push_back({past.id, fromMs, toMs, past.stepMs});
    m_ask.start(0);
}

void ChartData::ask()
{
    std::vector<HistoryQuery> questions = std::exchange(m_questions, {});
    ++m_waiting;
    const auto answered = [this, questions,
                           asked = m_histories](const std::vector<Buckets> &answers) {
        if (asked != m_histories)
            return;
        --m_waiting;
        for (std::size_t i = 0; i < questions.size(); ++i)
            take(questions[i], answers[i]);
        Q_EMIT changed();
    };
    m_history->read(questions, this, answered);
}

void ChartData::take(const HistoryQuery &query, const Buckets &buckets)
{
    const auto it = std::find_if(m_pasts.begin(), m_pasts.end(), [&query](const Past &past) {
        return past.stepMs == query.stepMs && past.id == query.series;
    });
    if (it == m_pasts.end())
        return;
    it->isAsked = false;
    it->fromMs = query.fromMs;
    it->toMs = query.toMs - unsettledMs;
    it->buckets = buckets;
    std::erase_if(it->buckets, [&it](const Bucket &bucket) { return bucket.timeMs >= it->toMs; });
}

} // namespace bnm
