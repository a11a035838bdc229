// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_camera.h"

#include "ui/peers/map/equal_earth.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

// The inhabited latitudes; the far south is reached by moving the map.
constexpr double homeNorth = 84;
constexpr double homeSouth = -57;

double yOf(double latitude)
{
    return equalEarth::project(0, latitude).y();
}

double kept(double centre, double halfView, double halfGlobe)
{
    const double room = std::max(0.0, halfGlobe - halfView);
    return std::clamp(centre, -room, room);
}

} // namespace

void MapCamera::setArea(const QRectF &area)
{
    const bool wasHome = isHome();
    m_area = area;
    m_homeScale = std::max(1.0, std::min(area.width() / (2 * equalEarth::halfWidth),
                                         area.height() / (yOf(homeNorth) - yOf(homeSouth))));
    if (wasHome)
        home();
    keepOnGlobe();
}

void MapCamera::home()
{
    m_zoom = 1;
    m_centre = {0, (yOf(homeNorth) + yOf(homeSouth)) / 2};
    keepOnGlobe();
}

bool MapCamera::isHome() const
{
    return m_zoom == 1;
}

void MapCamera::zoomAt(QPointF screen, double factor)
{
    const QPointF fixed = toPlane(screen);
    m_zoom = std::clamp(m_zoom * factor, 1.0, mostZoom);
    m_centre += fixed - toPlane(screen);
    if (m_zoom == 1)
        home();
    keepOnGlobe();
}

void MapCamera::panBy(QPointF pixels)
{
    m_centre += QPointF(-pixels.x(), pixels.y()) / scale();
    keepOnGlobe();
}

void MapCamera::keepOnGlobe()
{
    m_centre = {kept(m_centre.x(), m_area.width() / 2 / scale(), equalEarth::halfWidth),
                kept(m_centre.y(), m_area.height() / 2 / scale(), equalEarth::halfHeight)};
}

QPointF MapCamera::toScreen(QPointF plane) const
{
    const QPointF fromCentre = (plane - m_centre) * scale();
    return m_area.center() + QPointF(fromCentre.x(), -fromCentre.y());
}

QPointF MapCamera::toPlane(QPointF screen) const
{
    const QPointF fromCentre = (screen - m_area.center()) / scale();
    return m_centre + QPointF(fromCentre.x(), -fromCentre.y());
}

} // namespace bnm
