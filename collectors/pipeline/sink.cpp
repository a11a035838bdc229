// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/sink.h"

namespace bnm {

void Sink::noteMissed(qint64 points)
{
    qWarning("%s has missed %lld points: it did not take them in time.",
             qUtf8Printable(info().title), static_cast<long long>(points));
}

bool SinkQueue::mayWait(qint64 points)
{
    if (m_waiting > 0 && m_waiting + points > mostWaitingPoints) {
        m_missed += points;
        return false;
    }
    m_waiting += points;
    return true;
}

} // namespace bnm
