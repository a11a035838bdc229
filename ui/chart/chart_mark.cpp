// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_mark.h"

#include "collectors/words.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"

#include <QPainter>

namespace bnm {

QString titleOf(ChartMark::Kind kind)
{
    switch (kind) {
    case ChartMark::Kind::Block: return Words::tr("Blocks");
    case ChartMark::Kind::Reorganisation: return Words::tr("Reorganisations");
    case ChartMark::Kind::Restart: return Words::tr("Restarts of the node");
    case ChartMark::Kind::Alert: return Words::tr("Alerts");
    }
    return {};
}

void paintMark(QPainter &painter, const ChartMark &mark, const QRectF &area, const Colours &colours)
{
    const QPointF centre = area.center();
    const double half = area.height() / 2;
    switch (mark.kind) {
    case ChartMark::Kind::Block:
        painter.setPen(QPen(colours.dim, 1));
        return painter.drawLine(QPointF(centre.x(), area.top()),
                                QPointF(centre.x(), area.bottom()));
    case ChartMark::Kind::Reorganisation: // a diamond
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.critical);
        return painter.drawPolygon(
            QPolygonF({centre - QPointF(0, half), centre + QPointF(half, 0),
                       centre + QPointF(0, half), centre - QPointF(half, 0)}));
    case ChartMark::Kind::Restart: // a ring that is open at the top
        painter.setPen(QPen(colours.text, std::max(1.2, half / 3)));
        painter.setBrush(Qt::NoBrush);
        return painter.drawArc(area.adjusted(1, 1, -1, -1), 130 * 16, 280 * 16);
    case ChartMark::Kind::Alert:
        return paintStatus(painter, area, statusIconOf(mark.severity, colours), colours);
    }
}

} // namespace bnm
