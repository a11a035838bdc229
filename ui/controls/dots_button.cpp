// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/dots_button.h"

#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QPainter>

namespace bnm {

DotsButton::DotsButton(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize DotsButton::sizeHint() const
{
    return {gridUnits(this, 6), gridUnits(this, 4.5)};
}

void DotsButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const double radius = gridUnits(this, 1.25);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.line);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    Theme::paintFocus(painter, this, radius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.dim);
    const double dot = gridUnits(this, 0.9);
    for (const int place : {-1, 0, 1})
        painter.drawEllipse(QRectF(rect()).center() + QPointF(place * 1.9 * dot, 0), dot / 2,
                            dot / 2);
}

} // namespace bnm
