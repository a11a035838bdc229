// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segment_box.h"

#include "ui/controls/choice_button.h"
#include "ui/controls/theme.h"
#include "ui/text/plain_text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace bnm {

SegmentBox::SegmentBox(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

ChoiceButton *SegmentBox::add(const QString &text, const QString &tip, bool exclusive)
{
    auto *button = new ChoiceButton(ChoiceButton::Look::Segment, text, this);
    button->setAutoExclusive(exclusive);
    button->setToolTip(plainToolTip(tip));
    button->setAccessibleDescription(tip);
    layout()->addWidget(button);
    return button;
}

void SegmentBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace bnm
