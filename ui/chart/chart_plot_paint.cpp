// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a plot: grid, labels, marks, and the copy under the cursor.
#include "ui/chart/chart_plot.h"
#include "ui/controls/fonts.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr float zoomOpacity = 0.18F;
constexpr int stripWidth = 96; // whole pixels at all usual scales
constexpr qint64 drawOnMs = 3;

} // namespace

void ChartPlot::setVector(bool vector)
{
    m_isVector = vector;
}

/// The whole is drawn once for new data; a cursor that moves is drawn over a copy.
void ChartPlot::paintEvent(QPaintEvent *event)
{
    if (m_isVector)
        return QChartView::paintEvent(event);
    if (m_picture.isNull() || m_picture.size() != blankSize()) {
        m_picture = blankPicture();
        drawStrip(m_picture, viewport()->rect());
        m_isBehind = false;
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(labelFont());
    Theme::paintFocus(painter, this);
    paintZoom(painter);
    paintCursor(painter);
}

QSize ChartPlot::blankSize() const
{
    return (QSizeF(viewport()->size()) * devicePixelRatioF()).toSize();
}

QPixmap ChartPlot::blankPicture() const
{
    QPixmap blank(blankSize());
    blank.setDevicePixelRatio(devicePixelRatioF());
    blank.fill(Qt::transparent);
    return blank;
}

void ChartPlot::drawStrip(QPixmap &picture, const QRect &strip)
{
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing, !m_isDraft);
    render(&painter, strip, strip); // clips to it
}

void ChartPlot::drawOn()
{
    if (!m_isBehind)
        return;
    if (m_next.size() != blankSize()) {
        m_next = blankPicture();
        m_nextTo = 0;
    }
    QElapsedTimer since;
    since.start();
    while (m_nextTo < viewport()->width() && since.elapsed() < drawOnMs) {
        drawStrip(m_next, {m_nextTo, 0, stripWidth, viewport()->height()});
        m_nextTo += stripWidth;
    }
    if (m_nextTo < viewport()->width())
        return;
    m_picture = std::exchange(m_next, {});
    m_isBehind = false;
    viewport()->update();
}

void ChartPlot::drawBackground(QPainter *painter, const QRectF &)
{
    if (isEmpty()) {
        painter->setPen(Theme::colours().dim);
        painter->setFont(font());
        painter->drawText(QRectF(rect()).adjusted(gridUnits(this, 4), 0, -gridUnits(this, 4), 0),
                          Qt::AlignCenter | Qt::TextWordWrap,
                          m_isWaiting ? tr("Reading the past…") : m_emptyText);
        return;
    }
    painter->save();
    painter->setFont(labelFont());
    paintGrid(*painter);
    paintTitles(*painter);
    paintBehind(*painter);
    paintTimes(*painter);
    paintMarks(*painter);
    painter->restore();
}

void ChartPlot::paintGrid(QPainter &painter) const
{
    const Colours &colours = Theme::colours();
    const QRectF area = chart()->plotArea();
    const int line = painter.fontMetrics().height();
    const double gap = gridUnits(this, 1.5);
    for (std::size_t i = 0; i < m_scales.size(); ++i)
        for (const double mark : m_scales[i].marks()) {
            const double y = yOf(i, mark);
            if (i == 0) { // the other one has no lines of its own
                painter.setPen(QPen(colours.line, 1));
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
            }
            painter.setPen(colours.dim);
            const QRectF left(0, y - line / 2.0, area.left() - gap, line);
            const QRectF right(area.right() + gap, y - line / 2.0, width(), line);
            painter.drawText(i == 0 ? left : right,
                             (i == 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                             m_scales[i].label(mark));
        }
}

void ChartPlot::paintTitles(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    painter.setPen(Theme::colours().dim);
    painter.drawText(QPointF(area.left(), metrics.ascent()), m_scales.front().title());
    if (m_scales.size() > 1)
        painter.drawText(QPointF(area.right() - metrics.horizontalAdvance(m_scales[1].title()),
                                 metrics.ascent()),
                         m_scales[1].title());
}

void ChartPlot::paintTimes(QPainter &painter) const
{
    const QRectF area = chart()->plotArea();
    const QFontMetrics metrics = painter.fontMetrics();
    const int most = static_cast<int>(area.width()) /
                     (metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 3 / 2);
    painter.setPen(Theme::colours().dim);
    for (const TimeTick &tick : timeTicks(m_fromMs, m_toMs, most)) {
        const double x = xOf(tick.timeMs);
        const int wide = metrics.horizontalAdvance(tick.label);
        if (x - wide / 2.0 < area.left() - gridUnits(this, 1))
            continue; // it would stand below the value axis
        const double left = std::min(x - wide / 2.0, area.right() + gridUnits(this, 1) - wide);
        painter.drawText(QPointF(left, area.bottom() + gridUnits(this, 1) + metrics.ascent()),
                         tick.label);
    }
}

/// Blocks as strokes at the foot; what is rarer as a line with its sign above.
void ChartPlot::paintMarks(QPainter &painter) const
{
    if (!m_marks)
        return;
    const Colours &colours = Theme::colours();
    const QRectF area = chart()->plotArea();
    const double stroke = gridUnits(this, 1.5);
    const double side = painter.fontMetrics().height() * 0.8;
    for (const ChartMark &mark : *m_marks) {
        const double x = xOf(mark.timeMs);
        if (x < area.left() || x > area.right())
            continue;
        if (mark.kind == ChartMark::Kind::Block) {
            paintMark(painter, mark, {x - 1, area.bottom() - stroke, 2, stroke}, colours);
            continue;
        }
        painter.setPen(QPen(colours.field, 1, Qt::DotLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        paintMark(painter, mark, {x - side / 2, area.top() - side - 1, side, side}, colours);
    }
}

void ChartPlot::drawForeground(QPainter *painter, const QRectF &)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(labelFont());
    paintInFront(*painter);
}

void ChartPlot::paintZoom(QPainter &painter) const
{
    if (!m_pressed || !m_zoomToMs)
        return;
    const QRectF area = chart()->plotArea();
    const double from = std::clamp(m_pressed->x(), area.left(), area.right());
    QColor colour = Theme::colours().accent;
    painter.setPen(QPen(colour, 1));
    colour.setAlphaF(zoomOpacity);
    painter.setBrush(colour);
    painter.drawRect(
        QRectF(QPointF(from, area.top()), QPointF(xOf(*m_zoomToMs), area.bottom())).normalized());
}

} // namespace bnm
