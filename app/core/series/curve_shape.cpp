// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/curve_shape.h"

namespace bnm {

namespace {

/// It was 0 as long ago as it says.
void addAge(std::vector<Sample> &corners, const Sample &sample)
{
    const Sample before = corners.back();
    const qint64 beganMs = sample.timeMs - static_cast<qint64>(sample.value * 1'000);
    if (sample.value < before.value && beganMs >= before.timeMs) {
        const double grown = static_cast<double>(beganMs - before.timeMs) / 1'000;
        corners.push_back({beganMs, before.value + grown});
        corners.push_back({beganMs, 0});
    }
    corners.push_back(sample);
}

} // namespace

CurveShape shapeOf(const MeasurementSpec &measurement, const FieldSpec &field)
{
    const bool isWhole = field.type == FieldType::Integer || field.type == FieldType::Boolean;
    if (isWhole && (field.unit == Unit::Count || field.unit == Unit::None))
        return CurveShape::Step;
    if (field.unit == Unit::Seconds && measurement.cadence != Cadence::PerBlock)
        return CurveShape::Age;
    return CurveShape::Slope;
}

std::vector<Sample> cornersOf(const std::vector<Sample> &run, bool isMean, CurveShape shape)
{
    if (shape == CurveShape::Slope || (shape == CurveShape::Age && isMean) || run.empty())
        return run;
    std::vector<Sample> corners = {run.front()};
    corners.reserve(2 * run.size());
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (shape == CurveShape::Age) {
            addAge(corners, run[i]);
            continue;
        }
        if (run[i].value != corners.back().value)
            corners.push_back({run[i].timeMs, corners.back().value});
        corners.push_back(run[i]);
    }
    return corners;
}

} // namespace bnm
