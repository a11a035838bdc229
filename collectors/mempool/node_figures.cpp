// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/node_figures.h"

#include <algorithm>
#include <cmath>

namespace bnm {

std::optional<NodeFigures> nodeFigures(const Points &points)
{
    const auto point = std::find_if(points.begin(), points.end(), [](const Point &one) {
        return one.measurement == Name("mempool");
    });
    if (point == points.end())
        return std::nullopt;
    NodeFigures figures;
    if (const auto count = point->number("tx_count"))
        figures.txCount = std::llround(*count);
    figures.minFeerate = point->number("min_feerate_sat_vb");
    figures.relayFeerate = point->number("relay_feerate_sat_vb");
    return figures;
}

} // namespace bnm
