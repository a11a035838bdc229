// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"
#include "collectors/status.h"
#include "influx/job_order.h"
#include "influx/lane.h"
#include "influx/point_buffer.h"
#include "influx/refused_lines.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

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
    int stuckAfterMs = 5 * 60'000;  ///< without a write for so long while points wait
    int tellLossesMs = 10 * 60'000; ///< how long a loss is told, and how often a new count
};

/// Copies every point to InfluxDB: a bounded buffer, and a writer that empties it in batches.
/// A point leaves the buffer when the receiver has it, or when the receiver refuses that very
/// line. Failures are tried again with growing, jittered pauses. The oldest are begun first;
/// while a long backlog is sent, new points go between its batches. While more than a batch
/// waits, several requests are on their way, so that one waits for the network while the
/// receiver works on another; they may arrive in any order. Otherwise, and while the receiver
/// fails, there is one. Points may be sent twice (after a crash, or when an answer is lost).
/// Neither matters: time and tags are fixed when a point is taken.
class Mirror : public QObject {
    Q_OBJECT
public:
    Mirror(MirrorOptions options, std::unique_ptr<PointBuffer> buffer, QObject *parent = nullptr);

    void start();
    void take(const Points &points);
    /// Tries to write what waits; flushed() follows when it is done, when the receiver cannot
    /// and the buffer is lasting, or when the time is over.
    void flush(int timeoutMs);

    bool isStuck() const;
    qint64 writtenPoints() const { return m_written; }
    qint64 droppedPoints() const { return m_refused + m_buffer->dropped(); }
    qsizetype queuedPoints() const { return m_buffer->size(); }
    const LinkStatus &link() const { return m_link; }

Q_SIGNALS:
    void linkChanged(const bnm::LinkStatus &status);
    void pointsReady(const bnm::Points &points); ///< the mirror's own figures
    void kept(const bnm::Points &points);        ///< they are in the buffer now
    void stuckChanged(bool stuck);
    /// Why points in the buffer would not survive the program, in words; empty: they would.
    void troubleChanged(const QString &trouble);
    void flushed();

private:
    void store();
    void writeNext();
    void goOn(Lane &lane);
    void send(Lane &lane);
    void answered(Lane &lane, const WriteOutcome &outcome);
    void settle(Lane &lane, const WriteOutcome &outcome);
    void jobDone(Lane &lane);
    void pause(Lane &lane, const WriteOutcome &outcome);
    int nextPauseMs(const WriteOutcome &outcome);
    void writeAfter(int milliseconds);
    qsizetype carriedPoints() const;
    bool isAnyLane(bool (Lane::*is)() const) const;
    bool hasBacklog() const;
    void report();
    void noteStuck();
    void noteLosses();
    void finishFlush();
    void setReceiver(LinkStatus::Level level, const QString &summary, const QString &sentence);
    void announce();

    MirrorOptions m_options;
    std::unique_ptr<PointBuffer> m_buffer;
    JobOrder m_order;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    Lane *m_probe = nullptr; ///< while the receiver fails: the only one that tries
    DeadLetters m_deadLetters;
    Points m_incoming;
    QTimer m_store;
    QTimer m_next;
    QTimer m_report;
    QTimer m_flushDeadline;
    QElapsedTimer m_sinceWrite;
    QDeadlineTimer m_pause; ///< nothing is sent before
    qsizetype m_batchSize;
    int m_failures = 0;
    bool m_flushing = false;
    bool m_wasStuck = false;
    qint64 m_written = 0;
    qint64 m_refused = 0;
    qint64 m_retries = 0;
    qint64 m_lossesTold = 0;
    QElapsedTimer m_sinceLossesTold;
    QString m_losses; ///< of late, in words
    QString m_trouble;
    LinkStatus m_receiver; ///< how the receiver does
    LinkStatus m_link;     ///< that, and how the buffer does
};

} // namespace bnm
