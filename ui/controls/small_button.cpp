// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/small_button.h"

#include <QPainter>

namespace bnm {

SmallButton::SmallButton(const Theme &theme, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_theme(theme)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize SmallButton::sizeHint() const
{
    const int height = gridUnits(this, 6.5);
    return {std::max(height,
                     fontMetrics().size(Qt::TextShowMnemonic, text()).width() + gridUnits(this, 5)),
            height};
}

void SmallButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = m_theme.colours();
    const double radius = gridUnits(this, 1.25);
    painter.setPen(hasFocus() ? QPen(colours.accent, 1.5) : QPen(colours.line, 1));
    painter.setBrush(isEnabled() && (isChecked() || isDown() || underMouse()) ? colours.line
                                                                              : colours.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    painter.setPen(isChecked() || underMouse() ? colours.text : colours.dim);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text());
}

} // namespace bnm
