// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"
#include "collectors/point/point.h"

#include <span>

namespace bnm {

enum class FieldType { Integer, Float, Boolean, Text };

enum class Unit {
    None, // a bare number: heights, versions, difficulty
    Count,
    Ratio, // 0 to 1
    Percent,
    Milliseconds,
    Seconds,
    Bytes,
    BytesPerSecond,
    Megabytes,
    Gigabytes,
    VirtualBytes,
    VirtualMegabytes,
    WeightUnits,
    Satoshi,
    SatPerVb,
    PerMinute,
    Degrees,
    Days,
};

struct FieldSpec {
    Name name;
    FieldType type;
    Unit unit;
    const char *title;       ///< short label for a chart or a tile, in English
    const char *description; ///< one line for the reference and for tooltips
};

struct MeasurementSpec {
    Name name;
    const char *description;
    std::span<const Name> tags; ///< beside network and node
    std::span<const FieldSpec> fields;

    const FieldSpec *field(std::string_view fieldName) const;
};

/// The one list of everything that is measured: labels, units and types of the
/// charts, the history, the mirror, the dashboards and the reference come from here.
std::span<const MeasurementSpec> catalogue();
const MeasurementSpec *findMeasurement(std::string_view name);
const FieldSpec *findField(std::string_view measurement, std::string_view field);

/// What a unit is called behind a number ("sat/vB", "ms"); empty for bare numbers.
QString unitLabel(Unit unit);

/// The catalogue as a Markdown reference (--list-metrics).
QString catalogueAsMarkdown();

/// What is wrong with a point by the catalogue: unknown name, wrong type, missing or unknown tag.
/// Empty when nothing is.
QString complaintAbout(const Point &point);

} // namespace bnm
