// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"
#include "collectors/status.h"
#include "influx/influx_writer.h"
#include "influx/point_buffer.h"
#include "influx/refused_lines.h"
#include "influx/write_job.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace bnm {

struct MirrorOptions {
    InfluxTarget target;
    Identity identity;
    QString deadLetterPath = {}; ///< where refused points go; empty: to the log only
    qsizetype batchPoints = 5'000;
    int batchAgeMs = 1'000; ///< a lone point waits this long for company
    int reportIntervalMs = 30'000;
    int firstPauseMs = 1'000; ///< after a failure, doubling up to the longest
    int longestPauseMs = 60'000;
    int stuckAfterMs = 5 * 60'000;  ///< without a write for so long while points wait
    int tellLossesMs = 10 * 60'000; ///< how long a loss is told, and how often a new count
};

/// Copies every point to InfluxDB: a bounded buffer, and a writer that empties it in batches.
/// A point leaves the buffer when the receiver has it, or when the receiver refuses that very
/// line. Failures are tried again with growing, jittered pauses. Oldest first; while a long
/// backlog is sent, new points go between its batches. Points may be sent twice (after a crash,
/// or when an answer is lost), which time and tags, fixed when taken, make harmless.
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
    std::optional<WriteJob> nextJob();
    std::optional<WriteJob> jobOfNewPoints();
    void send();
    void prepare();
    void answered(const WriteOutcome &outcome);
    void partRefused(const WriteOutcome &outcome);
    void jobDone();
    void pause(const WriteOutcome &outcome);
    void report();
    void noteStuck();
    void noteLosses();
    void finishFlush();
    void setReceiver(LinkStatus::Level level, const QString &summary, const QString &sentence);
    void announce();

    MirrorOptions m_options;
    std::unique_ptr<PointBuffer> m_buffer;
    InfluxWriter m_writer;
    DeadLetters m_deadLetters;
    Points m_incoming;
    QTimer m_store;
    QTimer m_next;
    QTimer m_report;
    QTimer m_flushDeadline;
    QElapsedTimer m_sinceWrite;
    QElapsedTimer m_sinceNewPoints;
    qsizetype m_batchSize;
    std::optional<WriteJob> m_job;         ///< on its way, or waiting to be tried again
    std::optional<WriteJob> m_prepared;    ///< the one after, made while the first is on its way
    qint64 m_readUpTo = 0;                 ///< block behind which the backlog goes on
    qint64 m_newFrom = PointBuffer::noEnd; ///< first block that came after the backlog
    qint64 m_newUpTo = 0;
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
