// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"
#include "ui/controls/theme.h"

#include <QColor>
#include <QPainterPath>

class QPainter;

namespace bnm {

/// Shapes of states, independent of colour: the same in header, strip, pages, alerts and tray.
enum class StatusShape {
    Disc,     ///< with a check mark: all right
    Square,   ///< with an i: information
    Triangle, ///< with an exclamation mark: watch
    Octagon,  ///< with a cross: act
    NoEntry,  ///< a disc with a bar: the node is unreachable
    Dots,     ///< a disc with three dots: no data yet
    Ring,     ///< a disc without a mark: off
};

StatusShape shapeOf(AlertSeverity severity);
StatusShape shapeOf(Health::Level level);
StatusShape shapeOf(Status::Level level);

/// The theme's colour of a severity.
QColor inkOf(AlertSeverity severity, const Colours &colours);

struct StatusIcon {
    StatusShape shape;
    QColor ink;
    bool isHollow = false; ///< pending, acknowledged, or unknown
};
StatusIcon statusIconOf(AlertSeverity severity, const Colours &colours);
StatusIcon statusIconOf(Health::Level level, const Colours &colours);
StatusIcon statusIconOf(Status::Level level, const Colours &colours);

/// Draws a shape with its mark, on a panel of the theme.
void paintStatus(QPainter &painter, const QRectF &area, const StatusIcon &icon,
                 const Colours &colours);

/// The shape's outline within a square area.
QPainterPath outlineOf(StatusShape shape, const QRectF &area);
/// The mark on the shape.
void paintMark(QPainter &painter, StatusShape shape, const QRectF &area, const QColor &ink);

} // namespace bnm
