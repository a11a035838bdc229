// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/metric.h"
#include "collectors/words.h"
#include "ui/chart/time_chart.h"
#include "ui/pages/not_set_up.h"

#include <optional>
#include <span>

namespace bnm {

/// One of a field's series, by a tag.
struct SeriesOf {
    TagName tag;
    const char *value;
};

/// A curve of a chart: a field of the catalogue, and which of its series.
struct CurveRow {
    Metric metric;
    std::size_t colour = 0;
    TableText label = {}; ///< in the context of Words; none: the catalogue's title
    std::optional<SeriesOf> only = std::nullopt;
    /// One curve per value of this tag in the catalogue. The label is the value, or it contains the
    /// value as %1; the value is a number if the label counts.
    std::optional<TagName> each = std::nullopt;
};

struct ChartPlace {
    int row = 0;
    int column = 0;
    int columns = 1;
};

/// A chart: its curves, kind and place on the page. Texts are in the context of Words.
struct ChartRow {
    const char *title;
    ChartPlace place;
    std::span<const CurveRow> curves;
    bool fromZero = true;
    const char *emptyText = nullptr; ///< why it may be empty, and what to do
    ChartKind kind = ChartKind::Lines;
    /// An optional source; without it a line replaces the chart.
    std::optional<SetUpPart> part = std::nullopt;
    /// What was greater in the past leaves the plot at its top; the newest never does. 0: nothing.
    double mostOfPast = 0;
};

/// A page that only has charts, as data.
struct PageRow {
    const char *title;
    std::span<const ChartRow> charts;
    int blockBars = 0; ///< number of block intervals in the first line; 0: none
};

/// A value of a tag as people write it.
QString labelOf(Name tag, const QString &value);

std::vector<Curve> curvesOf(std::span<const CurveRow> rows);
ChartSpec chartSpec(const ChartRow &row);

} // namespace bnm
