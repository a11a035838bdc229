// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/refused_lines.h"
#include "influx/write_job.h"

#include <QElapsedTimer>
#include <QString>

#include <bitset>

namespace bnm {

/// Counts points that will never reach InfluxDB, by reason, and reports them: each new reason at
/// once, then the count at intervals, because a full queue drops something with every new point.
class Losses {
public:
    /// With an empty path refused lines are logged.
    Losses(const QString &deadLetterPath, int sayEveryMs);

    /// From a finished job; stores its refused lines.
    void add(const WriteJob &job);
    /// Points that never reached the queue.
    void addMissed(qint64 points) { m_missed += points; }
    /// droppedByQueue: points, since the start.
    void update(qint64 droppedByQueue);

    qint64 points() const; ///< since the start
    bool isQueueFull() const { return m_droppedByQueue > 0; }
    /// Recent losses, as a sentence; empty: none.
    const QString &sentence() const { return m_sentence; }

private:
    using Reasons = std::bitset<5>;
    Reasons reasons() const;
    QString allReasons() const;
    void addBeyondRetention(const WriteOutcome &outcome);

    DeadLetters m_deadLetters;
    int m_sayEveryMs;
    qint64 m_droppedByQueue = 0;
    qint64 m_missed = 0;          ///< dropped because too many waited for this thread
    qint64 m_setAside = 0;        ///< refused by line, stored in the file
    qint64 m_notStored = 0;       ///< refused in a partial write
    qint64 m_beyondRetention = 0; ///< older than the bucket's retention; not stored
    QString m_whyNotStored;
    QString m_whyBeyond;
    qint64 m_oldestSeconds = 0; ///< age of the oldest recent one
    qint64 m_said = 0;          ///< reported points
    Reasons m_saidReasons{};    ///< ever reported
    QElapsedTimer m_sinceSaid;
    QString m_sentence;
};

} // namespace bnm
