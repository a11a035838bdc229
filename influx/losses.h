// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/refused_lines.h"
#include "influx/write_job.h"

#include <QElapsedTimer>
#include <QString>

#include <bitset>

namespace bnm {

/// Counts the points that InfluxDB will never have, by reason, and says so: each reason at once,
/// then at most every so often with the count so far, since a full queue drops something with
/// every point that comes.
class Losses {
public:
    /// With an empty path refused lines are logged.
    Losses(const QString &deadLetterPath, int sayEveryMs);

    /// Of a job that is done; keeps its refused lines.
    void add(const WriteJob &job);
    /// Points that never reached the queue.
    void addMissed(qint64 points) { m_missed += points; }
    /// droppedByQueue: points, since the start.
    void update(qint64 droppedByQueue);

    qint64 points() const; ///< since the start
    bool isQueueFull() const { return m_droppedByQueue > 0; }
    /// Of late, in words; empty: nothing was lost.
    const QString &sentence() const { return m_sentence; }

private:
    using Reasons = std::bitset<5>;
    Reasons reasons() const;
    QString allReasons() const;
    void addBeyondRetention(const WriteOutcome &outcome);

    DeadLetters m_deadLetters;
    int m_sayEveryMs;
    qint64 m_droppedByQueue = 0;
    qint64 m_missed = 0;          ///< since too many waited for this thread
    qint64 m_setAside = 0;        ///< refused by line, kept in the file
    qint64 m_notStored = 0;       ///< refused in a partial write
    qint64 m_beyondRetention = 0; ///< older than the bucket keeps; not set aside
    QString m_whyNotStored;
    QString m_whyBeyond;
    qint64 m_oldestSeconds = 0; ///< of these, of late
    qint64 m_said = 0;          ///< points
    Reasons m_saidReasons{};    ///< at one time or other
    QElapsedTimer m_sinceSaid;
    QString m_sentence;
};

} // namespace bnm
