// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/health_bar.h"

#include "ui/fonts.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace bnm {

namespace {

constexpr double headlineSize = 1.35;

QPolygonF octagon(const QRectF &area)
{
    QPolygonF shape;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4;
        shape << area.center() + QPointF(std::cos(angle), std::sin(angle)) * area.width() / 2;
    }
    return shape;
}

} // namespace

void paintHealthIcon(QPainter &painter, const QRectF &area, Health::Level level,
                     const Colours &colours)
{
    const QPointF centre = area.center();
    const double size = area.width();
    const QPen mark(colours.panel, size * 0.11, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(Qt::NoPen);
    switch (level) {
    case Health::Level::Good:
        painter.setBrush(colours.good);
        painter.drawEllipse(area);
        painter.setPen(mark);
        painter.drawPolyline(QPolygonF{centre + QPointF(-0.22, 0.02) * size,
                                       centre + QPointF(-0.06, 0.18) * size,
                                       centre + QPointF(0.24, -0.16) * size});
        break;
    case Health::Level::Watch:
        painter.setBrush(colours.warning);
        painter.drawPolygon(
            QPolygonF{{centre.x(), area.top()}, area.bottomRight(), area.bottomLeft()});
        painter.setPen(mark);
        painter.drawLine(centre + QPointF(0, -0.12) * size, centre + QPointF(0, 0.16) * size);
        painter.drawPoint(centre + QPointF(0, 0.36) * size);
        break;
    case Health::Level::Act:
        painter.setBrush(colours.critical);
        painter.drawPolygon(octagon(area));
        painter.setPen(mark);
        painter.drawLine(centre + QPointF(-0.18, -0.18) * size,
                         centre + QPointF(0.18, 0.18) * size);
        painter.drawLine(centre + QPointF(-0.18, 0.18) * size,
                         centre + QPointF(0.18, -0.18) * size);
        break;
    case Health::Level::Unknown:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.dim, size * 0.1, Qt::DotLine, Qt::RoundCap));
        painter.drawEllipse(area.adjusted(1, 1, -1, -1));
        break;
    }
}

HealthBar::HealthBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHealth({Health::Level::Unknown, tr("Waiting"), tr("Waiting for the node's first answer.")});
}

QSize HealthBar::sizeHint() const
{
    return {gridUnits(this, 120), gridUnits(this, 15)};
}

void HealthBar::setHealth(const Health &health)
{
    if (health == m_health)
        return;
    m_health = health;
    setAccessibleName(health.headline);
    setAccessibleDescription(health.sentence);
    setToolTip(QStringLiteral("<p>%1</p>").arg(health.sentence.toHtmlEscaped()));
    update();
}

void HealthBar::setNode(const QString &text)
{
    m_node = text;
    update();
}

void HealthBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    const double icon = gridUnits(this, 5.5);
    paintHealthIcon(painter, {gridUnits(this, 4) * 1.0, (height() - icon) / 2, icon, icon},
                    m_health.level, colours);

    int left = gridUnits(this, 13);
    painter.setFont(scaledFont(font(), headlineSize, QFont::DemiBold));
    painter.setPen(colours.text);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter, m_health.headline);
    left += painter.fontMetrics().horizontalAdvance(m_health.headline) + gridUnits(this, 4);

    painter.setFont(font());
    const QFontMetrics metrics = painter.fontMetrics();
    int right = width() - gridUnits(this, 3);
    if (!m_node.isEmpty()) {
        const int pad = gridUnits(this, 2.5);
        const QString node = metrics.elidedText(m_node, Qt::ElideMiddle, width() / 3);
        const int wide = metrics.horizontalAdvance(node) + 2 * pad;
        const QRectF chip(right - wide, (height() - gridUnits(this, 6.5)) / 2.0, wide,
                          gridUnits(this, 6.5));
        painter.setPen(QPen(colours.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(chip, 6, 6);
        painter.setPen(colours.dim);
        painter.drawText(chip, Qt::AlignCenter, node);
        right -= wide + pad;
    }
    painter.setPen(colours.dim);
    painter.drawText(
        QRect(left, 0, right - left, height()), Qt::AlignVCenter,
        metrics.elidedText(m_health.sentence, Qt::ElideRight, std::max(0, right - left)));
}

} // namespace bnm
