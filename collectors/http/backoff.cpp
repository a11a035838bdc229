// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace bnm {

int Backoff::next()
{
    const qint64 doubled = static_cast<qint64>(m_firstMs) << std::min(m_failures, 20);
    ++m_failures;
    return jittered(static_cast<int>(std::min<qint64>(doubled, m_longestMs)));
}

int Backoff::nextLongest()
{
    ++m_failures;
    return jittered(m_longestMs);
}

int Backoff::jittered(int fullMs) const
{
    return fullMs / 2 + QRandomGenerator::global()->bounded(fullMs / 2 + 1);
}

} // namespace bnm
