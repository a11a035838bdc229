// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue_rows.h"

namespace bnm {

/// The one list of all metrics: labels, units and types of the charts, the history, the mirror, the
/// dashboards and the reference come from here. The rows are in catalogue_rows.h; code names them
/// by the handles of metric.h.
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
/// field that changes its type, so this must stay for a released field: influx/long_bucket.txt
/// records it, and a test compares.
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
    qint64 mempoolMs = 0; ///< of the mempool's source, as a server is polled less often; 0: fastMs
};
/// Time in ms from one point to the next. Nothing for points that come with blocks, and for an
/// unknown measurement.
std::optional<qint64> cycleOf(std::string_view measurement, const PollIntervals &intervals);

/// The unit's label after a number ("sat/vB", "ms"); empty for bare numbers.
QString unitLabel(Unit unit);

/// The type's name in the reference: "integer".
const char *typeName(FieldType type);
/// "0 to 100"; empty unless it is a number.
QString rangeText(const FieldSpec &field);

/// The catalogue as a Markdown reference (--list-metrics).
QString catalogueAsMarkdown();

} // namespace bnm
