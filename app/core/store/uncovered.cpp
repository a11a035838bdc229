// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/uncovered.h"

#include <algorithm>

namespace bnm {

Uncovered::Uncovered(qint64 fromMs, qint64 toMs)
{
    if (fromMs < toMs)
        m_parts.push_back({fromMs, toMs});
}

void Uncovered::cover(qint64 fromMs, qint64 toMs)
{
    if (fromMs >= toMs)
        return;
    std::vector<Part> left;
    for (const Part &part : m_parts) {
        const Part before{part.fromMs, std::min(part.toMs, fromMs)};
        const Part after{std::max(part.fromMs, toMs), part.toMs};
        for (const Part &rest : {before, after})
            if (rest.fromMs < rest.toMs)
                left.push_back(rest);
    }
    m_parts = std::move(left);
}

} // namespace bnm
