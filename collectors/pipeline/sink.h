// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/component.h"

#include <atomic>
#include <utility>

namespace bnm {

/// How many points may wait for a sink whose thread hangs, say in a disk; what comes meanwhile
/// is missed, and counted. A day of an ordinary node has a million.
constexpr qint64 mostWaitingPoints = 50'000;

/// Takes every batch of points. Several sinks share one batch, which never changes.
class Sink : public Component {
    Q_OBJECT
public:
    using Component::Component;

    virtual void take(const PointsPtr &points) = 0;
    /// Points that were not given to it, since too many waited for it; before what comes next.
    virtual void noteMissed(qint64 points);
    /// Finishes what is in hand; flushed() follows within the given time. What is kept on disk
    /// is written by the destructor at the latest.
    virtual void flush([[maybe_unused]] int timeoutMs) { Q_EMIT flushed(); }

Q_SIGNALS:
    void flushed();
};

/// Counts what waits for a sink of another thread. A batch that finds nothing waiting always may.
class SinkQueue {
public:
    /// For the thread that gives: whether so many more may wait; else they are missed.
    bool mayWait(qint64 points);
    qint64 takeMissed() { return std::exchange(m_missed, 0); } ///< likewise
    /// For the sink's thread.
    void done(qint64 points) { m_waiting -= points; }

private:
    std::atomic<qint64> m_waiting = 0;
    qint64 m_missed = 0;
};

} // namespace bnm
