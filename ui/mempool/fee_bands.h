// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"
#include "ui/controls/theme.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace bnm {

/// Neighbouring bins of the fee histogram (feerateBins) that are shown as one, for more than a
/// dozen bands cannot be told apart.
struct FeeBand {
    std::size_t firstBin = 0;
    std::size_t lastBin = 0;
    QString label; ///< "5–8", in sat/vB
    Ink ink;
};

/// From cheap to dear.
std::vector<FeeBand> feeBands();
/// The band's ink for a feerate in sat/vB.
Ink inkOfFeerate(double satPerVb);
/// The bands as curves of what waits, out of mempool_hist. Of its sources one is asked at a time;
/// the past may be of another.
std::vector<Curve> feeBandCurves();

} // namespace bnm
