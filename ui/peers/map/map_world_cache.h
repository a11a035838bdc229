// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/peers/map/map_painter.h"

#include <QPixmap>

class QWidget;

namespace bnm {

/// Sea and land as last drawn, in a rounded frame; redrawn only on changes.
class MapWorldCache {
public:
    const QPixmap &look(const QWidget &widget, const MapOutlines &outlines, const MapCamera &camera,
                        const MapColours &colours, double frameRadius);

private:
    QPixmap m_world;
    QString m_key;
};

} // namespace bnm
