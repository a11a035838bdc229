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
    TableText label = {}; ///< of Words; none: the title the catalogue gives
    std::optional<SeriesOf> only = std::nullopt;
    /// A curve for each value that the catalogue has of this tag. They are labelled by it, which
    /// stands for %1 where there is a label, and is a number if that counts something.
    std::optional<TagName> each = std::nullopt;
};

struct ChartPlace {
    int row = 0;
    int column = 0;
    int columns = 1;
};

/// A chart: what is drawn, how, and where on its page. Texts are of Words.
struct ChartRow {
    const char *title;
    ChartPlace place;
    std::span<const CurveRow> curves;
    bool fromZero = true;
    const char *emptyText = nullptr; ///< why there may be nothing, and what to do
    ChartKind kind = ChartKind::Lines;
    /// Without it there is nothing to draw, and a line in its place.
    std::optional<SetUpPart> part = std::nullopt;
};

/// A page of charts alone, as data.
struct PageRow {
    const char *title;
    std::span<const ChartRow> charts;
    int blockBars = 0; ///< so many block intervals in the first line; 0: none
};

/// A value of a tag as people write it.
QString labelOf(Name tag, const QString &value);

std::vector<Curve> curvesOf(std::span<const CurveRow> rows);
ChartSpec chartSpec(const ChartRow &row);

} // namespace bnm
