// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/trends.h"

#include <algorithm>
#include <vector>

namespace bnm {

namespace {

constexpr std::size_t keptChanges = 64;

} // namespace

void BlockWatch::observe(qint64 steadyMs, double height, std::optional<double> tipAgeSeconds)
{
    if (!m_height) {
        m_tipAgeSeconds = tipAgeSeconds;
        m_changedMs = steadyMs;
    } else if (*m_height != height) {
        m_tipAgeSeconds = 0;
        m_changedMs = steadyMs;
        m_changes.push_back(steadyMs);
        if (m_changes.size() > keptChanges)
            m_changes.pop_front();
    }
    m_height = height;
}

std::optional<double> BlockWatch::secondsSinceBlock(qint64 nowMs) const
{
    if (!m_tipAgeSeconds)
        return std::nullopt;
    return *m_tipAgeSeconds + *secondsWithoutProgress(nowMs);
}

std::optional<double> BlockWatch::secondsWithoutProgress(qint64 nowMs) const
{
    if (!m_height)
        return std::nullopt;
    return static_cast<double>(nowMs - m_changedMs) / 1000;
}

int BlockWatch::blocksBetween(qint64 afterMs, qint64 untilMs) const
{
    return static_cast<int>(std::count_if(m_changes.begin(), m_changes.end(), [=](qint64 change) {
        return change > afterMs && change <= untilMs;
    }));
}

void ReorgWatch::observe(double count, double newestDepth)
{
    if (m_count && count > *m_count) {
        ++m_seen;
        m_newestDepth = newestDepth;
    }
    m_count = count;
}

void CounterRise::observe(qint64 steadyMs, double value)
{
    if (!m_last)
        m_firstMs = steadyMs;
    else if (value > *m_last)
        m_steps.push_back({steadyMs, value - *m_last});
    m_last = value;
    while (!m_steps.empty() && steadyMs - m_steps.front().steadyMs > m_windowMs)
        m_steps.pop_front();
}

std::optional<double> CounterRise::rise(qint64 nowMs) const
{
    double sum = 0;
    for (const Step &step : m_steps)
        if (nowMs - step.steadyMs <= m_windowMs)
            sum += step.by;
    if (sum == 0 && (!m_last || nowMs - m_firstMs < m_windowMs))
        return std::nullopt;
    return sum;
}

void RobustSlope::observe(qint64 steadyMs, double value)
{
    if (!m_samples.empty() && steadyMs - m_samples.back().steadyMs < m_stepMs)
        return;
    m_samples.push_back({steadyMs, value});
    while (steadyMs - m_samples.front().steadyMs > m_windowMs)
        m_samples.pop_front();
    update();
}

void RobustSlope::forget()
{
    m_samples.clear();
    m_perMs.reset();
}

void RobustSlope::update()
{
    m_perMs.reset();
    if (m_samples.back().steadyMs - m_samples.front().steadyMs < m_shortestMs)
        return;
    std::vector<double> slopes;
    slopes.reserve(m_samples.size() * (m_samples.size() - 1) / 2);
    for (std::size_t i = 0; i < m_samples.size(); ++i)
        for (std::size_t j = i + 1; j < m_samples.size(); ++j)
            slopes.push_back((m_samples[j].value - m_samples[i].value) /
                             static_cast<double>(m_samples[j].steadyMs - m_samples[i].steadyMs));
    const auto middle = slopes.begin() + static_cast<std::ptrdiff_t>(slopes.size() / 2);
    std::nth_element(slopes.begin(), middle, slopes.end());
    m_perMs = *middle;
}

bool RestartWatch::observe(double uptimeSeconds)
{
    // The node counts by its wall clock: set back, the uptime falls without a restart.
    const bool restarted = m_uptime && uptimeSeconds < *m_uptime && uptimeSeconds < recentSeconds;
    if (restarted) {
        m_before = m_uptime;
        ++m_seen;
    }
    m_uptime = uptimeSeconds;
    return restarted;
}

} // namespace bnm
