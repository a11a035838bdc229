// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/elided_label.h"

#include "ui/text/plain_text.h"

#include <QPainter>

namespace bnm {

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

void ElidedLabel::showText(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    offerTip();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().horizontalAdvance(QStringLiteral("000…"));
    const QSize wanted = QLabel::minimumSizeHint();
    return {std::min(few, wanted.width()), wanted.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(alignment()),
                     fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    offerTip();
}

bool ElidedLabel::fits() const
{
    return fontMetrics().horizontalAdvance(text()) <= width();
}

void ElidedLabel::offerTip()
{
    setToolTip(fits() ? QString() : plainToolTip(text()));
}

} // namespace bnm
