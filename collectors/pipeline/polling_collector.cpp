// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/polling_collector.h"

#include <utility>

namespace bnm {

PollingCollector::PollingCollector(ComponentInfo info, QObject *parent)
    : Collector(std::move(info), parent), m_timer(this), m_soon(this)
{
    m_timer.setInterval(this->info().cadenceMs);
    connect(&m_timer, &QTimer::timeout, this, &PollingCollector::tick);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PollingCollector::pollNow);
}

void PollingCollector::start()
{
    m_timer.start();
    pollNow();
}

void PollingCollector::pollNow()
{
    if (m_isPolling) {
        m_isWantedAgain = true;
        return;
    }
    if (m_timer.isActive())
        m_timer.start(); // a full interval from here
    beginCycle();
}

void PollingCollector::pollSoon()
{
    if (m_soon.isActive())
        return;
    const qint64 passed = m_cycleTime.isValid() ? m_cycleTime.elapsed() : leastDistanceMs;
    if (passed >= leastDistanceMs)
        return m_isPolling ? m_soon.start(leastDistanceMs) : pollNow();
    m_soon.start(static_cast<int>(leastDistanceMs - passed));
}

void PollingCollector::tick()
{
    if (!m_isPolling)
        return beginCycle();
    ++m_skippedCycles;
    skipCycle(std::exchange(m_hasProgressed, false));
}

void PollingCollector::skipCycle(bool hasProgressed)
{
    if (hasProgressed)
        reportAgain();
}

void PollingCollector::beginCycle()
{
    m_isPolling = true;
    m_hasProgressed = false;
    m_cycleTime.start();
    poll();
}

void PollingCollector::endCycle(bool answered)
{
    m_isPolling = false;
    finishCycle(answered);
    Q_EMIT cycleFinished(answered);
    if (std::exchange(m_isWantedAgain, false) && !m_isPolling)
        pollNow();
}

} // namespace bnm
