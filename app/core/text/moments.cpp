// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/moments.h"

#include <QDateTime>
#include <QLocale>

namespace bnm::format {

namespace {

QDateTime local(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs);
}

QString clock(const QDateTime &time)
{
    return time.toString(QStringLiteral("HH:mm"));
}

} // namespace

QString moment(qint64 timeMs)
{
    const QDateTime time = local(timeMs);
    return QLocale().toString(time.date(), QStringLiteral("d MMM yyyy")) + QLatin1Char(' ') +
           clock(time);
}

QString span(qint64 fromMs, qint64 toMs)
{
    const bool isOneDay = local(fromMs).date() == local(toMs).date();
    return moment(fromMs) + QStringLiteral(" – ") + (isOneDay ? clock(local(toMs)) : moment(toMs));
}

QString zone(qint64 timeMs)
{
    const int minutes = local(timeMs).offsetFromUtc() / 60;
    if (minutes == 0)
        return QStringLiteral("UTC");
    return QStringLiteral("UTC%1%2:%3")
        .arg(minutes < 0 ? QLatin1Char('-') : QLatin1Char('+'))
        .arg(std::abs(minutes) / 60, 2, 10, QLatin1Char('0'))
        .arg(std::abs(minutes) % 60, 2, 10, QLatin1Char('0'));
}

QString spanForFile(qint64 fromMs, qint64 toMs)
{
    const QString form = QStringLiteral("yyyyMMdd'T'HHmm");
    return local(fromMs).toString(form) + QLatin1Char('-') + local(toMs).toString(form);
}

} // namespace bnm::format
