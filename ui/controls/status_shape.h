// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

class QPainter;

namespace bnm {

/// What states look like, without their colours: in window and tray alike.
enum class StatusShape {
    Disc,     ///< with a check: all right
    Square,   ///< with an i: worth knowing
    Triangle, ///< with an exclamation mark: watch
    Octagon,  ///< with a cross: act
    NoEntry,  ///< a disc with a bar: there is no way to the node
    Dots,     ///< a disc with three dots: nothing is known yet
};

/// The shape's outline within a square area.
QPainterPath outlineOf(StatusShape shape, const QRectF &area);
/// The mark on the shape.
void paintMark(QPainter &painter, StatusShape shape, const QRectF &area, const QColor &ink);

} // namespace bnm
