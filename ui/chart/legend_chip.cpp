// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/legend_chip.h"

#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace bnm {

LegendChip::LegendChip(const QString &label, const Ink &ink, QWidget *parent)
    : QAbstractButton(parent), m_ink(ink)
{
    setText(label);
    setCheckable(true);
    setChecked(true);
    setCursor(Qt::PointingHandCursor);
    setFont(scaledFont(font(), 0.92));
    setAccessibleDescription(tr("Shows or hides this curve; Enter shows it alone"));
    setToolTip(tr("Click: show or hide. Double click, Ctrl and click, or Enter: this one alone."));
}

QSize LegendChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + gridUnits(this, 6),
            fontMetrics().height() + gridUnits(this, 1)};
}

void LegendChip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier))
        Q_EMIT picked();
    else
        QAbstractButton::mousePressEvent(event);
}

void LegendChip::mouseDoubleClickEvent(QMouseEvent *)
{
    setChecked(!isChecked()); // as it was before the first click
    Q_EMIT picked();
}

void LegendChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT picked();
    else
        QAbstractButton::keyPressEvent(event);
}

void LegendChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const double side = gridUnits(this, 2);
    const QRectF swatch(gridUnits(this, 1), (height() - side) / 2, side, side);
    const QColor colour = inkOf(m_ink);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(isChecked() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(swatch, 2, 2);
    painter.setPen(isChecked() ? colours.text : colours.dim);
    painter.drawText(rect().adjusted(gridUnits(this, 4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     text());
    if (Theme::showsFocus(this)) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

} // namespace bnm
