// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QPolygonF>

/// Long lines and areas, drawn in pieces on the screen: the rasterizer's time grows faster than
/// the number of corners that it is given at once. In a vector picture they stay whole.
namespace bnm::pieces {

/// Opaque pieces overlap by a stroke, so that no joint is missing; others meet in a corner, so that
/// none is darker.
void drawLine(QPainter &painter, const QPolygonF &line);

/// Between an upper and a lower edge with as many corners, from left to right. Opaque pieces
/// overlap, so that what is below does not shine through where they meet.
void fillBetween(QPainter &painter, const QPolygonF &upper, const QPolygonF &lower);

} // namespace bnm::pieces
