// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/collector.h"

#include <QElapsedTimer>
#include <QTimer>

namespace bnm {

/// A collector that polls at a fixed interval, its cadence. A cycle never overlaps itself; one
/// that is due while another runs is skipped and counted. A cycle without an answer is silent:
/// the status board notices after three intervals.
class PollingCollector : public Collector {
    Q_OBJECT
public:
    explicit PollingCollector(ComponentInfo info, QObject *parent = nullptr);

    void start() override; ///< with the first cycle
    /// Begins a cycle now, or right after the one that runs.
    void pollNow();
    /// Likewise, but not within a second of the cycle before: for what somebody else sends, as
    /// often as he likes.
    void pollSoon();
    static constexpr int leastDistanceMs = 1'000;

Q_SIGNALS:
    void cycleFinished(bool answered);

protected:
    /// Begins the work of a cycle, which ends with endCycle().
    virtual void poll() = 0;
    /// Behind the cycle's report and points.
    void endCycle(bool answered);

    /// Something was answered, and more is asked for in the same cycle.
    void noteProgress() { m_hasProgressed = true; }
    /// Instead of a cycle that is due while another runs; with progress since the last time one
    /// was due, or without. A long cycle with answers is not silence.
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
