// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"
#include "app/core/series/chart_data.h"
#include "ui/chart/chart_mark.h"

#include <bitset>

namespace bnm {

/// Which kinds of marks somebody wants to see, by ChartMark::Kind.
using MarkKinds = std::bitset<4>;
inline const MarkKinds allMarks = MarkKinds().set();

/// What happened in that time, by the points and histories that are read anyway: new blocks (where
/// they do not stand too close to be told apart in so many pixels), the node's reorganisations and
/// restarts, alerts that fired.
ChartMarks chartMarks(const NodeView &node, ChartData &charts, const TimeSpan &span, int pixels,
                      const MarkKinds &wanted);

} // namespace bnm
