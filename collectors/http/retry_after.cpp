// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/http/retry_after.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace bnm {

namespace {

constexpr int longestRetryAfterMs = 60 * 60 * 1000;

QDateTime httpDate(const QByteArray &header)
{
    QString text = QString::fromLatin1(header).trimmed();
    if (text.endsWith(QLatin1String(" GMT"))) // Qt wants the offset in figures
        text.replace(text.size() - 3, 3, QStringLiteral("+0000"));
    return QDateTime::fromString(text, Qt::RFC2822Date);
}

} // namespace

int retryAfterMs(const QByteArray &header, const QByteArray &dateHeader)
{
    bool isNumber = false;
    const int seconds = header.trimmed().toInt(&isNumber);
    if (isNumber && seconds >= 0)
        return std::min(seconds, longestRetryAfterMs / 1000) * 1000;
    const QDateTime date = httpDate(header);
    if (!date.isValid())
        return -1;
    const QDateTime told = httpDate(dateHeader);
    const qint64 wait = (told.isValid() ? told : QDateTime::currentDateTimeUtc()).msecsTo(date);
    return static_cast<int>(std::clamp<qint64>(wait, 0, longestRetryAfterMs));
}

} // namespace bnm
