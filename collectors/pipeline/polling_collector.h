// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/collector.h"

#include <QElapsedTimer>
#include <QTimer>

namespace bnm {

/// A collector that polls at a fixed interval, its cadence. A cycle never overlaps itself; one
/// that is due while another runs is skipped and counted.
class PollingCollector : public Collector {
    Q_OBJECT
public:
    explicit PollingCollector(ComponentInfo info, QObject *parent = nullptr);

    void start() override; ///< with the first cycle
    /// Begins a cycle now, or right after the one that runs.
    void pollNow();

Q_SIGNALS:
    void cycleFinished(bool answered);

protected:
    /// Begins the work of a cycle, which ends with endCycle().
    virtual void poll() = 0;
    /// Behind the cycle's report and points.
    void endCycle(bool answered);

    bool isPolling() const { return m_isPolling; }
    double cycleMs() const { return static_cast<double>(m_cycleTime.nsecsElapsed()) / 1e6; }
    qint64 skippedCycles() const { return m_skippedCycles; }

private:
    void tick();
    void beginCycle();

    QTimer m_timer;
    QElapsedTimer m_cycleTime;
    qint64 m_skippedCycles = 0;
    bool m_isPolling = false;
    bool m_isWantedAgain = false;
};

} // namespace bnm
