// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace bnm {

/// The parts of a stretch of time, in ms, that nothing has answered yet, earliest first.
class Uncovered {
public:
    struct Part {
        qint64 fromMs;
        qint64 toMs; ///< the first that is no part of it

        friend bool operator==(const Part &, const Part &) = default;
    };

    Uncovered(qint64 fromMs, qint64 toMs);

    const std::vector<Part> &parts() const { return m_parts; }
    /// From then on answered, up to the other, which is not.
    void cover(qint64 fromMs, qint64 toMs);

private:
    std::vector<Part> m_parts;
};

} // namespace bnm
