// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/choice_button.h"

#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QPainter>

namespace bnm {

ChoiceButton::ChoiceButton(Look look, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_look(look)
{
    setText(text);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void ChoiceButton::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(count > 0 ? tr("%1 (%2)").arg(text()).arg(count) : text());
    update();
}

QSize ChoiceButton::sizeHint() const
{
    const int textWidth =
        QFontMetrics(scaledFont(font(), 1, QFont::DemiBold)).horizontalAdvance(text());
    return m_look == Look::Navigation ? QSize(gridUnits(this, 36), gridUnits(this, 9))
                                      : QSize(textWidth + gridUnits(this, 5), gridUnits(this, 6.5));
}

void ChoiceButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colours.line : colours.background);
        painter.drawRoundedRect(area, 6, 6);
    }
    if (isChecked() && m_look == Look::Navigation) {
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(QRectF(0, height() * 0.2, gridUnits(this, 0.8), height() * 0.6), 2,
                                2);
    }
    if (Theme::showsFocus(this)) {
        painter.setPen(QPen(colours.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 5, 5);
    }
    painter.setPen(isChecked() ? colours.text : colours.dim);
    painter.setFont(scaledFont(font(), 1, isChecked() ? QFont::DemiBold : QFont::Normal));
    const bool isNavigation = m_look == Look::Navigation;
    painter.drawText(rect().adjusted(isNavigation ? gridUnits(this, 3.5) : 0, 0, 0, 0),
                     isNavigation ? Qt::AlignVCenter | Qt::AlignLeft : Qt::AlignCenter, text());
    if (m_count > 0) {
        painter.setPen(colours.dim);
        painter.setFont(font());
        painter.drawText(rect().adjusted(0, 0, -gridUnits(this, 3.5), 0),
                         Qt::AlignVCenter | Qt::AlignRight, QString::number(m_count));
    }
}

} // namespace bnm
