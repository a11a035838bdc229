// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/tray_look.h"

#include <QIcon>

namespace bnm {

/// Readable on light and dark panels alike: a bright shape with a dark mark and a dark edge;
/// what is quiet is drawn in outline on a dark ground.
void paintTrayLook(QPainter &painter, const QRectF &area, const TrayLook &look);

/// Drawn anew at each size that is asked for.
QIcon trayIcon(const TrayLook &look);

} // namespace bnm
