// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/exporter/exposition.h"

#include "app/core/alerts/alert_text.h"
#include "app/core/exporter/metric_name.h"
#include "app/core/health/figure_source.h"

#include <QLocale>

#include <algorithm>
#include <map>

namespace bnm {

namespace {

constexpr qint64 shortestExposedMs = 10'000; // for a machine that stumbles
constexpr qint64 cyclesStale = 2;            // as Freshness counts them
constexpr qint64 cyclesExposed = 3;

using Labels = QList<std::pair<QByteArray, QString>>;

/// Lines of a family of series, in either format.
class Writer {
public:
    explicit Writer(ExpositionFormat format) : m_format(format) {}

    void begin(const QByteArray &family, const QByteArray &type, const QByteArray &help,
               const QByteArray &unit = {})
    {
        const bool isOpen = m_format == ExpositionFormat::OpenMetrics;
        m_sample = type == "counter" ? family + "_total" : family;
        const QByteArray name = isOpen ? family : m_sample;
        m_text += "# HELP " + name + ' ' + escaped(help) + '\n';
        m_text += "# TYPE " + name + ' ' + type + '\n';
        if (isOpen && !unit.isEmpty())
            m_text += "# UNIT " + name + ' ' + unit + '\n';
    }
    void add(const QByteArray &labels, const QByteArray &value)
    {
        m_text += m_sample + '{' + labels + "} " + value + '\n';
    }
    QByteArray finished()
    {
        if (m_format == ExpositionFormat::OpenMetrics)
            m_text += "# EOF\n";
        return m_text;
    }

private:
    QByteArray escaped(QByteArray help) const
    {
        help.replace('\\', "\\\\").replace('\n', "\\n");
        return m_format == ExpositionFormat::OpenMetrics ? help.replace('"', "\\\"") : help;
    }

    ExpositionFormat m_format;
    QByteArray m_text;
    QByteArray m_sample;
};

QByteArray textOf(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// Nothing for text, which is no figure.
std::optional<QByteArray> valueOf(const FieldValue &value, const MetricName &name)
{
    if (const auto *whole = std::get_if<qint64>(&value);
        whole && name.multiplier == 1 && name.divisor == 1)
        return QByteArray::number(*whole);
    const auto known = toNumber(value);
    return known ? std::optional(textOf(name.inBaseUnit(*known))) : std::nullopt;
}

QByteArray joined(const Labels &labels)
{
    QByteArray text;
    for (const auto &[name, value] : labels)
        text += (text.isEmpty() ? "" : ",") + name + "=\"" + labelValue(value) + '"';
    return text;
}

QByteArray latin1(Name name)
{
    return {name.view().data(), static_cast<qsizetype>(name.view().size())};
}

QByteArray labelsOf(const Point &point)
{
    Labels labels;
    for (const Tag &tag : point.tags)
        labels.append({latin1(tag.key), tag.value});
    return joined(labels);
}

using PointsOfMeasurement = std::vector<const LatestPoint *>;

void writeField(Writer &writer, const MeasurementSpec &measurement, const FieldSpec &field,
                const PointsOfMeasurement &points)
{
    const MetricName name = metricName(measurement, field);
    bool isBegun = false;
    for (const LatestPoint *one : points) {
        const auto it =
            std::find_if(one->point->fields.begin(), one->point->fields.end(),
                         [&field](const Field &known) { return Name(known.key) == field.name; });
        const auto value = it == one->point->fields.end() ? std::nullopt : valueOf(it->value, name);
        if (!value)
            continue;
        if (!std::exchange(isBegun, true))
            writer.begin(name.family, name.isCounter ? "counter" : "gauge", field.description,
                         name.unit);
        writer.add(labelsOf(*one->point), *value);
    }
}

void writeFigures(Writer &writer, const ExportedNode &node, qint64 steadyMs)
{
    std::map<Name, PointsOfMeasurement> known;
    for (const LatestPoint &one : node.points) {
        const auto longest = longestExposed(one.point->measurement, node.freshness);
        if (!longest || steadyMs - one.cameMs <= *longest)
            known[one.point->measurement].push_back(&one);
    }
    for (const MeasurementSpec &measurement : catalogue())
        if (const auto it = known.find(measurement.name); it != known.end())
            for (const FieldSpec &field : measurement.fields)
                writeField(writer, measurement, field, it->second);
}

/// What a source last gave may be left out by now; since when it gave nothing is known all the
/// same. What comes with blocks has no age.
void writeAges(Writer &writer, const ExportedNode &node, const Labels &common, qint64 steadyMs)
{
    std::map<Name, qint64> newest; // by measurement
    for (const LatestPoint &one : node.points)
        if (longestExposed(one.point->measurement, node.freshness))
            newest[one.point->measurement] = std::max(newest[one.point->measurement], one.cameMs);
    if (newest.empty())
        return;
    writer.begin(monitor_metrics::sourceAge, "gauge",
                 "Time since a source gave the figures of a measurement", "seconds");
    for (const auto &[measurement, cameMs] : newest) {
        const Name source =
            measurement == Name("collector") ? Name("monitor") : sourceOf(measurement);
        Labels labels = common;
        labels.append({"source", (source == Name("") ? measurement : source).toString()});
        labels.append({"measurement", measurement.toString()});
        writer.add(joined(labels),
                   textOf(static_cast<double>(std::max<qint64>(0, steadyMs - cameMs)) / 1000));
    }
}

void writeStatuses(Writer &writer, const ExportedNode &node, const Labels &common)
{
    if (node.statuses.empty())
        return;
    writer.begin(monitor_metrics::componentStatus, "gauge",
                 "1 for the level (off, waiting, good, watch, bad) and the trouble that a "
                 "collector or sink has now");
    for (const Status &status : node.statuses) {
        Labels labels = common;
        labels.append({"component", status.id.toString()});
        labels.append({"level", QLatin1String(levelName(status.level))});
        labels.append({"topic", status.topic.toString()});
        writer.add(joined(labels), "1");
    }
}

void writeAlerts(Writer &writer, const ExportedNode &node, const Labels &common)
{
    bool isBegun = false;
    for (const Alert &alert : node.alerts) {
        if (alert.state != AlertState::Firing)
            continue;
        if (!std::exchange(isBegun, true))
            writer.begin(monitor_metrics::alertFiring, "gauge",
                         "1 for each alert of the monitor that fires");
        Labels labels = common;
        labels.append({"rule", alert.rule});
        labels.append({"severity", severityName(alert.severity)});
        writer.add(joined(labels), "1");
    }
}

void writeMonitor(Writer &writer, const ExportedNode &node, qint64 steadyMs)
{
    const Labels common{{"network", node.identity.network}, {"node", node.identity.node}};
    Labels version = common;
    version.append({"version", QStringLiteral(PROJECT_VERSION)});
    writer.begin(monitor_metrics::info, "gauge", "1, with the version of the monitor");
    writer.add(joined(version), "1");
    writer.begin(monitor_metrics::healthy, "gauge",
                 "Whether --healthcheck and /healthz call the monitor and its node healthy");
    writer.add(joined(common), node.isHealthy ? "1" : "0");
    writer.begin(monitor_metrics::startTime, "gauge", "When the monitor started, in Unix time",
                 "seconds");
    writer.add(joined(common), textOf(static_cast<double>(node.startedMs) / 1000));
    writeAges(writer, node, common, steadyMs);
    writeStatuses(writer, node, common);
    writeAlerts(writer, node, common);
}

} // namespace

std::optional<qint64> longestExposed(MeasurementName measurement, const Freshness &freshness)
{
    const qint64 stale = freshness.asOf(measurement, 0).freshMs;
    if (stale == 0)
        return std::nullopt;
    return std::max(shortestExposedMs, stale / cyclesStale * cyclesExposed);
}

QByteArray exposition(const ExportedNode &node, ExpositionFormat format, qint64 steadyMs)
{
    Writer writer(format);
    writeFigures(writer, node, steadyMs);
    writeMonitor(writer, node, steadyMs);
    return writer.finished();
}

QByteArray labelValue(const QString &value)
{
    return value.toUtf8().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

const char *levelName(StatusReport::Level level)
{
    switch (level) {
    case StatusReport::Level::Off: return "off";
    case StatusReport::Level::Waiting: return "waiting";
    case StatusReport::Level::Good: return "good";
    case StatusReport::Level::Watch: return "watch";
    case StatusReport::Level::Bad: return "bad";
    }
    return "";
}

} // namespace bnm
