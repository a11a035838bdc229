// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_chunks.h"

namespace bnm {

/// A range of one series from the tiers that suit the step (ms; 0: finest), with the samples that
/// are not in a chunk yet, oldest first. Id 0: the series is not in the file.
Buckets readHistory(HistoryChunks &chunks, qint64 seriesId, const Buckets &open, qint64 fromMs,
                    qint64 toMs, qint64 stepMs);

} // namespace bnm
