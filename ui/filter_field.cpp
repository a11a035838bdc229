// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filter_field.h"

#include <QKeyEvent>

namespace bnm {

FilterField::FilterField(const Theme &theme, QWidget *parent) : OutlinedField(theme, parent)
{
    setClearButtonEnabled(true);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape || text().isEmpty())
        return QLineEdit::keyPressEvent(event);
    clear();
}

} // namespace bnm
