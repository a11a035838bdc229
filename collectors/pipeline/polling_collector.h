// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/collector.h"

#include <QElapsedTimer>
#include <QTimer>

namespace bnm {

/// A collector that polls at a fixed interval, its cadence. Cycles never overlap; a cycle that is
/// due while another runs is skipped and counted. A cycle without an answer is silent: the status
/// board notices after three intervals.
class PollingCollector : public Collector {
    Q_OBJECT
public:
    explicit PollingCollector(ComponentInfo info, QObject *parent = nullptr);

    void start() override; ///< with the first cycle
    /// Starts a cycle now, or right after the current one.
    void pollNow();
    /// The same, but at least one second after the previous cycle: for triggers from outside, which
    /// may come at any rate.
    void pollSoon();
    static constexpr int leastDistanceMs = 1'000;

Q_SIGNALS:
    void cycleFinished(bool answered);

protected:
    /// Starts the work of a cycle, which ends with endCycle().
    virtual void poll() = 0;
    /// Call after the cycle's report and points.
    void endCycle(bool answered);

    /// An answer arrived, and the same cycle sends more requests.
    void noteProgress() { m_hasProgressed = true; }
    /// Called instead of a cycle that is due while another runs; with or without progress since the
    /// last time one was due. A long cycle with answers is not silence.
    virtual void skipCycle(bool hasProgressed);

    bool hasStarted() const { return m_timer.isActive(); }
    bool isPolling() const { return m_isPolling; }
    double cycleMs() const { return static_cast<double>(m_cycleTime.nsecsElapsed()) / 1e6; }
    qint64 skippedCycles() const { return m_skippedCycles; }

private:
    void tick();
    void beginCycle();

    QTimer m_timer;
    QTimer m_soon;
    QElapsedTimer m_cycleTime;
    qint64 m_skippedCycles = 0;
    bool m_isPolling = false;
    bool m_isWantedAgain = false;
    bool m_hasProgressed = false;
};

} // namespace bnm
