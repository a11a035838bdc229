// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/live_series.h"
#include "app/core/series/time_window.h"
#include "app/core/store/history_query.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace bnm {

class History;

/// What charts are drawn from: the past out of the history store, and behind it what came
/// since, out of memory. Reading never waits: what the store has not answered yet is asked for,
/// and changed() follows; until then the nearest that it did answer is given, coarser, finer or
/// shorter than wanted. One request is on its way at a time: what was wanted meanwhile and is no
/// longer is never asked for.
class ChartData : public QObject {
    Q_OBJECT
public:
    /// Without a history only what is in memory is drawn.
    ChartData(const LiveSeries &live, History *history, QObject *parent = nullptr);
    /// Another one from here on, or none; to be told before the old one goes.
    void setHistory(History *history);

    const LiveSeries &live() const { return m_live; }
    /// The curve between, thinned to what so many pixels can show.
    Trace read(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels);
    /// Means of equal intervals, for curves that are to be added up: wherever two of them have
    /// samples of the same times, they have means of the same times.
    Buckets readMeans(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels);
    /// As read(), before it becomes a curve.
    Buckets readThinned(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels);
    /// The tags of each series of a measurement, of now and of the past; that of the store follows
    /// with changed().
    TagSets tagSets(MeasurementName measurement);
    /// Of all that is known.
    std::optional<qint64> firstTimeMs() const;
    /// The store of the past; none when nothing is kept.
    History *history() const { return m_history; }
    /// Whether something that was asked for is not there yet.
    bool isWaiting() const { return m_isWaiting || !m_questions.empty(); }

Q_SIGNALS:
    void changed();

private:
    /// A stretch of the past as the store gave it, with the step it was asked for.
    struct Past {
        SeriesId id;
        qint64 stepMs = 0;
        qint64 fromMs = 0;
        qint64 toMs = 0; ///< behind it memory is read; 0: not answered yet
        Buckets buckets = {};
        bool isAsked = false;
        quint64 lastRead = 0;

        bool covers(const TimeSpan &span) const { return toMs > 0 && fromMs <= span.fromMs; }
    };

    /// With the step they are really of, which may be a greater one than asked for.
    struct Read {
        Buckets buckets;
        qint64 stepMs;
    };
    Read readBuckets(const SeriesId &id, const TimeSpan &span, qint64 stepMs);
    void noteTime(qint64 toMs);
    bool endsNow(const TimeSpan &span) const { return span.toMs >= m_newestMs; }
    bool isFresh(const Past &past, const TimeSpan &span) const;
    const Past &nearestTo(const Past &wanted, const TimeSpan &span) const;
    std::size_t indexOf(const SeriesId &id, qint64 stepMs);
    void askIfStale(Past &past, const TimeSpan &span);
    void ask();
    Past *findPast(const HistoryQuery &query);
    void take(const HistoryQuery &query, const Buckets &buckets);
    void forgetUnread();

    const LiveSeries &m_live;
    History *m_history = nullptr;
    std::vector<Past> m_pasts;
    std::vector<HistoryQuery> m_questions;
    std::map<Name, TagSets> m_tagSets; ///< of the store, once they are asked for
    QTimer m_ask;                      ///< the questions of one redraw go together
    bool m_isWaiting = false;          ///< for the answer to a request
    qint64 m_newestMs = 0;             ///< the latest moment that was ever read: now
    qint64 m_clockMs = 0;              ///< of the last reading; it may be set back
    int m_histories = 0; ///< how many there were; an answer of a former one does not count
    quint64 m_reads = 0;
};

} // namespace bnm
