// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

#include <QByteArray>

namespace bnm {

/// What a field of the catalogue is called in Prometheus, derived from its unit and kind:
/// bitcoin_MEASUREMENT_FIELD in base units ("ping_p50_ms" is ping_p50_seconds), counters with
/// _total, no gauge with _count or _total.
struct MetricName {
    QByteArray family; ///< as OpenMetrics has it; of a counter without _total
    QByteArray sample; ///< the name of its series
    QByteArray unit;   ///< the base unit, "seconds"; empty: none
    bool isCounter = false;
    double multiplier = 1; ///< a value in the catalogue's unit, times this,
    double divisor = 1;    ///< and divided by this, is in the base unit

    double inBaseUnit(double value) const { return value * multiplier / divisor; }
};

MetricName metricName(const MeasurementSpec &measurement, const FieldSpec &field);
/// In the unit of the series, such as a threshold.
double inBaseUnit(Unit unit, double value);
/// Empty: none.
const char *baseUnit(Unit unit);

} // namespace bnm
