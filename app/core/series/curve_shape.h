// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "collectors/point/catalogue.h"

namespace bnm {

/// How a curve goes from one sample to the next.
enum class CurveShape {
    Slope,
    Step, ///< whole numbers: stays until the next sample
    Age,  ///< a duration that grows by itself and restarts at 0
};

/// By the row of the catalogue.
CurveShape shapeOf(const MeasurementSpec &measurement, const FieldSpec &field);

/// The corners of the line through the samples of one run. Of a run with a spread the samples are
/// means, whose moments nobody knows: an age of these is a slope.
std::vector<Sample> cornersOf(const std::vector<Sample> &run, bool isMean, CurveShape shape);

} // namespace bnm
