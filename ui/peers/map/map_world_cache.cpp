// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/map_world_cache.h"

#include <QWidget>

namespace bnm {

namespace {

QString keyOf(const QWidget &widget, const MapCamera &camera, const MapColours &colours)
{
    return QStringLiteral("%1x%2@%3 %4 %5,%6 %7")
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.devicePixelRatioF())
        .arg(camera.scale(), 0, 'g', 12)
        .arg(camera.centre().x(), 0, 'g', 12)
        .arg(camera.centre().y(), 0, 'g', 12)
        .arg(colours.land.name());
}

QPixmap emptyPixmap(const QWidget &widget)
{
    QPixmap pixmap(widget.size() * widget.devicePixelRatioF());
    pixmap.setDevicePixelRatio(widget.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QPixmap frameOf(const QWidget &widget, double radius)
{
    QPixmap frame = emptyPixmap(widget);
    QPainter painter(&frame);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    return frame;
}

} // namespace

const QPixmap &MapWorldCache::look(const QWidget &widget, const MapOutlines &outlines,
                                   const MapCamera &camera, const MapColours &colours,
                                   double frameRadius)
{
    const QString key = keyOf(widget, camera, colours);
    if (key == m_key)
        return m_world;
    m_key = key;
    m_world = emptyPixmap(widget);
    QPainter painter(&m_world);
    paintWorld(painter, outlines, camera, widget.rect(), colours);
    // Clips to the frame.
    painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
    painter.drawPixmap(0, 0, frameOf(widget, frameRadius));
    return m_world;
}

} // namespace bnm
