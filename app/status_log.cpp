// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_log.h"

#include "collectors/node/node_topics.h"

#include <QByteArray>

namespace bnm {

namespace {

using Level = StatusReport::Level;

bool isTrouble(const Status &status)
{
    return status.level == Level::Watch || status.level == Level::Bad;
}

} // namespace

void StatusLog::take(const Status &status)
{
    const auto found = m_known.find(status.id);
    const bool isNew = found == m_known.end();
    const Status before = isNew ? Status{} : found->second;
    m_known.insert_or_assign(status.id, status);
    const QByteArray line = (status.title + QStringLiteral(": ") + status.sentence).toUtf8();
    if (isTrouble(status)) {
        if (status.level != before.level || status.sentence != before.sentence)
            qWarning("%s", line.constData());
        return;
    }
    // Starting or slow is a reason to log; waiting for an answer is not. The duration of slowness
    // is logged once.
    const bool isSaid = status.topic == topics::slow ? before.topic == topics::slow
                                                     : status.sentence == before.sentence;
    if (status.level == Level::Waiting && status.topic != Name("") && !isSaid)
        return qInfo("%s", line.constData());
    const bool isFirstGood =
        status.level == Level::Good && before.level != Level::Good && !status.minor;
    if (isTrouble(before) || isFirstGood)
        qInfo("%s", line.constData());
}

} // namespace bnm
