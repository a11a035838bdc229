// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <memory>

namespace bnm {

/// Points as a node of middling size would give them over months, made up: whole numbers that
/// wander, counters that grow, rates that are all noise. Every measurement of the catalogue
/// with as many tags as it may have.
class GeneratedPoints {
public:
    explicit GeneratedPoints(const Identity &identity);
    ~GeneratedPoints();

    Points fast(qint64 timeMs); ///< what a fast cycle brings
    Points slow(qint64 timeMs); ///< what a slow cycle brings
    std::size_t seriesCount() const;

private:
    struct Source;
    std::unique_ptr<Source> m_source;
};

} // namespace bnm
