// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/metric_name.h"

#include <QList>

#include <algorithm>

namespace bnm {

namespace {

/// A unit of the catalogue, and the base unit it is exposed in.
struct Base {
    const char *unit = "";  ///< in words, as the end of the name
    const char *words = ""; ///< of a field's name that say the catalogue's unit, and go
    double multiplier = 1;
    double divisor = 1;
};

constexpr Base baseOf(Unit unit)
{
    switch (unit) {
    case Unit::None:
    case Unit::Count: return {};
    case Unit::Ratio: return {"ratio", "ratio"};
    case Unit::Percent: return {"ratio", "percent", 1, 100};
    case Unit::Milliseconds: return {"seconds", "ms", 1, 1'000};
    case Unit::Seconds: return {"seconds", "seconds"};
    case Unit::Bytes: return {"bytes", "bytes"};
    case Unit::BytesPerSecond: return {"bytes_per_second", "rate"};
    case Unit::Megabytes: return {"bytes", "mb", 1e6};
    case Unit::Gigabytes: return {"bytes", "gb", 1e9};
    case Unit::VirtualBytes: return {"vbytes"};
    case Unit::VirtualMegabytes: return {"vbytes", "mb", 1e6};
    case Unit::WeightUnits: return {"weight_units", "weight"};
    case Unit::Satoshi: return {"satoshis", "sat"};
    case Unit::SatPerVb: return {"satoshis_per_vbyte", "sat vb"};
    case Unit::PerMinute: return {"per_second", "per min", 1, 60};
    case Unit::Degrees: return {"degrees"};
    case Unit::Days: return {"seconds", "days", 86'400};
    }
    return {};
}

/// The words of a field's name without its unit. What Prometheus keeps for counters and summaries
/// ends no other name: "tx_count" is txs, and the "total" of a measurement is the measurement.
QList<QByteArray> wordsOf(const FieldSpec &field, const Base &base)
{
    const QList<QByteArray> ofUnit = QByteArray(base.words).split(' ');
    QList<QByteArray> words =
        QByteArray(field.name.view().data(), static_cast<qsizetype>(field.name.view().size()))
            .split('_');
    words.removeIf([&ofUnit](const QByteArray &word) { return ofUnit.contains(word); });
    if (words.size() > 1 && words.last() == "count") {
        words.removeLast();
        words.last() += 's';
    }
    if (field.kind != FieldKind::Counter && !words.isEmpty() && words.last() == "total" &&
        !*base.unit)
        words.removeLast();
    return words;
}

} // namespace

MetricName metricName(const MeasurementSpec &measurement, const FieldSpec &field)
{
    const Base base = baseOf(field.unit);
    QList<QByteArray> words{"bitcoin",
                            QByteArray(measurement.name.view().data(),
                                       static_cast<qsizetype>(measurement.name.view().size()))};
    words += wordsOf(field, base);
    if (*base.unit)
        words << base.unit;
    MetricName name{words.join('_'), {},          base.unit, field.kind == FieldKind::Counter,
                    base.multiplier, base.divisor};
    name.sample = name.isCounter ? name.family + "_total" : name.family;
    return name;
}

double inBaseUnit(Unit unit, double value)
{
    const Base base = baseOf(unit);
    return value * base.multiplier / base.divisor;
}

const char *baseUnit(Unit unit)
{
    return baseOf(unit).unit;
}

} // namespace bnm
