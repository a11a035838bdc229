// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tray/tray_look.h"

#include <QIcon>

namespace bnm {

/// Readable on light and dark panels: a bright shape with a dark mark and a dark edge; quiet states
/// are outlined on a dark background.
void paintTrayLook(QPainter &painter, const QRectF &area, const TrayLook &look);

/// Drawn separately for each requested size.
QIcon trayIcon(const TrayLook &look);

} // namespace bnm
