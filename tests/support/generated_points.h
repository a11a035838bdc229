// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <memory>

namespace bnm {

/// Generated points like those of a medium-sized node over months: integers that vary, counters
/// that grow, noisy rates. Every measurement of the catalogue with its maximum number of tags.
class GeneratedPoints {
public:
    explicit GeneratedPoints(const Identity &identity);
    ~GeneratedPoints();

    Points fast(qint64 timeMs); ///< points of a fast cycle
    Points slow(qint64 timeMs); ///< points of a slow cycle

private:
    struct Source;
    std::unique_ptr<Source> m_source;
};

} // namespace bnm
