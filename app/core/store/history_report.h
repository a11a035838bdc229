// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_query.h"
#include "collectors/pipeline/status.h"

namespace bnm {

/// The history's status as text: its size, the resolution per age and the file, or why nothing is
/// stored.
StatusReport historyReport(const HistoryStatus &status, const QString &path, qint64 nowMs);

} // namespace bnm
