// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_store.h"

#include <QIODevice>

namespace bnm {

/// Writes all data of a measurement between two times (Unix time in ms): one line per moment (local
/// time with its offset) and set of tags. For aggregated samples the time is the middle of their
/// interval and the value their mean, with minimum, maximum and count. Returns the number of lines,
/// or -1 if the device failed.
qint64 exportMeasurement(HistoryStore &store, const QString &measurement, qint64 fromMs,
                         qint64 toMs, QIODevice &device);

/// Parses "2026-11-24", "2026-11-24T12:00" or "2026-11-24 12:00" (local unless it ends in Z or an
/// offset, as csv::time() writes it), "now", or a relative time such as "-90m", "-24h", "-7d". Unix
/// time in ms; nothing for any other text.
std::optional<qint64> readMoment(const QString &text, qint64 nowMs);

} // namespace bnm
