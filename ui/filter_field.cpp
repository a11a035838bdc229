// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter_field.h"

#include <QKeyEvent>
#include <QPainter>

namespace bnm {

FilterField::FilterField(const Theme &theme, QWidget *parent) : QLineEdit(parent), m_theme(theme)
{
    setFrame(false);
    setClearButtonEnabled(true);
    setFixedHeight(gridUnits(this, 6.5));
    const int padding = gridUnits(this, 2);
    setTextMargins(padding, 0, padding / 2, 0);
    setAutoFillBackground(false);
    QPalette clear = palette();
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
}

void FilterField::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Colours &colours = m_theme.colours();
        const double radius = gridUnits(this, 1.25);
        painter.setPen(hasFocus() ? QPen(colours.accent, 1.5) : QPen(colours.line, 1));
        painter.setBrush(colours.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    }
    QLineEdit::paintEvent(event);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || text().isEmpty())
        return QLineEdit::keyPressEvent(event);
    clear();
}

} // namespace bnm
