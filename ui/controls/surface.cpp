// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/surface.h"

#include "ui/controls/theme.h"

#include <QVBoxLayout>

namespace bnm {

Surface::Surface(QWidget *parent) : QWidget(parent)
{
    setAutoFillBackground(true);
    connect(&Theme::current(), &Theme::changed, this, &Surface::colour);
    colour();
}

QVBoxLayout *Surface::layOutAsSide()
{
    auto *layout = new QVBoxLayout(this);
    const int gap = gridUnits(this, 2);
    layout->setContentsMargins(gap, gridUnits(this, 3), gap, gap);
    layout->setSpacing(0);
    return layout;
}

void Surface::colour()
{
    QPalette own = palette();
    own.setColor(QPalette::Window, Theme::colours().panel);
    setPalette(own);
}

} // namespace bnm
