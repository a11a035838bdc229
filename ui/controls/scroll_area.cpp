// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/scroll_area.h"

#include "ui/controls/slim_scroll_bar.h"

#include <QScrollArea>

namespace bnm {

QScrollArea *inScrollArea(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    // Keys scroll it from any focused widget inside; it is not a tab stop itself.
    scroll->viewport()->setFocusPolicy(Qt::NoFocus);
    scroll->setFocusPolicy(Qt::ClickFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBar(new SlimScrollBar(Qt::Vertical, scroll));
    return scroll;
}

} // namespace bnm
