// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/metrics_reference.h"

#include "app/core/exporter/exposition.h"
#include "app/core/exporter/metric_name.h"

#include <QLocale>

namespace bnm {

namespace {

QString factorText(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

/// From the field's unit into that of the series: "x 1000000", "/ 100".
QString conversion(const MetricName &name)
{
    if (name.multiplier != 1)
        return QStringLiteral("x ") + factorText(name.multiplier);
    return name.divisor != 1 ? QStringLiteral("/ ") + factorText(name.divisor) : QString();
}

QString labels(const MeasurementSpec &measurement)
{
    QStringList names{QStringLiteral("network"), QStringLiteral("node")};
    for (const TagSpec &tag : measurement.tags)
        names << tag.name.toString();
    return names.join(QStringLiteral(", "));
}

} // namespace

QString prometheusMetricsAsMarkdown()
{
    QString text = QStringLiteral(
        "# Metrics in Prometheus\n\nWhat each field of the [metric reference](metrics.md) is "
        "called "
        "at `/metrics`, in base units. The last column converts the field's unit.\n\n"
        "| field | series | type | labels | from the field |\n|---|---|---|---|---|\n");
    for (const MeasurementSpec &measurement : catalogue())
        for (const FieldSpec &field : measurement.fields) {
            const MetricName name = metricName(measurement, field);
            text += QStringLiteral("| %1.%2 | `%3` | %4 | %5 | %6 |\n")
                        .arg(measurement.name.toString(), field.name.toString(),
                             QString::fromLatin1(name.sample),
                             name.isCounter ? QStringLiteral("counter") : QStringLiteral("gauge"),
                             labels(measurement), conversion(name));
        }
    text += QStringLiteral("\nOf the monitor itself, each with `network` and `node`:\n\n"
                           "| series | more labels | meaning |\n|---|---|---|\n");
    struct Own {
        const char *name;
        const char *labels;
        const char *meaning;
    };
    for (const Own &own : {
             Own{monitor_metrics::healthy, "", "1 while --healthcheck and /healthz say healthy"},
             Own{monitor_metrics::sourceAge, "source, measurement",
                 "time since a source gave the figures of a measurement; stays when those are "
                 "left out"},
             Own{monitor_metrics::componentStatus, "component, level, topic",
                 "1 for the status of each collector and sink: off, waiting, good, watch or bad, "
                 "and what the trouble is"},
             Own{monitor_metrics::alertFiring, "rule, severity",
                 "1 for each alert of the monitor that fires"},
             Own{monitor_metrics::startTime, "", "when the monitor started, in Unix time"},
             Own{monitor_metrics::info, "version", "1"},
         })
        text += QStringLiteral("| `%1` | %2 | %3 |\n")
                    .arg(QLatin1String(own.name), QLatin1String(own.labels),
                         QLatin1String(own.meaning));
    return text;
}

} // namespace bnm
