// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/slim_scroll_bar.h"

#include "ui/controls/theme.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionSlider>

namespace bnm {

SlimScrollBar::SlimScrollBar(Qt::Orientation orientation, QWidget *parent)
    : QScrollBar(orientation, parent)
{
    setAttribute(Qt::WA_Hover);
}

QSize SlimScrollBar::sizeHint() const
{
    const QSize size = QScrollBar::sizeHint();
    const int thick = gridUnits(this, 2.5);
    return orientation() == Qt::Vertical ? QSize(thick, size.height()) : QSize(size.width(), thick);
}

void SlimScrollBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    painter.fillRect(rect(), colours.panel);
    if (minimum() == maximum())
        return;
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRectF handle = QRectF(style()->subControlRect(QStyle::CC_ScrollBar, &option,
                                                         QStyle::SC_ScrollBarSlider, this))
                              .adjusted(2, 2, -2, -2);
    const double radius = std::min(handle.width(), handle.height()) / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colours.line, colours.dim, isSliderDown() || underMouse() ? 0.6 : 0.25));
    painter.drawRoundedRect(handle, radius, radius);
}

} // namespace bnm
