// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/outlined_field.h"

#include "ui/controls/theme.h"

#include <QPainter>

namespace bnm {

OutlinedField::OutlinedField(QWidget *parent) : QLineEdit(parent)
{
    setFrame(false);
    setFixedHeight(gridUnits(this, 6.5));
    const int padding = gridUnits(this, 2);
    setTextMargins(padding, 0, padding / 2, 0);
    setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
}

void OutlinedField::setWrong(bool wrong)
{
    m_wrong = wrong;
    update();
}

void OutlinedField::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colours &colours = Theme::colours();
        const double radius = gridUnits(this, 1.25);
        const QColor ring = m_wrong      ? colours.critical
                            : hasFocus() ? colours.accent
                                         : colours.field;
        painter.setPen(QPen(ring, m_wrong || hasFocus() ? 1.5 : 1));
        painter.setBrush(isEnabled() && !isReadOnly() ? colours.panel : colours.background);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    }
    QLineEdit::paintEvent(event);
}

} // namespace bnm
