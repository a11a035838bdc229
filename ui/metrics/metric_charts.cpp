// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metric_charts.h"

#include "app/core/series/live_series.h"
#include "collectors/words.h"
#include "ui/pages/chart_rows.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr std::size_t mostOfField = 8; // more cannot be told apart
constexpr std::size_t mostUnits = 2;
constexpr std::size_t namedFields = 2; // in a title

double newestOf(const LiveSeries &live, const SeriesId &id)
{
    const auto sample = live.latest(id);
    return sample ? sample->value : -1;
}

std::vector<SeriesId> seriesOf(const Metric &metric, ChartData &charts)
{
    std::vector<SeriesId> series;
    for (const std::vector<Tag> &tags : charts.tagSets(metric.measurement))
        series.push_back({metric, tags});
    if (series.empty()) // nothing has come yet
        series.push_back({metric, {}});
    if (series.size() <= mostOfField)
        return series;
    std::stable_sort(series.begin(), series.end(), [&charts](const SeriesId &a, const SeriesId &b) {
        return newestOf(charts.live(), a) > newestOf(charts.live(), b);
    });
    series.erase(series.begin() + mostOfField, series.end());
    return series;
}

QString labelOf(const SeriesId &id)
{
    QStringList parts = {Words::tr(id.spec().title)};
    for (const Tag &tag : id.tags)
        parts << labelOf(tag.key, tag.value);
    return parts.join(QStringLiteral(" · "));
}

/// Colours as long as there are any, then places on a ramp.
void colour(std::vector<Curve> &curves)
{
    const std::size_t colours = Theme::colours().series.size();
    for (std::size_t i = 0; i < curves.size(); ++i)
        curves[i].ink =
            curves.size() <= colours
                ? Ink(i)
                : Ink::onRamp(static_cast<double>(i) / static_cast<double>(curves.size() - 1));
}

/// Heights and difficulty are far from 0 and move little.
bool isFromZero(const std::vector<Curve> &curves)
{
    return std::none_of(curves.begin(), curves.end(), [](const Curve &curve) {
        const FieldSpec &spec = curve.id.spec();
        return spec.unit == Unit::None && spec.kind == FieldKind::State &&
               spec.type != FieldType::Boolean;
    });
}

QString chartTitleOf(const std::vector<Metric> &metrics)
{
    if (metrics.size() > namedFields)
        return Words::tr("%1 metrics", nullptr, plural(static_cast<qint64>(metrics.size())))
            .arg(metrics.size());
    QStringList titles;
    for (const Metric &metric : metrics)
        titles << Words::tr(metric.spec().title) + QStringLiteral(" (") +
                      metric.measurement.toString() + QLatin1Char(')');
    return titles.join(QStringLiteral(", "));
}

ChartSpec chartOf(const std::vector<Metric> &metrics, ChartData &charts)
{
    ChartSpec spec;
    spec.title = chartTitleOf(metrics);
    for (const Metric &metric : metrics)
        for (const SeriesId &id : seriesOf(metric, charts))
            spec.curves.push_back({id, labelOf(id), Ink()});
    colour(spec.curves);
    spec.fromZero = isFromZero(spec.curves);
    spec.emptyText = Words::tr("No data in this range. Choose a longer range; the source of this "
                               "metric may not be set up.");
    return spec;
}

/// Those that share a chart: with at most two units, in the order of the picks.
std::vector<std::vector<Metric>> together(const std::vector<Metric> &picked)
{
    struct Group {
        std::vector<Unit> units;
        std::vector<Metric> metrics;
    };
    std::vector<Group> groups;
    for (const Metric &metric : picked) {
        const Unit unit = metric.spec().unit;
        const auto has = [unit](const Group &group) {
            return std::find(group.units.begin(), group.units.end(), unit) != group.units.end();
        };
        auto it = std::find_if(groups.begin(), groups.end(), has);
        if (it == groups.end())
            it = std::find_if(groups.begin(), groups.end(),
                              [](const Group &group) { return group.units.size() < mostUnits; });
        if (it == groups.end())
            it = groups.insert(groups.end(), Group());
        if (!has(*it))
            it->units.push_back(unit);
        it->metrics.push_back(metric);
    }
    std::vector<std::vector<Metric>> charts;
    for (const Group &group : groups)
        charts.push_back(group.metrics);
    return charts;
}

} // namespace

QString metricName(const Metric &metric)
{
    return metric.measurement.toString() + QLatin1Char('.') + metric.field.toString();
}

std::optional<Metric> metricOf(const QString &name)
{
    const auto metric = Metric::find(name.section(QLatin1Char('.'), 0, 0).toStdString(),
                                     name.section(QLatin1Char('.'), 1).toStdString());
    return metric && metric->spec().type != FieldType::Text ? metric : std::nullopt;
}

std::vector<ChartSpec> metricCharts(const std::vector<Metric> &picked, MetricView view,
                                    ChartData &charts)
{
    std::vector<ChartSpec> specs;
    if (view == MetricView::Overlay)
        for (const std::vector<Metric> &metrics : together(picked))
            specs.push_back(chartOf(metrics, charts));
    else
        for (const Metric &metric : picked)
            specs.push_back(chartOf({metric}, charts));
    return specs;
}

} // namespace bnm
