// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/peers/map/map_camera.h"
#include "ui/peers/map/map_outlines.h"

#include <QPainter>

namespace bnm {

/// Colours of land and sea, subdued below the markers.
struct MapColours {
    QColor sea;
    QColor land;
    QColor coast;
    QColor border;
    QColor graticule;

    static MapColours of();
};

/// Draws sea, graticule, land and borders for the camera.
void paintWorld(QPainter &painter, const MapOutlines &outlines, const MapCamera &camera,
                const QRectF &visible, const MapColours &colours);

struct MarkerLook {
    int outbound = 0;
    int inbound = 0;
    bool diamond = false;  ///< all its peers are IPv6
    bool vague = false;    ///< only the country is known, for all its peers
    bool selected = false; ///< at least one of its peers is selected
    bool pointedAt = false;
    bool numbered = false; ///< also for a single peer that is drawn as large as several
};

/// A disc for outbound, a ring for inbound, both for a mixture; with a number for several peers.
/// Shapes differ, not only colours.
void paintMarker(QPainter &painter, QPointF centre, double radius, const MarkerLook &look,
                 const Colours &colours, const QColor &sea);
/// Position of a star that leaves the disc's number visible.
QPointF starBeside(QPointF centre, double radius, double star);
void paintStar(QPainter &painter, QPointF centre, double radius, const Colours &colours,
               const QColor &sea);

} // namespace bnm
