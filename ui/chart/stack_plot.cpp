// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/stack_plot.h"

#include "ui/controls/pieces.h"
#include "ui/controls/theme.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace bnm {

namespace {

constexpr double seamOpacity = 0.25;
constexpr double seamOverlap = 2; // pixels

/// The bands' means by time; what one band has not at a time that another has is nothing there.
std::map<qint64, std::vector<double>> tableOf(const std::vector<Curve> &curves, ChartData &charts,
                                              qint64 fromMs, qint64 toMs, int steps)
{
    std::map<qint64, std::vector<double>> table;
    const auto add = [&](const SeriesId &id, std::size_t band) {
        auto hint = table.begin();
        for (const Bucket &bucket : charts.readMeans(id, fromMs, toMs, steps)) {
            hint = table.try_emplace(hint, bucket.timeMs, curves.size(), 0.0);
            hint->second[band] += bucket.mean;
            ++hint;
        }
    };
    for (std::size_t i = 0; i < curves.size(); ++i) {
        add(curves[i].id, i);
        for (const SeriesId &id : curves[i].added)
            add(id, i);
    }
    return table;
}

} // namespace

StackPlot::StackPlot(std::vector<Curve> curves, QWidget *parent)
    : ChartPlot(std::move(curves), true, parent)
{
}

void StackPlot::read(ChartData &charts, int steps)
{
    const auto table = tableOf(curves(), charts, fromMs(), toMs(), steps);
    Buckets marks;
    marks.reserve(table.size());
    for (const auto &[time, values] : table)
        marks.push_back(Bucket::of(time, 0));
    // Where the line of a single measurement would have a gap, all bands have it.
    const Trace whole = traceOf(marks, 0);
    for (std::size_t band = 0; band < curves().size(); ++band) {
        Trace trace;
        for (const auto &run : whole.runs) {
            std::vector<Sample> samples;
            samples.reserve(run.size());
            for (const Sample &mark : run)
                samples.push_back({mark.timeMs, table.at(mark.timeMs)[band]});
            trace.runs.push_back(std::move(samples));
            trace.spreads.emplace_back();
        }
        setTrace(band, std::move(trace));
    }
}

/// Called after the data or the visible part changed, before the axis is fitted.
void StackPlot::eachShown(std::size_t, const std::function<void(double)> &take) const
{
    if (traces().empty())
        return;
    for (std::size_t run = 0; run < traces().front().runs.size(); ++run)
        for (std::size_t i = 0; i < traces().front().runs[run].size(); ++i) {
            double top = 0;
            for (std::size_t band = 0; band < traces().size(); ++band)
                if (isCurveVisible(band))
                    top += traces()[band].runs[run][i].value;
            take(top);
        }
}

void StackPlot::fillCurves()
{
    m_runs.clear();
    if (traces().empty())
        return;
    for (std::size_t run = 0; run < traces().front().runs.size(); ++run) {
        Run made;
        std::vector<double> edge(traces().front().runs[run].size(), 0.0);
        for (const Sample &sample : traces().front().runs[run])
            made.times.push_back(sample.timeMs);
        for (std::size_t band = 0; band < traces().size(); ++band) {
            if (isCurveVisible(band))
                for (std::size_t i = 0; i < edge.size(); ++i)
                    edge[i] += traces()[band].runs[run][i].value;
            made.edges.push_back(edge);
        }
        m_runs.push_back(std::move(made));
    }
}

void StackPlot::paintBehind(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !isDraft());
    painter.setClipRect(plotClip(), Qt::IntersectClip);
    for (const Run &run : m_runs)
        paintRun(painter, run);
    painter.restore();
}

/// The upper edge of a band on the screen.
QPolygonF StackPlot::edgeOf(const Run &run, std::size_t band) const
{
    QPolygonF edge;
    edge.reserve(static_cast<qsizetype>(run.times.size()) + 1);
    for (std::size_t i = 0; i < run.times.size(); ++i)
        edge << place(band, {run.times[i], run.edges[band][i]});
    if (edge.size() == 1) // a single sample is seen too
        edge << edge.front() + QPointF(pixelsPerStep, 0);
    return edge;
}

/// From the highest edge down, each area reaching a little below the next edge, so that no seam
/// shines through.
void StackPlot::paintRun(QPainter &painter, const Run &run) const
{
    std::vector<std::size_t> shown;
    for (std::size_t band = run.edges.size(); band-- > 0;)
        if (isCurveVisible(band))
            shown.push_back(band);
    QPolygonF edge = shown.empty() ? QPolygonF() : edgeOf(run, shown.front());
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const std::size_t band = shown[i];
        const double bottom = place(band, {fromMs(), 0}).y();
        QPolygonF next = i + 1 < shown.size() ? edgeOf(run, shown[i + 1]) : edge;
        QPolygonF lower = next;
        for (QPointF &corner : lower)
            corner.setY(i + 1 < shown.size() ? std::min(corner.y() + seamOverlap, bottom) : bottom);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(band));
        pieces::fillBetween(painter, edge, lower);
        QColor seam = Theme::colours().background;
        seam.setAlphaF(static_cast<float>(seamOpacity));
        painter.setPen(QPen(seam, isDraft() ? 0 : 0.8));
        pieces::drawLine(painter, edge);
        edge = std::move(next);
    }
}

std::optional<StackPlot::Spot> StackPlot::nearest(qint64 timeMs) const
{
    std::optional<Spot> best;
    qint64 least = 0;
    for (const Run &run : m_runs)
        for (std::size_t i = 0; i < run.times.size(); ++i) {
            const qint64 distance = std::abs(run.times[i] - timeMs);
            if (best && distance >= least)
                continue;
            best = Spot{&run, i};
            least = distance;
        }
    return best;
}

std::vector<double> StackPlot::edgesAt(qint64 timeMs) const
{
    std::vector<double> edges;
    if (const auto spot = nearest(timeMs))
        for (const std::vector<double> &edge : spot->run->edges)
            edges.push_back(edge[spot->index]);
    return edges;
}

/// As they lie: the highest first.
std::vector<std::size_t> StackPlot::readingOrder() const
{
    std::vector<std::size_t> order = ChartPlot::readingOrder();
    std::reverse(order.begin(), order.end());
    return order;
}

QString StackPlot::sumAt(qint64 timeMs) const
{
    const std::vector<double> edges = edgesAt(timeMs);
    return edges.empty() ? QString() : format::figure(edges.back(), curves().front().unit()).text();
}

void StackPlot::click(const QPointF &at)
{
    const auto time = timeAt(at.x());
    if (!time)
        return;
    const std::vector<double> edges = edgesAt(*time);
    for (std::size_t band = 0; band < edges.size(); ++band)
        if (isCurveVisible(band) && at.y() >= place(band, {*time, edges[band]}).y() &&
            at.y() <= place(band, {*time, 0}).y())
            return Q_EMIT curvePicked(band);
}

} // namespace bnm
