// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace bnm {

/// The pauses between attempts: each twice as long as the one before, up to the longest, with
/// half of it left to chance so that several programs do not come back in step.
class Backoff {
public:
    Backoff(int firstMs, int longestMs) : m_firstMs(firstMs), m_longestMs(longestMs) {}

    int next();        ///< the pause in ms after one more failure
    int nextLongest(); ///< the longest pause at once: only a person can repair the cause
    void reset() { m_failures = 0; }
    int failures() const { return m_failures; } ///< in a row

private:
    int jittered(int fullMs) const;

    int m_firstMs;
    int m_longestMs;
    int m_failures = 0;
};

} // namespace bnm
