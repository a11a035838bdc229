// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/theme.h"
#include "ui/peers/map/map_camera.h"
#include "ui/peers/map/map_outlines.h"

#include <QPainter>

namespace bnm {

/// Colours of the quiet land and sea under the markers.
struct MapColours {
    QColor sea;
    QColor land;
    QColor coast;
    QColor border;
    QColor graticule;

    static MapColours of();
};

/// Draws sea, graticule, land and borders as the camera sees them.
void paintWorld(QPainter &painter, const MapOutlines &outlines, const MapCamera &camera,
                const QRectF &visible, const MapColours &colours);

struct MarkerLook {
    int outbound = 0;
    int inbound = 0;
    bool diamond = false;  ///< every peer of it is IPv6
    bool vague = false;    ///< of every peer only the country is known
    bool selected = false; ///< one of its peers is selected
    bool pointedAt = false;
    bool numbered = false; ///< a single peer too, where it is drawn as large as several
};

/// A disc for outbound, a ring for inbound, both parts for a mixture; with its number when
/// there are several peers. Shapes differ, not colours alone.
void paintMarker(QPainter &painter, QPointF centre, double radius, const MarkerLook &look,
                 const Colours &colours, const QColor &sea);
/// Where a star beside a disc leaves the disc's number free.
QPointF starBeside(QPointF centre, double radius, double star);
void paintStar(QPainter &painter, QPointF centre, double radius, const Colours &colours,
               const QColor &sea);

} // namespace bnm
