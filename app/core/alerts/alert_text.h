// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "collectors/point/catalogue.h"

#include <QStringList>

/// Alerts in words, the same for log, tray, notifications and webhook. Plain text.
namespace bnm {

/// "information", "warning", "critical": the names in files and messages, never translated.
QString severityName(AlertSeverity severity);
QString severityLabel(AlertSeverity severity); ///< for people
/// A figure as people write it, with its unit.
QString alertFigure(double value, Unit unit);
/// Puts the figures into the places %1 to %9; a figure that holds %1 itself is left alone.
QString withFigures(const QString &text, const QStringList &figures);

/// "Critical: Disk nearly full", "Resolved: Disk nearly full"
QString newsTitle(const AlertNews &news);
/// The figures and the next step; of a resolved alert how long it lasted.
QString newsBody(const AlertNews &news);

} // namespace bnm
