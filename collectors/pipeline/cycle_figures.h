// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

namespace bnm {

/// Counters of a collector's own cycles, for a point of the measurement "collector".
struct CycleFigures {
    std::optional<double> cycleMs; ///< of the cycle that ends now
    qint64 requests = 0;           ///< HTTP requests of the cycle
    qint64 rpcErrors = 0;          ///< since the start, as the two below
    qint64 retries = 0;
    qint64 skippedCycles = 0;

    Point point(const Identity &identity, const QString &loop) const; ///< with the current time
};

} // namespace bnm
