// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_retention.h"

#include "app/core/store/history_tiers.h"

#include <cstdlib>

namespace bnm {

using history::tiers;

namespace {

constexpr qint64 steadyForMs = 10 * minuteMs;
constexpr qint64 clockJumpMs = 60'000;
constexpr qint64 expiryEveryMs = 10 * minuteMs;

} // namespace

bool HistoryRetention::isDue(qint64 wallMs, qint64 monotonicMs)
{
    const qint64 offset = wallMs - monotonicMs;
    if (!m_clockSteadySince || std::abs(offset - m_clockOffset) > clockJumpMs)
        m_clockSteadySince = monotonicMs;
    m_clockOffset = offset;
    return monotonicMs - *m_clockSteadySince >= steadyForMs &&
           monotonicMs - m_lastExpiry >= expiryEveryMs;
}

bool HistoryRetention::expire(HistoryFile &file, qint64 wallMs, qint64 monotonicMs)
{
    m_lastExpiry = monotonicMs;
    return file.file().transaction([&] {
        for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
            const bool isLast = tier + 1 == tiers.size();
            if (!file.expire(tier, wallMs - tiers[tier].keptMs - tiers[tier].periodMs,
                             isLast ? 0 : tiers[tier + 1].periodMs))
                return false;
        }
        return true;
    });
}

} // namespace bnm
