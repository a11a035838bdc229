// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/zmq/stream_counter.h"

#include <algorithm>

namespace bnm {

namespace {

// A larger jump means a restarted publisher, not missed messages: the node's queue holds 1,000
// messages by default.
constexpr quint32 mostMissed = 1'000'000;

} // namespace

void StreamCounter::message(quint32 sequence, qint64 nowMs)
{
    if (m_expected) {
        const quint32 missed = sequence - *m_expected; // wraps around as the sequence does
        if (missed < mostMissed)
            m_gaps += missed;
    }
    m_expected = sequence + 1;
    ++m_messages;
    m_lastMs = nowMs;
    const qint64 index = nowMs / slotMs;
    Slot &slot = m_slots[static_cast<std::size_t>(index) % m_slots.size()];
    if (slot.index != index)
        slot = {index, 0};
    ++slot.count;
}

std::optional<double> StreamCounter::secondsSince(qint64 nowMs) const
{
    if (!m_lastMs)
        return std::nullopt;
    return static_cast<double>(std::max<qint64>(0, nowMs - *m_lastMs)) / 1000;
}

double StreamCounter::perMinute(qint64 nowMs) const
{
    const qint64 newest = nowMs / slotMs;
    const qint64 oldest = newest - static_cast<qint64>(m_slots.size()) + 1;
    qint64 count = 0;
    for (const Slot &slot : m_slots)
        if (slot.index >= oldest && slot.index <= newest)
            count += slot.count;
    const qint64 coveredMs = nowMs - std::max(m_startedMs, oldest * slotMs);
    return coveredMs <= 0 ? 0.0
                          : static_cast<double>(count) * 60'000 /
                                static_cast<double>(std::max(coveredMs, slotMs));
}

} // namespace bnm
