// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/line_plot.h"

#include "ui/controls/theme.h"

#include <QChart>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>

namespace bnm {

namespace {

constexpr double curveWidth = 1.6;
constexpr float spreadOpacity = 0.22F;

/// Qt Charts strokes a solid curve segment by segment, which leaves a dot at every sample; a
/// dashed one is stroked in one piece. So this one has a single dash longer than any curve.
QPen curvePen(const QColor &colour)
{
    QPen pen(colour, curveWidth, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    pen.setDashPattern({1e6, 1});
    return pen;
}

} // namespace

LinePlot::LinePlot(std::vector<Curve> curves, Unit unit, bool fromZero, QWidget *parent)
    : ChartPlot(std::move(curves), unit, fromZero, parent), m_lines(this->curves().size())
{
}

void LinePlot::read(ChartData &charts, int pixels)
{
    for (std::size_t i = 0; i < curves().size(); ++i)
        setTrace(i, charts.read(curves()[i].id, fromMs(), toMs(), pixels));
}

void LinePlot::fillCurves()
{
    if (m_events)
        return;
    for (std::size_t i = 0; i < curves().size(); ++i)
        fillCurve(i);
}

void LinePlot::fillCurve(std::size_t index)
{
    auto &lines = m_lines[index];
    const auto &runs = traces()[index].runs;
    while (lines.size() < runs.size()) {
        auto *line = new QLineSeries(chart());
        chart()->addSeries(line);
        line->attachAxis(timeAxis());
        line->attachAxis(valueAxis());
        lines.push_back(line);
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool used = i < runs.size() && isCurveVisible(index);
        lines[i]->setVisible(used);
        if (!used)
            continue;
        QList<QPointF> points;
        points.reserve(static_cast<qsizetype>(runs[i].size()));
        for (const Sample &sample : runs[i])
            points.append({static_cast<double>(sample.timeMs - fromMs()), sample.value});
        lines[i]->setPen(curvePen(colourOf(index)));
        lines[i]->replace(points);
    }
}

void LinePlot::eachShown(const std::function<void(double)> &take) const
{
    for (std::size_t i = 0; i < traces().size(); ++i) {
        if (!isCurveVisible(i))
            continue;
        for (const auto &run : traces()[i].runs)
            for (const Sample &sample : run)
                take(sample.value);
        for (const auto &run : traces()[i].spreads)
            for (const Spread &spread : run) {
                take(spread.low);
                take(spread.high);
            }
    }
}

int LinePlot::roomForEnds(const QFontMetrics &metrics) const
{
    int room = 0;
    if (curves().size() > 1)
        for (std::size_t i = 0; i < curves().size(); ++i)
            if (isCurveVisible(i))
                room = std::max(room,
                                metrics.horizontalAdvance(curves()[i].label) + gridUnits(this, 3));
    return room;
}

void LinePlot::markReading(QPainter &painter, std::size_t curve, const Sample &sample) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(curve));
    painter.drawEllipse(place(sample), 3, 3);
}

void LinePlot::paintInFront(QPainter &painter) const
{
    if (m_events)
        paintDots(painter);
    paintEnds(painter);
}

/// Behind the line of means, what lay between the least and the greatest.
void LinePlot::paintBehind(QPainter &painter) const
{
    if (m_events)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(chart()->plotArea());
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
            QPolygonF band;
            for (std::size_t j = 0; j < spreads.size(); ++j)
                band << place({samples[j].timeMs, spreads[j].high});
            for (std::size_t j = spreads.size(); j-- > 0;)
                band << place({samples[j].timeMs, spreads[j].low});
            painter.drawPolygon(band);
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
                painter.drawEllipse(place(sample), curveWidth * 1.6, curveWidth * 1.6);
    }
}

/// A line that ended before now ends dim.
QColor LinePlot::endInk(std::size_t curve) const
{
    return isOld(curve) ? Theme::colours().dim : colourOf(curve);
}

void LinePlot::paintEnds(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const double line = painter.fontMetrics().height();
    std::vector<EndLabel> labels;
    for (std::size_t i = 0; i < curves().size(); ++i) {
        if (!isCurveVisible(i) || traces()[i].isEmpty())
            continue;
        const QPointF end = place(traces()[i].runs.back().back());
        const QColor ink = endInk(i);
        painter.setPen(isOld(i) ? QPen(ink, curveWidth / 2) : QPen(Qt::NoPen));
        painter.setBrush(isOld(i) ? QBrush(Theme::colours().panel) : QBrush(ink));
        painter.drawEllipse(end, curveWidth * 1.6, curveWidth * 1.6);
        if (curves().size() > 1 && area.right() - end.x() < area.width() / 10)
            labels.push_back({end.y(), i});
    }
    std::sort(labels.begin(), labels.end(),
              [](const EndLabel &a, const EndLabel &b) { return a.y < b.y; });
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].y = std::max(labels[i].y, labels[i - 1].y + line);
    double lowest = area.bottom() + line / 2;
    for (auto it = labels.rbegin(); it != labels.rend(); ++it) {
        it->y = std::min(it->y, lowest);
        lowest = it->y - line;
    }
    for (const EndLabel &label : labels) {
        const double left = area.right() + gridUnits(this, 1.5);
        painter.setPen(endInk(label.curve));
        painter.drawText(QRectF(left, label.y - line / 2, width() - left, line),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(curves()[label.curve].label,
                                                          Qt::ElideRight,
                                                          static_cast<int>(width() - left)));
    }
}

} // namespace bnm
