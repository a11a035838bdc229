// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/point_buffer.h"
#include "influx/write_job.h"

#include <QElapsedTimer>

#include <optional>

namespace bnm {

/// Makes jobs of the points in a buffer: each of its blocks is in one job at a time, the oldest
/// first. While a long backlog is sent, what came after it gets a job of its own now and then.
class JobOrder {
public:
    JobOrder(PointBuffer &buffer, int newPointsEveryMs);

    /// Of about so many points; nothing if all are in jobs. carried: points in the jobs that are
    /// not done.
    std::optional<WriteJob> next(qsizetype points, qsizetype carried);
    /// There is a long backlog, and next() has not been through it.
    bool hasLongBacklog() const { return m_newFrom != PointBuffer::noEnd; }

private:
    std::optional<WriteJob> ofNewPoints(qsizetype points);

    PointBuffer &m_buffer;
    int m_newPointsEveryMs;
    QElapsedTimer m_sinceNewPoints;
    qint64 m_readUpTo = 0;                 ///< block behind which the backlog goes on
    qint64 m_newFrom = PointBuffer::noEnd; ///< first block that came after the backlog
    qint64 m_newUpTo = 0;
};

} // namespace bnm
