// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/history_import.h"
#include "app/demo/simulated_past.h"

namespace bnm {

/// The past of the demo's node as the history keeps it: the series that collectors would have
/// published.
std::vector<HistoryImport::Series> demoSeries(
    const SimulatedPast &past, const HistoryImport::Cancelled &isCancelled = [] { return false; });

/// What alerted in that time and was resolved, oldest first.
std::vector<Alert> demoAlerts(const SimulatedPast &past);

/// Writes both into a folder of the demo's own, which must not hold either yet. Blocking. What
/// went wrong, or nothing.
QString writeDemoPast(
    const SimulatedPast &past, const Identity &identity, const QString &folder,
    const HistoryImport::Cancelled &isCancelled = [] { return false; });

} // namespace bnm
