// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/chart_marks.h"

#include "app/core/text/format.h"
#include "collectors/plausible.h"
#include "collectors/point/durations.h"
#include "collectors/words.h"

#include <algorithm>

namespace bnm {

namespace {

using Kind = ChartMark::Kind;

constexpr qint64 mostOfBlocksMs = 3 * dayMs; // beyond it there are hundreds
constexpr int pixelsOfBlock = 4;

struct Heights {
    qint64 low;
    qint64 high;
};

QString blockText(const Heights &heights)
{
    if (heights.low == heights.high)
        return Words::tr("Block %1").arg(format::integer(heights.low));
    return Words::tr("Blocks %1 to %2")
        .arg(format::integer(heights.low), format::integer(heights.high));
}

/// When the node reported them; of those before this program ran, by their own time.
void addBlocks(ChartMarks &marks, const NodeView &node, ChartData &charts, const TimeSpan &span,
               int pixels)
{
    if (span.length() > mostOfBlocksMs)
        return;
    ChartMarks found;
    std::vector<Heights> reported;
    for (const Bucket &bucket :
         charts.readThinned({{"block", "height"}}, span.fromMs, span.toMs, pixels)) {
        reported.push_back({integerNear(bucket.low), integerNear(bucket.high)});
        found.push_back({Kind::Block, bucket.timeMs, blockText(reported.back())});
    }
    for (const BlockSummary &block : node.recentBlocks()) {
        const bool isReported =
            std::any_of(reported.begin(), reported.end(), [&block](const Heights &heights) {
                return heights.low <= block.height && block.height <= heights.high;
            });
        if (!isReported && span.contains(block.timeSeconds * 1'000))
            found.push_back(
                {Kind::Block, block.timeSeconds * 1'000, blockText({block.height, block.height})});
    }
    if (static_cast<int>(found.size()) * pixelsOfBlock <= pixels)
        marks.insert(marks.end(), found.begin(), found.end());
}

/// Where the number of a day's reorganisations rises.
void addReorganisations(ChartMarks &marks, ChartData &charts, const TimeSpan &span, int pixels)
{
    const Buckets counts =
        charts.readThinned({{"blockchain", "reorg_count"}}, span.fromMs, span.toMs, pixels);
    const Buckets depths =
        charts.readThinned({{"blockchain", "reorg_depth"}}, span.fromMs, span.toMs, pixels);
    for (std::size_t i = 1; i < counts.size(); ++i) {
        if (counts[i].high <= counts[i - 1].high)
            continue;
        const auto depth = std::lower_bound(
            depths.begin(), depths.end(), counts[i].timeMs,
            [](const Bucket &bucket, qint64 timeMs) { return bucket.timeMs < timeMs; });
        marks.push_back({Kind::Reorganisation, counts[i].timeMs,
                         depth == depths.end()
                             ? Words::tr("Reorganisation")
                             : Words::tr("Reorganisation, depth %1")
                                   .arg(format::integer(integerNear(depth->high)))});
    }
}

/// Where what the node counts from its start on falls.
void addRestarts(ChartMarks &marks, ChartData &charts, const TimeSpan &span, int pixels)
{
    const Buckets counts =
        charts.readThinned({{"network_traffic", "bytes_received"}}, span.fromMs, span.toMs, pixels);
    for (std::size_t i = 1; i < counts.size(); ++i)
        if (counts[i].low < counts[i - 1].high)
            marks.push_back({Kind::Restart, counts[i].timeMs, Words::tr("The node was restarted")});
}

void addAlerts(ChartMarks &marks, const NodeView &node, const TimeSpan &span)
{
    const auto add = [&](const Alert &alert) {
        if (alert.firedMs > 0 && span.contains(alert.firedMs))
            marks.push_back(
                {Kind::Alert, alert.firedMs,
                 alert.resolvedMs > alert.firedMs
                     ? Words::tr("%1, for %2")
                           .arg(alert.title,
                                format::duration((alert.resolvedMs - alert.firedMs) / 1'000))
                     : alert.title,
                 alert.severity});
    };
    for (const Alert &alert : node.alerts())
        if (alert.state == AlertState::Firing)
            add(alert);
    for (const Alert &alert : node.alertHistory())
        add(alert);
}

} // namespace

ChartMarks chartMarks(const NodeView &node, ChartData &charts, const TimeSpan &span, int pixels,
                      const MarkKinds &wanted)
{
    const auto wants = [&wanted](Kind kind) { return wanted[static_cast<std::size_t>(kind)]; };
    ChartMarks marks;
    if (wants(Kind::Block))
        addBlocks(marks, node, charts, span, pixels);
    if (wants(Kind::Reorganisation))
        addReorganisations(marks, charts, span, pixels);
    if (wants(Kind::Restart))
        addRestarts(marks, charts, span, pixels);
    if (wants(Kind::Alert))
        addAlerts(marks, node, span);
    std::stable_sort(marks.begin(), marks.end(),
                     [](const ChartMark &a, const ChartMark &b) { return a.timeMs < b.timeMs; });
    return marks;
}

} // namespace bnm
