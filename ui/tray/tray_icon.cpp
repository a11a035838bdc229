// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_icon.h"

#include "ui/controls/theme.h"

#include <QIconEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr QColor ground(0x17, 0x1c, 0x23);
constexpr QColor edge(0x0b, 0x0f, 0x14, 0xd0);
constexpr int panelSizes[] = {16, 22, 24, 32, 48, 64};

/// A panel may be light or dark independent of the window's look.
QColor inkOf(TrayLook::State state)
{
    switch (state) {
    case TrayLook::State::Connecting: return {0xb4, 0xbe, 0xc9};
    case TrayLook::State::Good: return {0x4c, 0xc3, 0x8a};
    case TrayLook::State::Information: return {0x56, 0xb4, 0xe9};
    case TrayLook::State::Watch: return {0xf7, 0xc0, 0x3f};
    case TrayLook::State::Act:
    case TrayLook::State::Away: return {0xf2, 0x55, 0x5a};
    }
    return {};
}

class TrayIconEngine : public QIconEngine {
public:
    explicit TrayIconEngine(const TrayLook &look) : m_look(look) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        paintTrayLook(*painter, rect, m_look);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode, QIcon::State) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paintTrayLook(painter, QRectF(QPointF(), size), m_look);
        return picture;
    }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override
    {
        QList<QSize> sizes;
        for (const int size : panelSizes)
            sizes << QSize(size, size);
        return sizes;
    }
    QIconEngine *clone() const override { return new TrayIconEngine(m_look); }

private:
    TrayLook m_look;
};

} // namespace

void paintTrayLook(QPainter &painter, const QRectF &area, const TrayLook &look)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = std::min(area.width(), area.height());
    // Whole pixels, for sharp edges.
    const double rim = std::max(1.0, std::round(size / 24));
    const double margin = rim / 2 + std::floor(size / 22);
    const QRectF square(area.center() - QPointF(size, size) / 2, QSizeF(size, size));
    const QRectF inside = square.adjusted(margin, margin, -margin, -margin);
    const StatusShape shape = shapeOf(look.state);
    const QPainterPath outline = outlineOf(shape, inside);
    const QColor ink = inkOf(look.state);
    const bool isHollow = look.isQuiet || look.state == TrayLook::State::Connecting;
    const bool isTriangle = shape == StatusShape::Triangle; // has the least room inside
    painter.setPen(QPen(edge, rim, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isHollow ? ground : ink);
    painter.drawPath(outline);
    if (isHollow) {
        const double line = std::max(1.5, inside.width() * (isTriangle ? 0.075 : 0.09));
        painter.setClipPath(outline);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(ink, 2 * line, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
        painter.drawPath(outline);
        painter.setClipping(false);
    }
    QRectF marked = inside;
    if (isHollow && shape != StatusShape::Dots) {
        const double less = inside.width() * (isTriangle ? 0.15 : 0.08);
        marked.adjust(less, less, -less, -less);
        marked.translate(0, isTriangle ? inside.height() * 0.07 : 0);
    }
    paintMark(painter, shape, marked, isHollow ? ink : QColor(0x0b, 0x0f, 0x14));
    painter.restore();
}

QIcon trayIcon(const TrayLook &look)
{
    return QIcon(new TrayIconEngine(look));
}

} // namespace bnm
