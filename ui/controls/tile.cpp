// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/tile.h"

#include "ui/controls/card.h"
#include "ui/controls/fonts.h"
#include "ui/controls/pieces.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bnm {

namespace {

constexpr double figureSize = 1.75;
constexpr double captionSize = 0.92;
constexpr double wordGrowth = 0.3; // share of the figure's growth
constexpr double leastFit = 0.5;   // smallest scale of text that is too wide
constexpr double leastCaption = 0.85;
constexpr double oldOpacity = 0.6; // of the parts around an outdated figure

/// As large as fits, with a small margin because font sizes are quantised.
QFont fitted(const QFont &font, int width, int room, double least = leastFit)
{
    return width <= room ? font
                         : scaledFont(font, std::max(least, 0.97 * room / width),
                                      static_cast<QFont::Weight>(font.weight()));
}

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
    const QString before = m_figure.text();
    m_figure = figure;
    describe();
    update();
    if (hasFocus() && QAccessible::isActive()) { // a reader follows the tile in focus only
        QAccessibleTextUpdateEvent change(this, 0, before, m_figure.text());
        QAccessible::updateAccessibility(&change);
    }
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
    describe();
}

void Tile::setScale(double scale)
{
    if (scale == m_scale)
        return;
    m_scale = scale;
    describe();
    updateGeometry();
    update();
}

void Tile::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    describe();
}

void Tile::describe()
{
    setAccessibleName(m_title);
    QStringList parts = {m_figure.text(), m_age, m_caption};
    parts.removeAll(QString());
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    // The caption has one line, so all of it is in the tooltip, as a figure that is cut is. A
    // tooltip guesses whether its text is markup; escaped, it cannot be.
    QStringList words = {hasRoom() ? QString() : m_figure.text(), m_caption, m_tip};
    words.removeAll(QString());
    setToolTip(words.isEmpty() ? QString()
                               : QStringLiteral("<p style='white-space:pre-line'>%1</p>")
                                     .arg(words.join(QStringLiteral("\n\n")).toHtmlEscaped()));
}

QSize Tile::sizeHint() const
{
    const auto height = [this](double factor) {
        return QFontMetrics(scaledFont(font(), factor)).height();
    };
    const int more = height(figureSize * m_scale) - height(figureSize) +
                     2 * (height(wordSize()) - height(captionSize));
    return {gridUnits(this, 46), gridUnits(this, 25) + more};
}

QSize Tile::minimumSizeHint() const
{
    return {gridUnits(this, 26), sizeHint().height() - gridUnits(this, 1)};
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
    QRect area = rect().adjusted(gridUnits(this, 3.5), gridUnits(this, 2.5), -gridUnits(this, 3.5),
                                 -gridUnits(this, 2.5));
    paintHeading(painter, area);
    paintFigure(painter, area);

    const QFont words = scaledFont(font(), wordSize());
    const QFontMetrics metrics(words);
    painter.setFont(
        fitted(words, metrics.horizontalAdvance(m_caption), area.width(), leastCaption));
    painter.setPen(colours.dim);
    const int line = metrics.height();
    if (isOld())
        painter.setOpacity(oldOpacity);
    const QRect captionArea(area.left(), area.top(), area.width(), line);
    painter.drawText(
        captionArea, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_caption, Qt::ElideRight, captionArea.width()));
    area.setTop(area.top() + line + gridUnits(this, 1));
    paintTrend(painter, area);
}

/// The title, and at the right the time of an outdated figure.
void Tile::paintHeading(QPainter &painter, QRect &area) const
{
    const Colours &colours = Theme::colours();
    painter.setFont(titleFont(area.width()));
    const QFontMetrics metrics(scaledFont(font(), wordSize()));
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

double Tile::wordSize() const
{
    return captionSize * (1 + wordGrowth * (m_scale - 1));
}

int Tile::figureWidth(const QFont &large) const
{
    return QFontMetrics(large).horizontalAdvance(m_figure.number) + gridUnits(this, 1) +
           QFontMetrics(scaledFont(large, 1 / figureSize)).horizontalAdvance(m_figure.unit);
}

bool Tile::hasRoom() const
{
    const int room = width() - 2 * gridUnits(this, 3.5);
    return figureWidth(figureFont(room)) <= room &&
           QFontMetrics(titleFont(room)).horizontalAdvance(m_title) <= room;
}

QFont Tile::titleFont(int room) const
{
    const QFont words = scaledFont(font(), wordSize());
    return fitted(words, QFontMetrics(words).horizontalAdvance(m_title), room);
}

QFont Tile::figureFont(int room) const
{
    const QFont large = scaledFont(font(), figureSize * m_scale, QFont::Bold);
    return fitted(large, figureWidth(large), room);
}

void Tile::paintFigure(QPainter &painter, QRect &area) const
{
    const QFont large = figureFont(area.width());
    const QFontMetrics metrics(large);
    const int baseline = area.top() + metrics.ascent();
    painter.setFont(large);
    painter.setPen(isOld() ? Theme::colours().dim : Theme::colours().text);
    painter.drawText(area.left(), baseline, m_figure.number);
    const int after = area.left() + metrics.horizontalAdvance(m_figure.number) + gridUnits(this, 1);
    painter.setFont(scaledFont(large, 1 / figureSize));
    painter.setPen(Theme::colours().dim);
    painter.drawText(after, baseline,
                     painter.fontMetrics().elidedText(m_figure.unit, Qt::ElideRight,
                                                      std::max(0, area.right() - after)));
    area.setTop(area.top() + metrics.height());
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
    // The store keeps seven digits of a mean: smaller differences are noise.
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
        QPolygonF line;
        for (const Sample &sample : run)
            line << place(sample);
        QPolygonF bottom = line;
        for (QPointF &corner : bottom)
            corner.setY(area.bottom());
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        pieces::fillBetween(painter, line, bottom);
        painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::BevelJoin));
        pieces::drawLine(painter, line);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(place(m_trend.runs.back().back()), dot, dot);
}

} // namespace bnm
