// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/veil.h"

#include "ui/controls/fonts.h"
#include "ui/controls/theme.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace bnm {

namespace {

constexpr float opacity = 0.6F;
constexpr double chipTop = 9; // grid units

} // namespace

Veil::Veil(QWidget *below, Words words) : QWidget(below), m_words(words)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    below->installEventFilter(this);
    hide();
}

void Veil::setAsOf(const AsOf &asOf)
{
    m_asOf = asOf;
}

void Veil::tick(qint64 nowMs)
{
    const QString text = m_asOf.isOld(nowMs) ? m_asOf.text(nowMs) : QString();
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    if (isOld())
        cover();
    setVisible(isOld());
    update();
}

void Veil::cover()
{
    setGeometry(parentWidget()->rect());
    raise();
}

bool Veil::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isOld())
        cover();
    return QWidget::eventFilter(watched, event);
}

void Veil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = Theme::colours();
    QColor dimming = colours.panel;
    dimming.setAlphaF(opacity);
    const double radius = gridUnits(this, 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dimming);
    painter.drawRoundedRect(rect(), radius, radius);
    if (m_words == Words::Elsewhere)
        return;
    const int pad = gridUnits(this, 2);
    const QFontMetrics metrics = painter.fontMetrics();
    QRect chip(0, 0, metrics.horizontalAdvance(m_text) + 2 * pad, metrics.height() + pad);
    chip.moveCenter(rect().center());
    // the middle may contain a message
    chip.moveTop(std::min(chip.top(), gridUnits(this, chipTop)));
    painter.setBrush(colours.panel);
    painter.setPen(QPen(colours.line, 1));
    painter.drawRoundedRect(chip, radius, radius);
    painter.setPen(colours.text);
    painter.drawText(chip, Qt::AlignCenter, m_text);
}

} // namespace bnm
