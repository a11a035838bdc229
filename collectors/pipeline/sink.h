// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"

#include <atomic>
#include <utility>

namespace bnm {

/// Limit on the points that wait for a sink whose thread hangs, for instance on a disk; further
/// ones are dropped and counted. A day of an ordinary node has a million.
constexpr qint64 mostWaitingPoints = 50'000;

/// Receives every batch of points. Several sinks share one immutable batch.
class Sink : public Component {
    Q_OBJECT
public:
    using Component::Component;

    virtual void take(const PointsPtr &points) = 0;
    /// Number of points dropped because too many waited; called before the next batch.
    virtual void noteMissed(qint64 points);
    /// Finishes current work; flushed() follows within the given time. Data for the disk is written
    /// by the destructor at the latest.
    virtual void flush([[maybe_unused]] int timeoutMs) { Q_EMIT flushed(); }

Q_SIGNALS:
    void flushed();
};

/// Counts the points that wait for a sink of another thread. A batch is always accepted if nothing
/// waits.
class SinkQueue {
public:
    /// For the sending thread: whether that many more may wait; otherwise they are dropped.
    bool mayWait(qint64 points);
    qint64 takeMissed() { return std::exchange(m_missed, 0); } ///< for the sending thread
    /// For the sink's thread.
    void done(qint64 points) { m_waiting -= points; }

private:
    std::atomic<qint64> m_waiting = 0;
    qint64 m_missed = 0;
};

} // namespace bnm
