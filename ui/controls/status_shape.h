// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"
#include "ui/controls/theme.h"

#include <QColor>
#include <QPainterPath>

class QPainter;

namespace bnm {

/// What states look like, without their colours: in header, strip, pages, alerts and tray alike.
enum class StatusShape {
    Disc,     ///< with a check: all right
    Square,   ///< with an i: worth knowing
    Triangle, ///< with an exclamation mark: watch
    Octagon,  ///< with a cross: act
    NoEntry,  ///< a disc with a bar: there is no way to the node
    Dots,     ///< a disc with three dots: nothing is known yet
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
    bool isHollow = false; ///< pending, seen to already, or not known
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
