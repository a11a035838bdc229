// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

#include <algorithm>

namespace bnm {

/// Stable: buckets of the same time keep their order.
inline void sortByTime(Buckets &buckets)
{
    std::stable_sort(buckets.begin(), buckets.end(),
                     [](const Bucket &a, const Bucket &b) { return a.timeMs < b.timeMs; });
}

} // namespace bnm
