// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"

namespace bnm {

inline std::size_t sampleCount(const Trace &trace)
{
    std::size_t count = 0;
    for (const auto &run : trace.runs)
        count += run.size();
    return count;
}

} // namespace bnm
