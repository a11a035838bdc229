// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/small_button.h"

#include "ui/controls/theme.h"

#include <QPainter>

namespace bnm {

namespace {

constexpr double disabledOpacity = 0.45;

}

SmallButton::SmallButton(const QString &text, QWidget *parent) : QAbstractButton(parent)
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
    const Colours &colours = Theme::colours();
    const double radius = gridUnits(this, 1.25);
    const bool isFilled = m_isPrimary && isEnabled();
    const bool isLit = isEnabled() && (isChecked() || isDown() || underMouse());
    painter.setPen(Theme::showsFocus(this) ? QPen(isFilled ? colours.text : colours.accent, 1.5)
                                           : QPen(isEnabled() ? colours.field : colours.line, 1));
    painter.setBrush(isFilled ? colours.accent : isLit ? colours.line : colours.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
    painter.setPen(isFilled ? colours.panel : colours.text);
    painter.setOpacity(isEnabled() ? 1 : disabledOpacity);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text());
}

} // namespace bnm
