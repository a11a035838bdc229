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
    QString deadLetterPath = {}; ///< for refused points; empty: only logged
    qsizetype batchPoints = 5'000;
    int lanes = 2;          ///< limit on concurrent requests
    int batchAgeMs = 1'000; ///< time for collecting a batch
    int reportIntervalMs = 30'000;
    int firstPauseMs = 1'000; ///< after a failure, doubled up to the maximum
    int longestPauseMs = 60'000;
    int stuckAfterMs = 5 * 60'000; ///< maximum time without a write while points wait
    int sayLossesMs = 10 * 60'000; ///< how long a loss is reported, and the interval of counts
    /// Called on the mirror's thread once a batch is in the buffer.
    std::function<void(const PointsPtr &)> kept = {};
};

/// Exports every point to InfluxDB: a bounded buffer, and a writer that empties it in batches. A
/// point leaves the buffer when the receiver stored it, refused that very line, or reported that
/// some points of a request were not stored. After any other answer it stays. Until the receiver
/// has accepted anything, at most one batch is given up as refused. Failures are retried with
/// growing, jittered pauses. The oldest are sent first; while a long backlog is sent, newer points
/// are sent between its batches. While more than one batch waits, several requests are in progress,
/// so that network and receiver work in parallel; they may arrive in any order. Otherwise, and
/// while the receiver fails, there is one. Points may be sent twice (after a crash, or if an answer
/// is lost), which is harmless: time and tags are fixed.
class Mirror : public Sink {
    Q_OBJECT
public:
    /// Called in start(), on the mirror's thread.
    using MakeBuffer = std::function<std::unique_ptr<PointBuffer>()>;

    Mirror(MirrorOptions options, MakeBuffer makeBuffer, QObject *parent = nullptr);
    ~Mirror() override;

    void start() override;
    void take(const PointsPtr &points) override;
    void noteMissed(qint64 points) override;
    /// Tries to write the waiting points; flushed() follows when it is done, when the receiver
    /// fails and the buffer is durable, or at the deadline.
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
    // Created in start(), on their thread.
    std::unique_ptr<PointBuffer> m_buffer;
    std::optional<JobOrder> m_order;
    std::vector<std::unique_ptr<Lane>> m_lanes;

    Lane *m_probe = nullptr; ///< while the receiver fails: the only lane that retries
    std::vector<PointsPtr> m_incoming;
    QTimer m_store;
    QTimer m_next;
    QTimer m_report;
    QTimer m_flushDeadline;
    QElapsedTimer m_sinceWrite;
    QDeadlineTimer m_pause; ///< time until the next request
    Backoff m_backoff;
    qsizetype m_batchSize;
    bool m_flushing = false;
    bool m_hasAccepted = false; ///< true once the receiver has accepted anything
    bool m_hasGivenUp = false;  ///< points that were refused before that
    qint64 m_written = 0;
    qint64 m_retries = 0;
    Losses m_losses;
    StatusReport m_receiver; ///< result of the last write
};

} // namespace bnm
