// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_query.h"
#include "collectors/pipeline/status.h"

namespace bnm {

/// The state of the history in words: how much there is, for how long which detail is kept and in
/// which file, or why nothing is kept.
StatusReport historyReport(const HistoryStatus &status, const QString &path, qint64 nowMs);

} // namespace bnm
