// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace bnm {

/// The parts of a time range, in ms, without data so far, earliest first.
class Uncovered {
public:
    struct Part {
        qint64 fromMs;
        qint64 toMs; ///< exclusive

        friend bool operator==(const Part &, const Part &) = default;
    };

    Uncovered(qint64 fromMs, qint64 toMs);

    const std::vector<Part> &parts() const { return m_parts; }
    /// Marks this part as answered; the end is exclusive.
    void cover(qint64 fromMs, qint64 toMs);

private:
    std::vector<Part> m_parts;
};

} // namespace bnm
