// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/exact_time.h"

#include "app/core/text/format.h"
#include "app/core/text/utc.h"

namespace bnm {

QString utcTime(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, utc)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString localTime(qint64 seconds)
{
    return format::dateTime(seconds * 1000, format::Date::Year, QStringLiteral("HH:mm:ss"));
}

} // namespace bnm
