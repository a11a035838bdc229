// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_store.h"

#include <QIODevice>

namespace bnm {

/// Writes what is known of a measurement between two times (Unix time in ms): a line for each
/// moment (local time with its offset) and set of tags. Of samples that were taken together the
/// time is the middle of their interval, the value their mean, with the least, the greatest and how
/// many there were. Gives the lines written, or -1 when the device failed.
qint64 exportMeasurement(HistoryStore &store, const QString &measurement, qint64 fromMs,
                         qint64 toMs, QIODevice &device);

/// Reads "2026-11-24", "2026-11-24T12:00" or "2026-11-24 12:00" (local unless it ends in Z or an
/// offset, as csv::time() writes it), "now", or a time before now as "-90m", "-24h", "-7d". Unix time in ms; nothing when it is neither.
std::optional<qint64> readMoment(const QString &text, qint64 nowMs);

} // namespace bnm
