// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/witness/fork_search.h"

#include <algorithm>

namespace bnm {

std::optional<qint64> ForkSearch::next() const
{
    if (m_differs - m_same <= 1)
        return std::nullopt;
    if (m_same >= 0)
        return m_same + (m_differs - m_same) / 2;
    return std::max<qint64>(0, m_differs - m_step);
}

void ForkSearch::take(bool isSame)
{
    const auto height = next();
    if (!height)
        return;
    ++m_comparisons;
    if (isSame)
        m_same = *height;
    else
        m_differs = *height;
    if (m_same < 0)
        m_step *= 4;
}

} // namespace bnm
