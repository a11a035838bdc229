// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/http/backoff.h"
#include "collectors/pipeline/sink.h"
#include "influx/job_order.h"
#include "influx/lane.h"
#include "influx/losses.h"
#include "influx/point_buffer.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace bnm {

struct MirrorOptions {
    InfluxTarget target;
    Identity identity;
    QString deadLetterPath = {}; ///< where refused points go; empty: to the log only
    qsizetype batchPoints = 5'000;
    int lanes = 2;          ///< requests on their way at once, at most
    int batchAgeMs = 1'000; ///< a lone point waits this long for company
    int reportIntervalMs = 30'000;
    int firstPauseMs = 1'000; ///< after a failure, doubling up to the longest
    int longestPauseMs = 60'000;
    int stuckAfterMs = 5 * 60'000; ///< without a write for so long while points wait
    int sayLossesMs = 10 * 60'000; ///< how long a loss is reported, and how often a new count
    /// Called on the mirror's thread once a batch is in the buffer.
    std::function<void(const PointsPtr &)> kept = {};
};

/// Copies every point to InfluxDB: a bounded buffer, and a writer that empties it in batches.
/// A point leaves the buffer when the receiver has dealt with it: stored it, or refused that very
/// line, or said that of a request some points were not stored. Any other answer keeps it here.
/// Before the receiver has ever accepted anything, one batch at most is given up as refused.
/// Failures are tried again with growing, jittered pauses. The oldest are begun first;
/// while a long backlog is sent, new points go between its batches. While more than a batch
/// waits, several requests are on their way, so that one waits for the network while the
/// receiver works on another; they may arrive in any order. Otherwise, and while the receiver
/// fails, there is one. Points may be sent twice (after a crash, or when an answer is lost).
/// Neither matters: time and tags are fixed when a point is taken.
class Mirror : public Sink {
    Q_OBJECT
public:
    /// Called in start(), on the mirror's thread, where the buffer will live.
    using MakeBuffer = std::function<std::unique_ptr<PointBuffer>()>;

    Mirror(MirrorOptions options, MakeBuffer makeBuffer, QObject *parent = nullptr);
    ~Mirror() override;

    void start() override;
    void take(const PointsPtr &points) override;
    void noteMissed(qint64 points) override;
    /// Tries to write what waits; flushed() follows when it is done, when the receiver cannot
    /// and the buffer is lasting, or when the time is over.
    void flush(int timeoutMs) override;

    qint64 writtenPoints() const { return m_written; }
    qint64 lostPoints() const { return m_losses.points(); }
    qsizetype queuedPoints() const { return m_buffer ? m_buffer->size() : 0; }

private:
    bool keep();
    void store();
    void writeNext();
    void goOn(Lane &lane);
    void send(Lane &lane);
    void answered(Lane &lane, const WriteOutcome &outcome);
    bool isBeyondTrust(const Lane &lane, const WriteOutcome &outcome) const;
    void settle(Lane &lane, const WriteOutcome &outcome);
    void jobDone(Lane &lane);
    void noteReceiver(const WriteJob &job);
    void pause(Lane &lane, const WriteOutcome &outcome);
    void writeAfter(int milliseconds);
    qsizetype carriedPoints() const;
    bool isAnyLane(bool (Lane::*is)() const) const;
    bool hasBacklog() const;
    bool isStuck() const;
    void tick();
    Point ownPoint() const;
    void finishFlush();
    void setReceiver(StatusReport::Level level, const QString &summary, const QString &sentence);
    StatusReport currentReport();
    void announce();

    MirrorOptions m_options;
    MakeBuffer m_makeBuffer;
    // Made in start(), on the thread on which they work.
    std::unique_ptr<PointBuffer> m_buffer;
    std::optional<JobOrder> m_order;
    std::vector<std::unique_ptr<Lane>> m_lanes;

    Lane *m_probe = nullptr; ///< while the receiver fails: the only one that tries
    std::vector<PointsPtr> m_incoming;
    QTimer m_store;
    QTimer m_next;
    QTimer m_report;
    QTimer m_flushDeadline;
    QElapsedTimer m_sinceWrite;
    QDeadlineTimer m_pause; ///< nothing is sent before
    Backoff m_backoff;
    qsizetype m_batchSize;
    bool m_flushing = false;
    bool m_hasAccepted = false; ///< the receiver, anything, ever
    bool m_hasGivenUp = false;  ///< points that were refused before that
    qint64 m_written = 0;
    qint64 m_retries = 0;
    Losses m_losses;
    StatusReport m_receiver; ///< how the last write went
};

} // namespace bnm
