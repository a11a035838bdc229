// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace bnm {

/// Finds where two chains part, with few comparisons: back from a height where they differ in
/// growing steps, then by halves.
class ForkSearch {
public:
    explicit ForkSearch(qint64 differsAt) : m_differs(differsAt) {}

    /// The height to compare next; nothing: it is over.
    std::optional<qint64> next() const;
    /// What the comparison at next() showed.
    void take(bool isSame);

    bool isOver() const { return !next(); }
    bool haveNothingInCommon() const { return m_differs == 0; }
    qint64 firstDifferent() const { return m_differs; } ///< once it is over
    int comparisons() const { return m_comparisons; }

private:
    qint64 m_same = -1; ///< below all blocks: not known
    qint64 m_differs;
    qint64 m_step = 1;
    int m_comparisons = 0;
};

} // namespace bnm
