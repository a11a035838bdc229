// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace bnm {

/// Finds where two chains part, with few comparisons: backwards in growing steps from a height
/// where they differ, then by bisection.
class ForkSearch {
public:
    explicit ForkSearch(qint64 differsAt) : m_differs(differsAt) {}

    /// The height to compare next; nothing: done.
    std::optional<qint64> next() const;
    /// The result of the comparison at next().
    void take(bool isSame);

    bool isOver() const { return !next(); }
    bool haveNothingInCommon() const { return m_differs == 0; }
    qint64 firstDifferent() const { return m_differs; } ///< when done
    int comparisons() const { return m_comparisons; }

private:
    qint64 m_same = -1; ///< below all blocks: unknown
    qint64 m_differs;
    qint64 m_step = 1;
    int m_comparisons = 0;
};

} // namespace bnm
