// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace bnm {

/// The visible part of the projected globe, and its scale. Screen coordinates are in pixels with y
/// down; plane coordinates are those of equalEarth::project().
class MapCamera {
public:
    static constexpr double mostZoom = 64;

    /// The view's area; at zoom 1 it contains the whole world.
    void setArea(const QRectF &area);
    void home();
    /// The point under `screen` stays there.
    void zoomAt(QPointF screen, double factor);
    void panBy(QPointF pixels);

    QPointF toScreen(QPointF plane) const;
    QPointF toPlane(QPointF screen) const;
    /// Pixels per radius of the globe.
    double scale() const { return m_homeScale * m_zoom; }
    double zoom() const { return m_zoom; }
    QPointF centre() const { return m_centre; }
    const QRectF &area() const { return m_area; }
    bool isHome() const;

private:
    void keepOnGlobe();

    QRectF m_area{0, 0, 1, 1};
    QPointF m_centre;
    double m_homeScale = 1;
    double m_zoom = 1;
};

} // namespace bnm
