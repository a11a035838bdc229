// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/pieces.h"

#include <QPaintEngine>

#include <algorithm>

namespace bnm::pieces {

namespace {

/// Corners of a piece.
qsizetype lengthFor(const QPainter &painter, const QPolygonF &line)
{
    return painter.paintEngine()->type() == QPaintEngine::Raster ? 48 : line.size();
}

/// Corners that two pieces have both.
qsizetype overlapOf(const QColor &colour)
{
    return colour.alpha() == 255 ? 2 : 1;
}

bool isInView(const QPainter &painter, const QPolygonF &piece)
{
    constexpr double widest = 3; // of a line
    return !painter.hasClipping() ||
           painter.clipBoundingRect().intersects(
               piece.boundingRect().adjusted(-widest, -widest, widest, widest));
}

} // namespace

void drawLine(QPainter &painter, const QPolygonF &line)
{
    const qsizetype length = lengthFor(painter, line);
    const qsizetype most = length + overlapOf(painter.pen().color());
    for (qsizetype i = 0; i + 1 < line.size(); i += length)
        if (const QPolygonF piece = line.mid(i, most); isInView(painter, piece))
            painter.drawPolyline(piece);
}

void fillBetween(QPainter &painter, const QPolygonF &upper, const QPolygonF &lower)
{
    const qsizetype length = lengthFor(painter, upper);
    const qsizetype most = length + overlapOf(painter.brush().color());
    for (qsizetype i = 0; i + 1 < upper.size(); i += length) {
        const qsizetype end = std::min(i + most, upper.size());
        QPolygonF piece = upper.mid(i, end - i);
        for (qsizetype j = end; j-- > i;)
            piece << lower[j];
        if (isInView(painter, piece))
            painter.drawPolygon(piece);
    }
}

} // namespace bnm::pieces
