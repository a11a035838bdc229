// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <optional>

namespace bnm {

/// What the fast cycle knows of the mempool already (getmempoolinfo); not asked for twice.
struct NodeFigures {
    std::optional<qint64> txCount = {};
    std::optional<double> minFeerate = {};   ///< sat/vB, mempoolminfee
    std::optional<double> relayFeerate = {}; ///< sat/vB, minrelaytxfee

    /// The lowest feerate that gets into a full mempool; nothing while there is room.
    std::optional<double> purgeFeerate() const
    {
        if (!minFeerate || !relayFeerate || *minFeerate <= *relayFeerate)
            return std::nullopt;
        return minFeerate;
    }
};

} // namespace bnm

Q_DECLARE_METATYPE(bnm::NodeFigures)
