// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "collectors/point/catalogue.h"

#include <QStringList>

/// Alerts as text, the same in log, tray, notifications and webhook. Plain text.
namespace bnm {

/// "information", "warning", "critical": the names in files and messages, never translated.
QString severityName(AlertSeverity severity);
/// "fired", "resolved", never translated.
QString newsName(AlertNews::Kind kind);
QString severityLabel(AlertSeverity severity); ///< for people
/// A figure with its unit, for display.
QString alertFigure(double value, Unit unit);
/// Replaces %1 to %9 by the figures; a figure that contains %1 itself is not replaced again.
QString withFigures(const QString &text, const QStringList &figures);

/// "Critical: Disk nearly full", "Resolved: Disk nearly full"
QString newsTitle(const AlertNews &news);
/// The figures and the next step; for a resolved alert its duration.
QString newsBody(const AlertNews &news);
/// How long ago it happened, for news that could not be delivered until now.
QString newsDelay(const AlertNews &news, qint64 nowMs);

} // namespace bnm
