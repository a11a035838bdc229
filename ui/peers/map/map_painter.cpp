// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_painter.h"

#include "ui/controls/theme.h"
#include "ui/peers/map/equal_earth.h"

#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace bnm {

namespace {

constexpr double graticuleStep = 30; // degrees
constexpr double curveStep = 3;
constexpr double vagueOpacity = 0.55;

/// Clips a ring at a line (Sutherland and Hodgman).
template <typename Inside, typename Cross>
QPolygonF keptSide(const QPolygonF &ring, Inside inside, Cross cross)
{
    QPolygonF kept;
    if (ring.isEmpty())
        return kept;
    kept.reserve(ring.size() + 8);
    QPointF before = ring.back();
    for (const QPointF &point : ring) {
        if (inside(point) != inside(before))
            kept << cross(before, point);
        if (inside(point))
            kept << point;
        before = point;
    }
    return kept;
}

QPointF atX(QPointF a, QPointF b, double x)
{
    return {x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())};
}

QPointF atY(QPointF a, QPointF b, double y)
{
    return {a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y};
}

/// At high zoom, coordinates would exceed the rasteriser's limits.
QPolygonF clipped(QPolygonF ring, const QRectF &box)
{
    ring = keptSide(
        ring, [&](QPointF p) { return p.x() >= box.left(); },
        [&](QPointF a, QPointF b) { return atX(a, b, box.left()); });
    ring = keptSide(
        ring, [&](QPointF p) { return p.x() <= box.right(); },
        [&](QPointF a, QPointF b) { return atX(a, b, box.right()); });
    ring = keptSide(
        ring, [&](QPointF p) { return p.y() >= box.top(); },
        [&](QPointF a, QPointF b) { return atY(a, b, box.top()); });
    return keptSide(
        ring, [&](QPointF p) { return p.y() <= box.bottom(); },
        [&](QPointF a, QPointF b) { return atY(a, b, box.bottom()); });
}

QPolygonF onScreen(const QPolygonF &plane, const MapCamera &camera)
{
    QPolygonF points;
    points.reserve(plane.size());
    for (const QPointF &point : plane)
        points << camera.toScreen(point);
    return points;
}

QPainterPath landPath(const std::vector<MapOutlines::Shape> &rings, const MapCamera &camera,
                      const QRectF &box)
{
    QPainterPath path;
    for (const MapOutlines::Shape &ring : rings) {
        if (!ring.bounds.intersects(box))
            continue;
        path.addPolygon(
            onScreen(box.contains(ring.bounds) ? ring.points : clipped(ring.points, box), camera));
        path.closeSubpath();
    }
    return path;
}

/// Lines are drawn one by one: stroking them together is much slower.
void strokeLines(QPainter &painter, const std::vector<MapOutlines::Shape> &lines,
                 const MapCamera &camera, const QRectF &box)
{
    for (const MapOutlines::Shape &line : lines) {
        const QRectF bounds = line.bounds.adjusted(-1e-9, -1e-9, 1e-9, 1e-9);
        if (!bounds.intersects(box))
            continue;
        if (box.contains(bounds)) {
            painter.drawPolyline(onScreen(line.points, camera));
            continue;
        }
        QPolygonF part;
        const auto flush = [&] {
            if (part.size() > 1)
                painter.drawPolyline(onScreen(part, camera));
            part.clear();
        };
        for (qsizetype i = 1; i < line.points.size(); ++i) {
            const QRectF segment = QRectF(line.points[i - 1], line.points[i])
                                       .normalized()
                                       .adjusted(-1e-9, -1e-9, 1e-9, 1e-9);
            if (!segment.intersects(box)) {
                flush();
                continue;
            }
            if (part.isEmpty())
                part << line.points[i - 1];
            part << line.points[i];
        }
        flush();
    }
}

void paintGraticule(QPainter &painter, const MapCamera &camera)
{
    for (double longitude = -180; longitude <= 180; longitude += graticuleStep) {
        QPolygonF meridian;
        for (double latitude = -90; latitude <= 90; latitude += curveStep)
            meridian << camera.toScreen(equalEarth::project(longitude, latitude));
        painter.drawPolyline(meridian);
    }
    for (double latitude = -90; latitude <= 90; latitude += graticuleStep)
        painter.drawLine(camera.toScreen(equalEarth::project(-180, latitude)),
                         camera.toScreen(equalEarth::project(180, latitude)));
}

QPainterPath shapeOf(QPointF centre, double radius, bool diamond)
{
    QPainterPath path;
    if (diamond)
        // Slightly larger, so that both look the same size.
        path.addPolygon(QPolygonF({centre + QPointF(0, -radius), centre + QPointF(radius, 0),
                                   centre + QPointF(0, radius), centre + QPointF(-radius, 0),
                                   centre + QPointF(0, -radius)}));
    else
        path.addEllipse(centre, radius, radius);
    return path;
}

} // namespace

MapColours MapColours::of()
{
    const Colours &colours = Theme::colours();
    const QColor sea = mixed(colours.background, colours.panel, 0.25);
    const bool dark = Theme::isDark();
    return {sea, mixed(colours.line, dark ? colours.panel : colours.dim, dark ? 0.1 : 0.05),
            mixed(colours.line, colours.dim, dark ? 0.2 : 0.3),
            mixed(colours.line, colours.dim, dark ? 0.16 : 0.24),
            mixed(sea, colours.line, dark ? 0.55 : 0.8)};
}

void paintWorld(QPainter &painter, const MapOutlines &outlines, const MapCamera &camera,
                const QRectF &visible, const MapColours &colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(visible, colours.sea);
    painter.setPen(QPen(colours.graticule, 1));
    paintGraticule(painter, camera);
    const QRectF box = QRectF(camera.toPlane(visible.adjusted(-8, -8, 8, 8).topLeft()),
                              camera.toPlane(visible.adjusted(-8, -8, 8, 8).bottomRight()))
                           .normalized();
    const MapOutlines::Level &level =
        outlines.level(camera.scale() * painter.device()->devicePixelRatioF());
    painter.fillPath(landPath(level.land, camera, box), colours.land);
    painter.setPen(QPen(colours.border, 0.6));
    strokeLines(painter, level.borders, camera, box);
    painter.setPen(QPen(colours.coast, 0.8));
    strokeLines(painter, level.coasts, camera, box);
}

void paintMarker(QPainter &painter, QPointF centre, double radius, const MarkerLook &look,
                 const Colours &colours, const QColor &sea)
{
    const int count = look.outbound + look.inbound;
    const double ring = std::max(1.8, radius * 0.24);
    const QColor outbound = colours.series[0];
    const QColor inbound = colours.series[1];
    const QPainterPath shape = shapeOf(centre, radius, look.diamond && count == 1);
    const auto around = [&](double distance, const QColor &colour, double width) {
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shapeOf(centre, radius + distance, look.diamond && count == 1));
    };
    if (look.selected) { // two rings, in no colour that a marker has
        around(3.5, sea, 7);
        around(2.6, colours.text, 1.6);
        around(5.6, colours.text, 1.6);
    } else if (look.pointedAt) {
        around(2.6, colours.text, 1.6);
    }
    painter.setOpacity(look.vague ? vagueOpacity : 1);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.inbound == 0 ? outbound : mixed(sea, colours.panel, 0.5));
    painter.drawPath(shape);
    QPen pen(look.inbound == 0 ? outbound : inbound, ring, Qt::SolidLine, Qt::FlatCap);
    painter.setBrush(Qt::NoBrush);
    const double middle = radius - ring / 2;
    if (look.inbound > 0) {
        painter.setPen(pen);
        if (look.outbound == 0) {
            painter.drawPath(shapeOf(centre, middle, look.diamond && count == 1));
        } else {
            const QRectF box(centre - QPointF(middle, middle), QSizeF(2 * middle, 2 * middle));
            const int share = static_cast<int>(std::lround(5760.0 * look.outbound / count));
            painter.drawArc(box, 1440, 5760 - share);
            pen.setColor(outbound);
            painter.setPen(pen);
            painter.drawArc(box, 1440, -share);
        }
    }
    painter.setOpacity(1);
    if (count < 2 && !look.numbered)
        return;
    painter.setPen(look.inbound == 0 ? colours.background : colours.text);
    painter.drawText(QRectF(centre.x() - 40, centre.y() - 20, 80, 40), Qt::AlignCenter,
                     QString::number(count));
}

QPointF starBeside(QPointF centre, double radius, double star)
{
    const double out = (radius + star) * std::numbers::sqrt2 / 2;
    return centre + QPointF(out, -out);
}

void paintStar(QPainter &painter, QPointF centre, double radius, const Colours &colours,
               const QColor &sea)
{
    QPolygonF star;
    for (int i = 0; i < 10; ++i) {
        const double angle = (i * 36 - 90) * std::numbers::pi / 180;
        const double length = i % 2 == 0 ? radius : radius * 0.45;
        star << centre + QPointF(length * std::cos(angle), length * std::sin(angle));
    }
    painter.setPen(QPen(sea, 1.5));
    painter.setBrush(colours.accent);
    painter.drawPolygon(star);
}

} // namespace bnm
