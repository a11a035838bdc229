// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/map/zoom_buttons.h"

#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"

namespace bnm {

ZoomButtons::ZoomButtons(QWidget *map) : QObject(map), m_map(map)
{
    const auto add = [&](const QString &sign, const QString &tip, auto action) {
        auto *button = new SmallButton(sign, m_map);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QAbstractButton::clicked, this, action);
        m_buttons.push_back(button);
    };
    add(QStringLiteral("+"), tr("Zoom in (+)"), [this] { Q_EMIT zoomWanted(step); });
    add(QStringLiteral("−"), tr("Zoom out (-)"), [this] { Q_EMIT zoomWanted(1 / step); });
    add(QStringLiteral("⤢"), tr("Whole world (0)"), [this] { Q_EMIT homeWanted(); });
}

void ZoomButtons::place()
{
    const int side = gridUnits(m_map, 6.5);
    const int gap = gridUnits(m_map, 1);
    const int margin = gridUnits(m_map, 2.5);
    const auto count = static_cast<int>(m_buttons.size());
    int y = m_map->height() - gridUnits(m_map, 9) - count * (side + gap);
    for (QAbstractButton *button : m_buttons) {
        button->setGeometry(m_map->width() - margin - side, y, side, side);
        y += side + gap;
    }
}

} // namespace bnm
