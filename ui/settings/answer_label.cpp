// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/answer_label.h"

#include "ui/controls/card.h"

#include <QLabel>

namespace bnm {

QLabel *answerLabel(QWidget *parent)
{
    QLabel *label = plainLabel({}, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QSizePolicy policy = label->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    label->setSizePolicy(policy);
    label->hide();
    return label;
}

} // namespace bnm
