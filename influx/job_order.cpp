// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/job_order.h"

#include <algorithm>
#include <utility>

namespace bnm {

JobOrder::JobOrder(PointBuffer &buffer, int newPointsEveryMs)
    : m_buffer(buffer), m_newPointsEveryMs(newPointsEveryMs)
{
}

std::optional<WriteJob> JobOrder::next(qsizetype points, qsizetype carried)
{
    if (auto job = ofNewPoints(points))
        return job;
    LineBatch batch = m_buffer.read(m_readUpTo, m_newFrom, points);
    if (batch.isEmpty() && carried == 0) {
        // The backlog is through: from the oldest that is left, whichever way it came.
        m_readUpTo = 0;
        m_newUpTo = 0;
        m_newFrom = PointBuffer::noEnd;
        batch = m_buffer.read(0, PointBuffer::noEnd, points);
    }
    if (batch.isEmpty())
        return std::nullopt;
    if (!hasLongBacklog() && m_buffer.size() - carried > 2 * points) {
        m_newFrom = m_buffer.newestBlock() + 1;
        m_sinceNewPoints.start();
    }
    m_readUpTo = batch.blocks.back();
    return WriteJob(std::move(batch));
}

std::optional<WriteJob> JobOrder::ofNewPoints(qsizetype points)
{
    if (!hasLongBacklog() || !m_sinceNewPoints.hasExpired(m_newPointsEveryMs))
        return std::nullopt;
    LineBatch batch = m_buffer.read(std::max(m_newUpTo, m_newFrom - 1), PointBuffer::noEnd, points);
    if (batch.isEmpty())
        return std::nullopt;
    m_sinceNewPoints.start();
    m_newUpTo = batch.blocks.back();
    return WriteJob(std::move(batch));
}

} // namespace bnm
