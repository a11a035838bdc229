// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/catalogue.h"

#include <QStringList>

namespace bnm {

namespace {

// packaging/update-docs.sh and tests/grafana read this text, too.
constexpr auto introduction =
    "# Metrics\n\nEvery point carries the tags `network` (%1) and `node` (NODE_NAME). A value that "
    "is not known is left out, and so is a value beyond its range or a point with a tag value that "
    "is not named here: `implausible_values` of the measurement collector counts them, the log "
    "names the first of each field.\n\nA *gauge* goes up and down, a *counter* grows until a "
    "restart, a *state* stays until something happens. Of gauges the quarter-hours of "
    "`influx/downsample.flux` keep the mean, of the rest the last value.\n";

const char *nameOf(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Gauge: return "gauge";
    case FieldKind::Counter: return "counter";
    case FieldKind::State: return "state";
    }
    return "";
}

const char *nameOf(Cadence cadence)
{
    switch (cadence) {
    case Cadence::Fast: return "fast (SCRAPE_INTERVAL_FAST)";
    case Cadence::Slow: return "slow (SCRAPE_INTERVAL_SLOW)";
    case Cadence::PerBlock: return "per block";
    }
    return "";
}

QString joined(std::span<const Name> values)
{
    QStringList texts;
    for (const Name value : values)
        texts << value.toString();
    return texts.join(QStringLiteral(", "));
}

QString valuesOf(const TagSpec &tag)
{
    switch (tag.shape) {
    case TagShape::Listed: return joined(tag.values);
    case TagShape::Country: return QStringLiteral("two letters, or unknown");
    case TagShape::AsNumber: return QStringLiteral("a number, or other");
    case TagShape::Geohash: return QStringLiteral("three characters");
    case TagShape::FeerateBin: return QStringLiteral("0000.0 to 1000.0");
    case TagShape::Version: return QStringLiteral("numbers with dots");
    case TagShape::Text: return QStringLiteral("text of at most 128 characters");
    }
    return {};
}

QString row(const FieldSpec &field)
{
    return QStringLiteral("| %1 | %2 | %3 | %4 | %5 | %6 |\n")
        .arg(field.name.toString(), QString::fromUtf8(typeName(field.type)),
             QString::fromUtf8(nameOf(field.kind)), unitLabel(field.unit), rangeText(field),
             QString::fromUtf8(field.description));
}

} // namespace

QString catalogueAsMarkdown()
{
    QString text = QString::fromUtf8(introduction).arg(joined(rows::networkValues));
    for (const MeasurementSpec &measurement : catalogue()) {
        text += QStringLiteral("\n## %1\n\n%2\n\nCadence: %3\n")
                    .arg(measurement.name.toString(), QString::fromUtf8(measurement.description),
                         QString::fromUtf8(nameOf(measurement.cadence)));
        QStringList tags;
        for (const TagSpec &tag : measurement.tags)
            tags << QStringLiteral("`%1` (%2)").arg(tag.name.toString(), valuesOf(tag));
        if (!tags.isEmpty())
            text += QStringLiteral("\nTags: %1\n").arg(tags.join(QStringLiteral(", ")));
        text += QStringLiteral("\n| field | type | kind | unit | range | meaning |\n"
                               "|---|---|---|---|---|---|\n");
        for (const FieldSpec &field : measurement.fields)
            text += row(field);
    }
    return text;
}

} // namespace bnm
