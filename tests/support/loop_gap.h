// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/bench_table.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QObject>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace bnm {

/// How long this thread was ready to run but others were on the processors, since it started.
inline double waitedForProcessorMs()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toDouble() / 1e6 : 0;
}

/// Runs the event loop until the condition holds; false when the deadline passes before.
/// QTest::qWait() sleeps 10 ms between two rounds, which would be in every gap.
inline bool runLoopUntil(const std::function<bool()> &holds, int withinMs)
{
    QEventLoop loop;
    QElapsedTimer since;
    since.start();
    bool held = false;
    QTimer check;
    check.setInterval(5);
    QObject::connect(&check, &QTimer::timeout, &loop, [&] {
        held = held || holds(); // more may happen before the loop ends
        if (held || since.elapsed() > withinMs)
            loop.quit();
    });
    check.start();
    loop.exec();
    return held;
}

inline void runLoopFor(int milliseconds)
{
    runLoopUntil([] { return false; }, milliseconds);
}

/// The longest round of this thread's event loop, how much of it was waiting for a processor (which
/// depends on other threads), the longest round without that, and the most CPU time spent between
/// two rounds.
class LoopGap : public QObject {
public:
    LoopGap()
    {
        m_timer.setInterval(1);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gapMs = double(m_since.nsecsElapsed()) / 1e6;
            const double waitedMs = waitedForProcessorMs() - m_waited;
            if (gapMs > longestMs)
                waitedOfLongestMs = waitedMs;
            longestMs = std::max(longestMs, gapMs);
            longestOwnMs = std::max(longestOwnMs, gapMs - waitedMs);
            mostCpuMs = std::max(mostCpuMs, bench::cpuMs(CLOCK_THREAD_CPUTIME_ID) - m_cpu);
            beginRound();
        });
    }
    void start()
    {
        longestMs = waitedOfLongestMs = longestOwnMs = mostCpuMs = 0;
        beginRound();
        m_timer.start();
    }
    void stop() { m_timer.stop(); }
    QString text() const
    {
        return QStringLiteral(
                   "%1 ms (waits for a processor %2; without that at most %3; own CPU %4)")
            .arg(longestMs, 0, 'f', 1)
            .arg(waitedOfLongestMs, 0, 'f', 1)
            .arg(longestOwnMs, 0, 'f', 1)
            .arg(mostCpuMs, 0, 'f', 1);
    }
    double longestMs = 0;
    double waitedOfLongestMs = 0;
    double longestOwnMs = 0;
    double mostCpuMs = 0;

private:
    void beginRound()
    {
        m_since.start();
        m_cpu = bench::cpuMs(CLOCK_THREAD_CPUTIME_ID);
        m_waited = waitedForProcessorMs();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    double m_cpu = 0;
    double m_waited = 0;
};

} // namespace bnm
