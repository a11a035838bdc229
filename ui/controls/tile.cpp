// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tile.h"

#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bnm {

namespace {

constexpr double figureSize = 1.75;
constexpr double smallSize = 0.92;
constexpr double oldOpacity = 0.6; // of what goes with a figure that is out of date

} // namespace

Tile::Tile(const QString &title, std::size_t colour, QWidget *parent)
    : QWidget(parent), m_title(title), m_colour(colour)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    describe();
}

void Tile::setFigure(const format::Figure &figure, const AsOf &asOf)
{
    m_asOf = asOf;
    if (m_figure.number == figure.number && m_figure.unit == figure.unit)
        return;
    m_figure = figure;
    describe();
    update();
}

void Tile::tick(qint64 nowMs)
{
    const QString age = m_asOf.isOld(nowMs) ? m_asOf.text(nowMs) : QString();
    if (age == m_age)
        return;
    m_age = age;
    describe();
    update();
}

void Tile::setClickable(bool clickable)
{
    m_isClickable = clickable;
    setCursor(clickable ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void Tile::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isClickable && event->button() == Qt::LeftButton &&
        rect().contains(event->position().toPoint()))
        return Q_EMIT clicked();
    QWidget::mouseReleaseEvent(event);
}

void Tile::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_isClickable && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space))
        return Q_EMIT clicked();
    QWidget::keyPressEvent(event);
}

void Tile::setCaption(const QString &caption)
{
    if (m_caption == caption)
        return;
    m_caption = caption;
    describe();
    update();
}

void Tile::setTrend(const Trace &trace, qint64 fromMs, qint64 toMs, double leastSpan)
{
    m_trend = trace;
    m_fromMs = fromMs;
    m_toMs = toMs;
    m_leastSpan = leastSpan;
    update();
}

void Tile::setTip(const QString &plainText)
{
    m_tip = plainText;
    setToolTip(plainToolTip(m_tip));
}

bool Tile::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QStringList parts = {cutText(), m_tip};
        parts.removeAll(QString());
        setToolTip(plainToolTip(parts.join(QLatin1Char('\n'))));
    }
    return QWidget::event(event);
}

QRect Tile::inside() const
{
    return rect().adjusted(gridUnits(this, 3.5), gridUnits(this, 2.5), -gridUnits(this, 3.5),
                           -gridUnits(this, 2.5));
}

int Tile::roomForUnit(const FigureFonts &fonts) const
{
    return inside().width() - QFontMetrics(fonts.number).horizontalAdvance(m_figure.number) -
           gridUnits(this, 1);
}

/// Both smaller where they would not fit side by side.
Tile::FigureFonts Tile::figureFonts() const
{
    FigureFonts fonts;
    for (const double factor : {1.0, 0.85, 0.72}) {
        fonts = {scaledFont(font(), figureSize * factor, QFont::Bold),
                 scaledFont(font(), std::max(factor, smallSize))};
        if (QFontMetrics(fonts.unit).horizontalAdvance(m_figure.unit) <= roomForUnit(fonts))
            break;
    }
    return fonts;
}

QString Tile::cutText() const
{
    QStringList parts;
    const FigureFonts fonts = figureFonts();
    if (QFontMetrics(fonts.unit).horizontalAdvance(m_figure.unit) > roomForUnit(fonts))
        parts << m_figure.text();
    if (QFontMetrics(scaledFont(font(), smallSize)).horizontalAdvance(m_caption) > inside().width())
        parts << m_caption;
    return parts.join(QLatin1Char('\n'));
}

void Tile::describe()
{
    setAccessibleName(m_title);
    QStringList parts = {m_figure.text(), m_age, m_caption};
    parts.removeAll(QString());
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QSize Tile::sizeHint() const
{
    return {gridUnits(this, 46), gridUnits(this, 25)};
}

QSize Tile::minimumSizeHint() const
{
    return {gridUnits(this, 26), gridUnits(this, 24)};
}

void Tile::focusInEvent(QFocusEvent *)
{
    update();
}

void Tile::focusOutEvent(QFocusEvent *)
{
    update();
}

void Tile::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    Theme::paintFocus(painter, this, gridUnits(this, 2));
    QRect area = inside();
    paintHeading(painter, area);
    paintFigure(painter, area);

    painter.setFont(scaledFont(font(), smallSize));
    painter.setPen(colours.dim);
    const int line = painter.fontMetrics().height();
    if (isOld())
        painter.setOpacity(oldOpacity);
    const QRect captionArea(area.left(), area.top(), area.width(), line);
    painter.drawText(
        captionArea, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, captionArea.width()));
    area.setTop(area.top() + line + gridUnits(this, 1));
    paintTrend(painter, area);
}

/// The title, and at the right of when the figure is where that is not now.
void Tile::paintHeading(QPainter &painter, QRect &area) const
{
    const Colours &colours = Theme::colours();
    painter.setFont(scaledFont(font(), smallSize));
    const QFontMetrics metrics = painter.fontMetrics();
    const QRect line(area.left(), area.top(), area.width(), metrics.height());
    painter.setPen(colours.dim);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    if (isOld()) {
        const int room = line.width() - metrics.horizontalAdvance(m_title) - gridUnits(this, 2);
        painter.setPen(colours.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(m_age, Qt::ElideRight, std::max(0, room)));
    }
    area.setTop(area.top() + metrics.height());
}

void Tile::paintFigure(QPainter &painter, QRect &area) const
{
    const FigureFonts fonts = figureFonts();
    const QFontMetrics full(scaledFont(font(), figureSize, QFont::Bold)); // of every tile
    const QFontMetrics metrics(fonts.number);
    const int baseline = area.top() + full.ascent();
    painter.setFont(fonts.number);
    painter.setPen(isOld() ? Theme::colours().dim : Theme::colours().text);
    painter.drawText(area.left(), baseline, m_figure.number);
    const int after = area.left() + metrics.horizontalAdvance(m_figure.number) + gridUnits(this, 1);
    painter.setFont(fonts.unit);
    painter.setPen(Theme::colours().dim);
    painter.drawText(after, baseline,
                     painter.fontMetrics().elidedText(m_figure.unit, Qt::ElideRight,
                                                      std::max(0, roomForUnit(fonts))));
    area.setTop(area.top() + full.height());
}

void Tile::paintTrend(QPainter &painter, const QRectF &area) const
{
    if (m_trend.isEmpty() || m_toMs <= m_fromMs || area.height() < 6)
        return;
    double least = m_trend.runs.front().front().value;
    double greatest = least;
    for (const auto &run : m_trend.runs)
        for (const Sample &sample : run) {
            least = std::min(least, sample.value);
            greatest = std::max(greatest, sample.value);
        }
    // The store keeps seven digits of a mean: what differs less is the same.
    const double seen = greatest - least > 1e-6 * std::abs(greatest) ? greatest - least : 0;
    const double span = std::max({seen, m_leastSpan, std::numeric_limits<double>::min()});
    least -= (span - seen) / 2;
    const double dot = gridUnits(this, 0.6);
    const QRectF plot = area.adjusted(0, dot, -dot, -dot);
    const auto place = [&](const Sample &sample) {
        const double x =
            static_cast<double>(sample.timeMs - m_fromMs) / static_cast<double>(m_toMs - m_fromMs);
        const double y = seen > 0 ? (sample.value - least) / span : 0.5;
        return QPointF(plot.left() + x * plot.width(), plot.bottom() - y * plot.height());
    };
    const QColor colour = Theme::colours().series[m_colour];
    QColor fill = colour;
    fill.setAlpha(40);
    for (const auto &run : m_trend.runs) {
        QPainterPath path(place(run.front()));
        for (const Sample &sample : run)
            path.lineTo(place(sample));
        QPainterPath below = path;
        below.lineTo(place(run.back()).x(), area.bottom());
        below.lineTo(place(run.front()).x(), area.bottom());
        painter.fillPath(below, fill);
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(path);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(place(m_trend.runs.back().back()), dot, dot);
}

} // namespace bnm
