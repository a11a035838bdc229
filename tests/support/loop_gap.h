// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <ctime>

namespace bnm {

inline double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// The longest that the event loop of this thread did not come round, and the most CPU that the
/// thread itself spent between two rounds: on a busy machine the first is others' doing too.
class LoopGap : public QObject {
public:
    LoopGap()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            longestMs = std::max(longestMs, static_cast<double>(m_since.nsecsElapsed()) / 1e6);
            mostCpuMs = std::max(mostCpuMs, threadCpuMs() - m_cpu);
            m_since.start();
            m_cpu = threadCpuMs();
        });
    }
    void start()
    {
        longestMs = mostCpuMs = 0;
        m_since.start();
        m_cpu = threadCpuMs();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }

    double longestMs = 0;
    double mostCpuMs = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_cpu = 0;
};

} // namespace bnm
