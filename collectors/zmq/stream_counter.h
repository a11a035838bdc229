// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

namespace bnm {

/// Counts the messages of one ZMQ stream: number, rate, start time, and missed ones, detected by
/// the publisher's 32-bit sequence number. Times are of a steady clock, in ms.
class StreamCounter {
public:
    explicit StreamCounter(qint64 nowMs) : m_startedMs(nowMs) {}

    void message(quint32 sequence, qint64 nowMs);
    /// The publisher was away: its numbers do not continue.
    void reconnected() { m_expected.reset(); }

    qint64 messages() const { return m_messages; }
    qint64 gaps() const { return m_gaps; }
    std::optional<double> secondsSince(qint64 nowMs) const;
    /// Over the last minute, or since the start while that is shorter.
    double perMinute(qint64 nowMs) const;

private:
    static constexpr qint64 slotMs = 5'000;
    struct Slot {
        qint64 index = -1;
        qint64 count = 0;
    };

    qint64 m_startedMs;
    qint64 m_messages = 0;
    qint64 m_gaps = 0;
    std::optional<qint64> m_lastMs;
    std::optional<quint32> m_expected;
    std::array<Slot, 12> m_slots;
};

} // namespace bnm
