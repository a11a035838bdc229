// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/filter_field.h"

#include <QKeyEvent>

namespace bnm {

FilterField::FilterField(QWidget *parent) : OutlinedField(parent)
{
    setClearButtonEnabled(true);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept(); // it searches; it does not press a dialog's button
}

} // namespace bnm
