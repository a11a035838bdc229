// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/point_buffer.h"
#include "influx/write_job.h"

#include <QElapsedTimer>

#include <optional>

namespace bnm {

/// Makes jobs from the points in a buffer: each block is in one job at a time, the oldest first.
/// While a long backlog is sent, newer points get a job now and then.
class JobOrder {
public:
    JobOrder(PointBuffer &buffer, int newPointsEveryMs);

    /// Of about that many points; nothing if all are in jobs. carried: points in unfinished jobs.
    std::optional<WriteJob> next(qsizetype points, qsizetype carried);
    /// There is a long backlog that next() has not finished.
    bool hasLongBacklog() const { return m_newFrom != PointBuffer::noEnd; }

private:
    std::optional<WriteJob> ofNewPoints(qsizetype points);

    PointBuffer &m_buffer;
    int m_newPointsEveryMs;
    QElapsedTimer m_sinceNewPoints;
    qint64 m_readUpTo = 0;                 ///< last block of the backlog that was read
    qint64 m_newFrom = PointBuffer::noEnd; ///< first block after the backlog
    qint64 m_newUpTo = 0;
};

} // namespace bnm
