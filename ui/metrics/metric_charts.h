// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/time_chart.h"

#include <vector>

namespace bnm {

/// How fields that were picked are drawn.
enum class MetricView { Overlay, Small };

/// "mempool.vsize_mb": how a field is remembered.
QString metricName(const Metric &metric);
/// None: the catalogue does not have it, or it is no number.
std::optional<Metric> metricOf(const QString &name);

/// The charts of the picked fields. Small: one a field. Overlay: all in one, with an axis for each
/// unit; as a chart has two of these, further units go into further charts. A field with many
/// series shows those of the greatest newest values.
std::vector<ChartSpec> metricCharts(const std::vector<Metric> &picked, MetricView view,
                                    ChartData &charts);

} // namespace bnm
