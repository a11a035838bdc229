// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/catalogue.h"

namespace bnm {

namespace {

bool isOfMempoolSource(std::string_view measurement)
{
    return measurement == "mempool_hist" || measurement == "recommended_feerate";
}

} // namespace

Downsampling downsampling(const MeasurementSpec &measurement, const FieldSpec &field)
{
    if (measurement.cadence == Cadence::PerBlock)
        return Downsampling::Copied;
    return field.kind == FieldKind::Gauge ? Downsampling::Mean : Downsampling::Last;
}

std::optional<qint64> cycleOf(std::string_view measurement, const PollIntervals &intervals)
{
    const MeasurementSpec *spec = findMeasurement(measurement);
    if (!spec || spec->cadence == Cadence::PerBlock)
        return std::nullopt;
    if (spec->cadence == Cadence::Slow)
        return intervals.slowMs;
    return isOfMempoolSource(measurement) && intervals.mempoolMs > 0 ? intervals.mempoolMs
                                                                     : intervals.fastMs;
}

QString unitLabel(Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::Count: return {};
    case Unit::Ratio: return {};
    case Unit::Percent: return QStringLiteral("%");
    case Unit::Milliseconds: return QStringLiteral("ms");
    case Unit::Seconds: return QStringLiteral("s");
    case Unit::Bytes: return QStringLiteral("B");
    case Unit::BytesPerSecond: return QStringLiteral("B/s");
    case Unit::Megabytes: return QStringLiteral("MB");
    case Unit::Gigabytes: return QStringLiteral("GB");
    case Unit::VirtualBytes: return QStringLiteral("vB");
    case Unit::VirtualMegabytes: return QStringLiteral("MvB");
    case Unit::WeightUnits: return QStringLiteral("WU");
    case Unit::Satoshi: return QStringLiteral("sat");
    case Unit::SatPerVb: return QStringLiteral("sat/vB");
    case Unit::PerMinute: return QStringLiteral("/min");
    case Unit::Degrees: return QStringLiteral("°");
    case Unit::Days: return QStringLiteral("d");
    }
    return {};
}

const char *typeName(FieldType type)
{
    switch (type) {
    case FieldType::Integer: return "integer";
    case FieldType::Float: return "float";
    case FieldType::Boolean: return "boolean";
    case FieldType::Text: return "text";
    }
    return "";
}

QString rangeText(const FieldSpec &field)
{
    if (field.type != FieldType::Integer && field.type != FieldType::Float)
        return {};
    const ValueRange range = field.range();
    return QStringLiteral("%1 to %2")
        .arg(QString::number(range.least, 'g', 10), QString::number(range.most, 'g', 10));
}

} // namespace bnm
