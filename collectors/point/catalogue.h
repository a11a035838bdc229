// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue_rows.h"

namespace bnm {

/// The one list of everything that is measured: labels, units and types of the charts, the
/// history, the mirror, the dashboards and the reference come from here. The rows are in
/// catalogue_rows.h; code names them by the handles of metric.h.
constexpr std::span<const MeasurementSpec> catalogue()
{
    return rows::measurements;
}

constexpr const MeasurementSpec *findMeasurement(std::string_view name)
{
    for (const MeasurementSpec &spec : catalogue())
        if (spec.name.view() == name)
            return &spec;
    return nullptr;
}

constexpr const FieldSpec *findField(std::string_view measurement, std::string_view field)
{
    const MeasurementSpec *spec = findMeasurement(measurement);
    return spec ? spec->field(field) : nullptr;
}

/// How a field gets into the bucket of quarter-hours (influx/downsample.flux). InfluxDB refuses a
/// field that comes with another type than before, so this must stay for a field that has been
/// released: influx/long_bucket.txt holds it, and a test compares.
enum class Downsampling {
    Copied, ///< each point as it is
    Last,   ///< the last value, of its own type
    Mean,   ///< a float
};
Downsampling downsampling(const MeasurementSpec &measurement, const FieldSpec &field);

/// The intervals of the configuration, in ms.
struct PollIntervals {
    qint64 fastMs = 5'000;
    qint64 slowMs = 30'000;
};
/// From that age on (ms) a point says nothing of now: three of its cycles. Nothing for what comes
/// with blocks, and for a measurement there is not.
std::optional<qint64> maxAge(std::string_view measurement, const PollIntervals &intervals);

/// What a unit is called behind a number ("sat/vB", "ms"); empty for bare numbers.
QString unitLabel(Unit unit);

/// What a type is called in the reference: "integer".
const char *typeName(FieldType type);
/// "0 to 100"; empty for what is no number.
QString rangeText(const FieldSpec &field);

/// The catalogue as a Markdown reference (--list-metrics).
QString catalogueAsMarkdown();

} // namespace bnm
