// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_chunks.h"

namespace bnm {

/// A stretch of one series from the tiers that suit the step (ms; 0: as finely as is known), with
/// the samples that are in no chunk yet, oldest first. An id of 0: the file has none of it.
Buckets readHistory(HistoryChunks &chunks, qint64 seriesId, const std::vector<Sample> &open,
                    qint64 fromMs, qint64 toMs, qint64 stepMs);

} // namespace bnm
