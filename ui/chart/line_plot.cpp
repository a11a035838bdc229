// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/line_plot.h"

#include "app/core/series/curve_shape.h"
#include "ui/controls/pieces.h"
#include "ui/controls/theme.h"

#include <QChart>
#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

constexpr double curveWidth = 1.6;
constexpr float spreadOpacity = 0.22F;
constexpr double hiddenWidth = 2.6;    // of a line behind another one, to theirs
constexpr double closestLabels = 0.95; // lines of text

} // namespace

LinePlot::LinePlot(std::vector<Curve> curves, bool fromZero, QWidget *parent)
    : ChartPlot(std::move(curves), fromZero, parent), m_newest(this->curves().size())
{
}

void LinePlot::read(ChartData &charts, int steps)
{
    for (std::size_t i = 0; i < curves().size(); ++i) {
        const SeriesId &id = curves()[i].id;
        setTrace(i, charts.read(id, fromMs(), toMs(), steps));
        const auto newest = charts.live().latest(id);
        const bool isInView = newest && fromMs() <= newest->timeMs && newest->timeMs <= toMs();
        m_newest[i] = isInView ? newest : std::nullopt;
    }
}

/// Not as series of Qt Charts: it strokes each line twice, once to know where a mouse would hit it.
void LinePlot::fillCurves()
{
    m_lines.clear();
    if (m_events)
        return;
    for (std::size_t i = curves().size(); i-- > 0;) // the first curve is on top
        if (isCurveVisible(i))
            addLines(i);
}

/// Behind one that has the same figures: it would never be seen.
bool LinePlot::isHidden(std::size_t curve) const
{
    const auto isSame = [](const Sample &a, const Sample &b) {
        return a.timeMs == b.timeMs && a.value == b.value;
    };
    for (std::size_t i = 0; i < curve; ++i) {
        if (!isCurveVisible(i) || traces()[i].isEmpty() || traces()[curve].isEmpty())
            continue;
        const auto &above = traces()[i].runs.back();
        const auto &below = traces()[curve].runs.back();
        if (std::equal(above.begin(), above.end(), below.begin(), below.end(), isSame))
            return true;
    }
    return false;
}

/// One for each run.
void LinePlot::addLines(std::size_t curve)
{
    const Trace &trace = traces()[curve];
    const SeriesId &id = curves()[curve].id;
    const CurveShape shape = shapeOf(*findMeasurement(id.measurement.view()), id.spec());
    const double width = curveWidth * (isHidden(curve) ? hiddenWidth : 1);
    for (std::size_t run = 0; run < trace.runs.size(); ++run) {
        Line line{curve, width, {}};
        const std::vector<Sample> corners =
            cornersOf(trace.runs[run], !trace.spreads[run].empty(), shape);
        line.corners.reserve(static_cast<qsizetype>(corners.size()));
        for (const Sample &corner : corners)
            line.corners << shareOf(curve, corner);
        m_lines.push_back(std::move(line));
    }
}

/// Nothing: the axis holds all.
std::optional<double> LinePlot::endOfAxis() const
{
    if (m_mostOfPast <= 0)
        return std::nullopt;
    for (std::size_t i = 0; i < traces().size(); ++i)
        if (hasEnd(i) && endOf(i) > m_mostOfPast)
            return std::nullopt;
    return m_mostOfPast;
}

void LinePlot::eachShown(std::size_t scale, const std::function<void(double)> &take) const
{
    const std::optional<double> end = endOfAxis();
    const auto takeOne = [&](double value) { take(end ? std::min(value, *end) : value); };
    for (std::size_t i = 0; i < traces().size(); ++i) {
        if (!isCurveVisible(i) || scaleOf(i) != scale)
            continue;
        for (const auto &run : traces()[i].runs)
            for (const Sample &sample : run)
                takeOne(sample.value);
        for (const auto &run : traces()[i].spreads)
            for (const Spread &spread : run) {
                takeOne(spread.low);
                takeOne(spread.high);
            }
    }
}

bool LinePlot::hasEnd(std::size_t curve) const
{
    return isCurveVisible(curve) && !traces()[curve].isEmpty();
}

/// Wide enough for any figure between the marks, so that the plot does not move with the figures.
int LinePlot::roomForEnds(const QFontMetrics &metrics) const
{
    int widest = 0;
    const auto take = [&](const ValueScale &scale, double value) {
        widest = std::max(widest, metrics.horizontalAdvance(scale.number(value)));
    };
    for (std::size_t i = 0; i < curves().size(); ++i) {
        if (!hasEnd(i) || m_events)
            continue;
        const ValueScale &scale = scales()[scaleOf(i)];
        take(scale, endOf(i));
        for (const double mark : scale.marks())
            take(scale, mark);
    }
    return widest == 0 ? 0 : widest + gridUnits(this, 3);
}

/// The newest sample itself, where the line ends with a mean.
double LinePlot::endOf(std::size_t curve) const
{
    return m_newest[curve] ? m_newest[curve]->value : traces()[curve].runs.back().back().value;
}

void LinePlot::markReading(QPainter &painter, std::size_t curve, const Sample &sample) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(curve));
    painter.drawEllipse(place(curve, sample), 3, 3);
}

void LinePlot::paintInFront(QPainter &painter) const
{
    if (m_events)
        paintDots(painter);
    paintLines(painter);
    paintEnds(painter);
}

void LinePlot::paintLines(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    painter.save();
    painter.setClipRect(plotClip(curveWidth), Qt::IntersectClip);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, !isDraft());
    for (const Line &line : m_lines) {
        QPolygonF points;
        points.reserve(line.corners.size());
        for (const QPointF &corner : line.corners)
            points << QPointF(area.left() + corner.x() * area.width(),
                              area.bottom() - corner.y() * area.height());
        // Round joins would take most of the time, and are not seen between two pixels.
        painter.setPen(QPen(colourOf(line.curve), isDraft() ? 1 : line.width, Qt::SolidLine,
                            Qt::FlatCap, Qt::BevelJoin));
        pieces::drawLine(painter, points);
    }
    painter.restore();
}

/// Behind the line of means, what lay between the least and the greatest.
void LinePlot::paintBehind(QPainter &painter) const
{
    if (m_events)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, !isDraft());
    painter.setClipRect(plotClip(), Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < traces().size(); ++i) {
        if (!isCurveVisible(i))
            continue;
        QColor colour = colourOf(i);
        colour.setAlphaF(spreadOpacity);
        painter.setBrush(colour);
        for (std::size_t run = 0; run < traces()[i].spreads.size(); ++run) {
            const auto &samples = traces()[i].runs[run];
            const auto &spreads = traces()[i].spreads[run];
            QPolygonF most;
            QPolygonF least;
            for (std::size_t j = 0; j < spreads.size(); ++j) {
                most << place(i, {samples[j].timeMs, spreads[j].high});
                least << place(i, {samples[j].timeMs, spreads[j].low});
            }
            pieces::fillBetween(painter, most, least);
        }
    }
    painter.restore();
}

void LinePlot::paintDots(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < curves().size(); ++i) {
        if (!isCurveVisible(i))
            continue;
        painter.setBrush(colourOf(i));
        for (const auto &run : traces()[i].runs)
            for (const Sample &sample : run)
                painter.drawEllipse(place(i, sample), curveWidth * 1.6, curveWidth * 1.6);
    }
}

/// A line that ended before now ends dim.
QColor LinePlot::endInk(std::size_t curve) const
{
    return isOld(curve) ? Theme::colours().dim : colourOf(curve);
}

/// The first ones have the first choice. With an axis on the right there is no room.
std::vector<std::size_t> LinePlot::labelledEnds() const
{
    const QRectF area = chart()->plotArea();
    const double line = QFontMetrics(labelFont()).height();
    std::vector<std::size_t> labelled;
    std::vector<double> taken;
    if (m_events || scales().size() > 1)
        return labelled;
    for (std::size_t i = 0; i < curves().size(); ++i) {
        if (!hasEnd(i))
            continue;
        const QPointF end = place(i, traces()[i].runs.back().back());
        const bool isAtEnd = area.right() - end.x() < area.width() / 10;
        const bool isFree = std::all_of(taken.begin(), taken.end(), [&](double other) {
            return std::abs(other - end.y()) >= line * closestLabels;
        });
        if (!isAtEnd || !isFree || end.y() > area.bottom() + 1 || end.y() < area.top() - 1)
            continue;
        taken.push_back(end.y());
        labelled.push_back(i);
    }
    return labelled;
}

void LinePlot::paintEnds(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    for (std::size_t i = curves().size(); i-- > 0;) {
        if (!hasEnd(i))
            continue;
        const QColor ink = endInk(i);
        painter.setPen(isOld(i) ? QPen(ink, curveWidth / 2) : QPen(Qt::NoPen));
        painter.setBrush(isOld(i) ? QBrush(Theme::colours().panel) : QBrush(ink));
        painter.drawEllipse(place(i, traces()[i].runs.back().back()), curveWidth * 1.6,
                            curveWidth * 1.6);
    }
    const double left = area.right() + gridUnits(this, 1.5);
    const double line = painter.fontMetrics().height();
    for (const std::size_t i : labelledEnds()) {
        const double y = place(i, traces()[i].runs.back().back()).y();
        painter.setPen(endInk(i));
        painter.drawText(QRectF(left, y - line / 2, width() - left, line),
                         Qt::AlignLeft | Qt::AlignVCenter, scales()[scaleOf(i)].number(endOf(i)));
    }
}

} // namespace bnm
