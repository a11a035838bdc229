// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_file.h"

#include <optional>

namespace bnm {

/// Deletes expired chunks of each tier. Nothing expires until wall clock and monotonic clock have
/// agreed for ten minutes: a temporarily wrong wall clock must not delete two years.
class HistoryRetention {
public:
    /// Whether something may be due. Monotonic time in ms.
    bool isDue(qint64 wallMs, qint64 monotonicMs);
    /// False if the file fails.
    bool expire(HistoryFile &file, qint64 wallMs, qint64 monotonicMs);

private:
    qint64 m_clockOffset = 0;
    std::optional<qint64> m_clockSteadySince;
    qint64 m_lastExpiry = 0;
};

} // namespace bnm
