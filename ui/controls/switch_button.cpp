// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/switch_button.h"

#include "ui/controls/theme.h"

#include <QPainter>

namespace bnm {

SwitchButton::SwitchButton(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize SwitchButton::sizeHint() const
{
    return {gridUnits(this, 9), gridUnits(this, 5.5)};
}

void SwitchButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const double margin = gridUnits(this, 0.75);
    const QRectF slot = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    const double radius = slot.height() / 2;
    const QColor on = isEnabled() ? colours.good : mixed(colours.good, colours.panel, 0.55);
    painter.setPen(isChecked() ? QPen(Qt::NoPen) : QPen(colours.dim, 1));
    painter.setBrush(isChecked() ? on : colours.background);
    painter.drawRoundedRect(slot, radius, radius);
    const double knob = slot.height() - 2 * margin;
    const double left = isChecked() ? slot.right() - margin - knob : slot.left() + margin;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? colours.panel : colours.dim);
    painter.drawEllipse(QRectF(left, slot.top() + margin, knob, knob));
    Theme::paintFocus(painter, this, height() / 2.0);
}

} // namespace bnm
