// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/bar_button.h"

#include "app/core/text/format.h"
#include "ui/controls/fonts.h"
#include "ui/controls/status_shape.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

constexpr double leastNameShare = 0.3; // of the width
constexpr double mostNameShare = 0.64;

} // namespace

BarButton::BarButton(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void BarButton::setBar(const Bar &bar)
{
    if (bar == m_bar)
        return;
    m_bar = bar;
    setAccessibleName(
        QStringLiteral("%1: %2").arg(plainLine(bar.label), QString::number(bar.count)));
    setAccessibleDescription(tr("Filters table and map"));
    setToolTip(plainToolTip(bar.tip));
    update();
}

QFont BarButton::textFont() const
{
    return tabularFont(scaledFont(font(), 0.95));
}

int BarButton::wantedNameWidth() const
{
    return QFontMetrics(textFont()).horizontalAdvance(plainLine(m_bar.label)) +
           2 * gridUnits(this, 1) + 2;
}

void BarButton::setNameWidth(int pixels)
{
    if (pixels == m_nameWidth)
        return;
    m_nameWidth = pixels;
    update();
}

QSize BarButton::sizeHint() const
{
    return {gridUnits(this, 60), fontMetrics().height() + gridUnits(this, 0.9)};
}

QSize BarButton::minimumSizeHint() const
{
    return {gridUnits(this, 30), sizeHint().height()};
}

void BarButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight);
    const Colours &colours = Theme::colours();
    const int outside = gridUnits(this, 1);
    if (isChecked() || (underMouse() && isEnabled())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(mixed(colours.panel, isChecked() ? colours.accent : colours.line,
                               isChecked() ? 0.22 : 0.6));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    painter.setFont(textFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const QString count = m_bar.count == 0 ? tr("none") : format::integer(m_bar.count);
    const int countWidth = metrics.horizontalAdvance(count);
    const int labelWidth = std::clamp(m_nameWidth, static_cast<int>(width() * leastNameShare),
                                      static_cast<int>(width() * mostNameShare));
    const QRect labelArea(outside, 0, labelWidth - 2 * outside, height());
    painter.setPen(m_bar.count == 0 ? colours.dim : colours.text);
    painter.drawText(labelArea, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(plainLine(m_bar.label), Qt::ElideRight, labelArea.width()));
    const double gap = gridUnits(this, 1.5);
    const double room =
        width() - labelWidth - gap -
        std::max(metrics.horizontalAdvance(format::integer(m_bar.most)), countWidth) - outside -
        (m_bar.warned ? gap + gridUnits(this, 2.75) : 0);
    const double length =
        m_bar.count == 0 ? 0 : std::max(3.0, room * m_bar.count / std::max(1, m_bar.most));
    const double thick = gridUnits(this, 2.25);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_bar.warned ? colours.warning : colours.series[m_bar.colour]);
    painter.drawRoundedRect(QRectF(labelWidth, (height() - thick) / 2, length, thick), 2, 2);
    painter.setPen(colours.dim);
    painter.drawText(
        QRectF(labelWidth + length + (length > 0 ? gap : 0), 0, countWidth + 2, height()),
        Qt::AlignLeft | Qt::AlignVCenter, count);
    if (m_bar.warned) {
        // Not only by colour.
        const double size = gridUnits(this, 2.75);
        const double x = labelWidth + length + 2 * gap + countWidth;
        paintStatus(painter, QRectF(x, (height() - size) / 2, size, size),
                    statusIconOf(Health::Level::Watch, colours), colours);
    }
    Theme::paintFocus(painter, this);
}

} // namespace bnm
