// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/legend_chip.h"

#include "ui/fonts.h"

#include <QPainter>

namespace bnm {

LegendChip::LegendChip(const Theme &theme, const QString &label, std::size_t colour,
                       QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_colour(colour)
{
    setText(label);
    setCheckable(true);
    setChecked(true);
    setCursor(Qt::PointingHandCursor);
    setFont(scaledFont(font(), 0.92));
    setAccessibleDescription(tr("Shows or hides this curve"));
}

QSize LegendChip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + gridUnits(this, 6),
            fontMetrics().height() + gridUnits(this, 1)};
}

void LegendChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    const double side = gridUnits(this, 2);
    const QRectF swatch(gridUnits(this, 1), (height() - side) / 2, side, side);
    painter.setPen(QPen(colours.series[m_colour], 1.2));
    painter.setBrush(isChecked() ? QBrush(colours.series[m_colour]) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(swatch, 2, 2);
    painter.setPen(isChecked() ? colours.text : colours.dim);
    painter.drawText(rect().adjusted(gridUnits(this, 4), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     text());
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
}

} // namespace bnm
