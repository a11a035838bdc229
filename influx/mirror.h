// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"
#include "collectors/status.h"
#include "influx/influx_writer.h"
#include "influx/point_buffer.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace bnm {

struct MirrorOptions {
    InfluxTarget target;
    Identity identity;
    qsizetype batchPoints = 5'000;
    int batchAgeMs = 1'000; ///< a lone point waits this long for company
    int reportIntervalMs = 30'000;
    int firstPauseMs = 1'000; ///< after a failure, doubling up to the longest
    int longestPauseMs = 60'000;
    int stuckAfterMs = 5 * 60'000; ///< without a write for so long while points wait
};

/// Copies every point to InfluxDB: a bounded buffer, and a writer that empties it in
/// batches, oldest first. A point leaves the buffer when the receiver has it, or when the
/// receiver refuses that very line. Failures are tried again with growing, jittered pauses.
class Mirror : public QObject {
    Q_OBJECT
public:
    Mirror(MirrorOptions options, std::unique_ptr<PointBuffer> buffer, QObject *parent = nullptr);

    void start();
    void take(const Points &points);
    /// Tries to write what waits; flushed() follows when it is done or the time is over.
    void flush(int timeoutMs);

    bool isStuck() const;
    qint64 writtenPoints() const { return m_written; }
    qint64 droppedPoints() const { return m_refused + m_buffer->dropped(); }
    qsizetype queuedPoints() const { return m_buffer->size(); }
    const LinkStatus &link() const { return m_link; }

Q_SIGNALS:
    void linkChanged(const bnm::LinkStatus &status);
    void pointsReady(const bnm::Points &points); ///< the mirror's own figures
    void flushed();

private:
    void writeNext();
    void written(const LineBatch &batch, const WriteOutcome &outcome);
    void refused(const LineBatch &batch, const QString &sentence);
    void pause(const WriteOutcome &outcome);
    void report();
    void finishFlush();
    void setLink(LinkStatus::Level level, const QString &summary, const QString &sentence);

    MirrorOptions m_options;
    std::unique_ptr<PointBuffer> m_buffer;
    InfluxWriter m_writer;
    QTimer m_next;
    QTimer m_report;
    QTimer m_flushDeadline;
    QElapsedTimer m_sinceWrite;
    qsizetype m_batchSize;
    int m_failures = 0;
    bool m_flushing = false;
    qint64 m_written = 0;
    qint64 m_refused = 0;
    qint64 m_retries = 0;
    LinkStatus m_link;
};

} // namespace bnm
