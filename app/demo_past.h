// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "app/core/store/history_import.h"
#include "app/demo/simulated_past.h"

namespace bnm {

/// The past of the demo's node in the form of the history: the series that collectors would have
/// published.
std::vector<HistoryImport::Series> demoSeries(
    const SimulatedPast &past, const HistoryImport::Cancelled &isCancelled = [] { return false; });

/// Alerts that fired and resolved in that time, oldest first.
std::vector<Alert> demoAlerts(const SimulatedPast &past);

/// Writes both into the demo's own folder, which must not contain either yet. Blocking. Returns
/// what went wrong, or nothing.
QString writeDemoPast(
    const SimulatedPast &past, const Identity &identity, const QString &folder,
    const HistoryImport::Cancelled &isCancelled = [] { return false; });

} // namespace bnm
