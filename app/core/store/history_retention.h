// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_file.h"

#include <optional>

namespace bnm {

/// Drops what each tier keeps no longer. Nothing expires before wall clock and monotonic clock have
/// run alike for ten minutes: a wall clock that is wrong for a moment must not cost two years.
class HistoryRetention {
public:
    /// Whether it is time to drop something. Monotonic time in ms.
    bool isDue(qint64 wallMs, qint64 monotonicMs);
    /// False when the file refuses.
    bool expire(HistoryFile &file, qint64 wallMs, qint64 monotonicMs);

private:
    qint64 m_clockOffset = 0;
    std::optional<qint64> m_clockSteadySince;
    qint64 m_lastExpiry = 0;
};

} // namespace bnm
