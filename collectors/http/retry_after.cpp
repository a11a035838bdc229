// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/retry_after.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace bnm {

namespace {

constexpr int longestRetryAfterMs = 60 * 60 * 1000;

} // namespace

int retryAfterMs(const QByteArray &header)
{
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber && seconds >= 0)
        return std::min(seconds, longestRetryAfterMs / 1000) * 1000;
    QString text = QString::fromLatin1(header).trimmed();
    if (text.endsWith(QLatin1String(" GMT"))) // an HTTP date; Qt wants the offset in figures
        text.replace(text.size() - 3, 3, QStringLiteral("+0000"));
    const QDateTime date = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!date.isValid())
        return -1;
    const qint64 wait = QDateTime::currentDateTimeUtc().msecsTo(date);
    return static_cast<int>(std::clamp<qint64>(wait, 0, longestRetryAfterMs));
}

} // namespace bnm
