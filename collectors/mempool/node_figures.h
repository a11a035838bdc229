// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <optional>

namespace bnm {

/// What the fast cycle knows of the mempool already (getmempoolinfo); not asked for twice.
struct NodeFigures {
    std::optional<qint64> txCount;
    std::optional<double> minFeerate;   ///< sat/vB, mempoolminfee
    std::optional<double> relayFeerate; ///< sat/vB, minrelaytxfee

    /// The lowest feerate that gets into a full mempool; nothing while there is room.
    std::optional<double> purgeFeerate() const
    {
        if (!minFeerate || !relayFeerate || *minFeerate <= *relayFeerate)
            return std::nullopt;
        return minFeerate;
    }
};

/// Out of the points of a fast cycle; nothing when there is no mempool point among them.
std::optional<NodeFigures> nodeFigures(const Points &points);

} // namespace bnm
