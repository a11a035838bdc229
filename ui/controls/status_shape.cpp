// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/status_shape.h"

#include "ui/controls/theme.h"

#include <QPainter>

#include <cmath>
#include <numbers>

namespace bnm {

namespace {

QPainterPath polygon(const QPolygonF &corners)
{
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

QPolygonF octagon(const QRectF &area)
{
    QPolygonF corners;
    const double radius = area.width() / 2 / std::cos(std::numbers::pi / 8) * 0.98;
    for (int i = 0; i < 8; ++i) {
        const double angle = (i + 0.5) * std::numbers::pi / 4;
        corners << area.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    return corners;
}

StatusIcon iconOf(StatusShape shape, const Colours &colours)
{
    switch (shape) {
    case StatusShape::Disc: return {shape, colours.good};
    case StatusShape::Triangle: return {shape, colours.warning};
    case StatusShape::Octagon: return {shape, colours.critical};
    default: return {shape, colours.dim, true};
    }
}

} // namespace

QPainterPath outlineOf(StatusShape shape, const QRectF &area)
{
    QPainterPath path;
    switch (shape) {
    case StatusShape::Square: {
        const double less = std::round(area.width() * 0.04); // same visual weight as the disc
        const double radius = area.width() * 0.2;
        path.addRoundedRect(area.adjusted(less, less, -less, -less), radius, radius);
        return path;
    }
    case StatusShape::Triangle:
        return polygon({{area.center().x(), area.top()}, area.bottomRight(), area.bottomLeft()});
    case StatusShape::Octagon: return polygon(octagon(area));
    case StatusShape::Disc:
    case StatusShape::NoEntry:
    case StatusShape::Dots:
    case StatusShape::Ring: break;
    }
    path.addEllipse(area);
    return path;
}

void paintMark(QPainter &painter, StatusShape shape, const QRectF &area, const QColor &ink)
{
    const QPointF centre = area.center();
    const double size = area.width();
    const auto at = [&](double x, double y) { return centre + QPointF(x, y) * size; };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(ink, size * 0.125, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (shape) {
    case StatusShape::Disc:
        painter.drawPolyline(QPolygonF{at(-0.22, 0.03), at(-0.06, 0.19), at(0.23, -0.15)});
        break;
    case StatusShape::Square:
        painter.drawLine(at(0, -0.02), at(0, 0.24));
        painter.drawPoint(at(0, -0.24));
        break;
    case StatusShape::Triangle:
        painter.drawLine(at(0, -0.11), at(0, 0.13));
        painter.drawPoint(at(0, 0.33));
        break;
    case StatusShape::Octagon:
        painter.drawLine(at(-0.18, -0.18), at(0.18, 0.18));
        painter.drawLine(at(-0.18, 0.18), at(0.18, -0.18));
        break;
    case StatusShape::NoEntry:
        painter.setPen(QPen(ink, size * 0.17, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(at(-0.22, 0), at(0.22, 0));
        break;
    case StatusShape::Dots:
        for (const double x : {-0.24, 0.0, 0.24})
            painter.drawPoint(at(x, 0));
        break;
    case StatusShape::Ring: break;
    }
}

StatusShape shapeOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return StatusShape::Square;
    case AlertSeverity::Warning: return StatusShape::Triangle;
    case AlertSeverity::Critical: return StatusShape::Octagon;
    }
    return StatusShape::Square;
}

StatusShape shapeOf(Health::Level level)
{
    switch (level) {
    case Health::Level::Unknown: return StatusShape::Dots;
    case Health::Level::Good: return StatusShape::Disc;
    case Health::Level::Watch: return StatusShape::Triangle;
    case Health::Level::Act: return StatusShape::Octagon;
    }
    return StatusShape::Dots;
}

StatusShape shapeOf(Status::Level level)
{
    switch (level) {
    case Status::Level::Off: return StatusShape::Ring;
    case Status::Level::Waiting: return StatusShape::Dots;
    case Status::Level::Good: return StatusShape::Disc;
    case Status::Level::Watch: return StatusShape::Triangle;
    case Status::Level::Bad: return StatusShape::Octagon;
    }
    return StatusShape::Dots;
}

QColor inkOf(AlertSeverity severity, const Colours &colours)
{
    switch (severity) {
    case AlertSeverity::Information: return colours.series[0];
    case AlertSeverity::Warning: return colours.warning;
    case AlertSeverity::Critical: return colours.critical;
    }
    return colours.dim;
}

StatusIcon statusIconOf(AlertSeverity severity, const Colours &colours)
{
    return {shapeOf(severity), inkOf(severity, colours)};
}

StatusIcon statusIconOf(Health::Level level, const Colours &colours)
{
    return iconOf(shapeOf(level), colours);
}

StatusIcon statusIconOf(Status::Level level, const Colours &colours)
{
    return iconOf(shapeOf(level), colours);
}

void paintStatus(QPainter &painter, const QRectF &area, const StatusIcon &icon,
                 const Colours &colours)
{
    if (!icon.isHollow) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(icon.ink);
        painter.drawPath(outlineOf(icon.shape, area));
        return paintMark(painter, icon.shape, area, colours.panel);
    }
    const double line = area.width() * 0.09;
    painter.setPen(QPen(icon.ink, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(
        outlineOf(icon.shape, area.adjusted(line / 2, line / 2, -line / 2, -line / 2)));
    paintMark(painter, icon.shape, area, icon.ink);
}

} // namespace bnm
