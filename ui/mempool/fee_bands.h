// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_plot.h"
#include "ui/controls/theme.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace bnm {

/// Neighbouring bins of the fee histogram (feerateBins) shown as one band, because more than a
/// dozen bands are indistinguishable.
struct FeeBand {
    std::size_t firstBin = 0;
    std::size_t lastBin = 0;
    QString label; ///< "5–8", in sat/vB
    Ink ink;
};

/// From cheap to expensive.
std::vector<FeeBand> feeBands();
/// The band's colour for a feerate in sat/vB.
Ink inkOfFeerate(double satPerVb);
/// The bands as curves of the waiting transactions, from mempool_hist. Only one of its sources is
/// queried at a time; older data may be from another one.
std::vector<Curve> feeBandCurves();

} // namespace bnm
