// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// Pauses between attempts: each twice as long as the previous one up to a maximum, half of it
/// random so that several programs do not retry in step.
class Backoff {
public:
    Backoff(int firstMs, int longestMs) : m_firstMs(firstMs), m_longestMs(longestMs) {}

    int next();        ///< the pause in ms after one more failure
    int nextLongest(); ///< the maximum at once: only a person can fix the cause
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; } ///< in a row

private:
    int jittered(int fullMs) const;

    int m_firstMs;
    int m_longestMs;
    int m_failures = 0;
};

} // namespace bnm
