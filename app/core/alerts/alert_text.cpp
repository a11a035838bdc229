// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_text.h"

#include "app/core/text/format.h"
#include "app/core/text/utc.h"
#include "collectors/words.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr qint64 lateMs = 5 * 60'000;

} // namespace

QString severityName(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return QStringLiteral("information");
    case AlertSeverity::Warning: return QStringLiteral("warning");
    case AlertSeverity::Critical: return QStringLiteral("critical");
    }
    return {};
}

QString newsName(AlertNews::Kind kind)
{
    using Kind = AlertNews::Kind;
    switch (kind) {
    case Kind::Fired: return QStringLiteral("fired");
    case Kind::Worsened: return QStringLiteral("worsened");
    case Kind::Again: return QStringLiteral("again");
    case Kind::Reminder: return QStringLiteral("reminder");
    case Kind::Resolved: return QStringLiteral("resolved");
    }
    return {};
}

QString severityLabel(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return Words::tr("Information");
    case AlertSeverity::Warning: return Words::tr("Warning");
    case AlertSeverity::Critical: return Words::tr("Critical");
    }
    return {};
}

QString alertFigure(double value, Unit unit)
{
    switch (unit) {
    case Unit::Seconds: return format::duration(std::llround(std::clamp(value, 0.0, 1e12)));
    case Unit::Days: {
        const int decimals = value < 10 ? 1 : 0;
        return format::decimal(value, decimals) + QChar(0x202F) + Words::tr("days");
    }
    default: return format::figure(value, unit).text();
    }
}

QString withFigures(const QString &text, const QStringList &figures)
{
    QString filled;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number =
            text[i] == QLatin1Char('%') && i + 1 < text.size() ? text[i + 1].digitValue() : -1;
        if (number < 1) {
            filled += text[i];
            continue;
        }
        filled += figures.value(number - 1);
        ++i;
    }
    return filled.trimmed();
}

QString newsTitle(const AlertNews &news)
{
    switch (news.kind) {
    case AlertNews::Kind::Resolved:
        return (news.alert.staleSinceMs ? Words::tr("No longer measured: %1")
                                        : Words::tr("Resolved: %1"))
            .arg(news.alert.title);
    case AlertNews::Kind::Again: return Words::tr("Again: %1").arg(news.alert.title);
    case AlertNews::Kind::Reminder: return Words::tr("Still: %1").arg(news.alert.title);
    default:
        return QStringLiteral("%1: %2").arg(severityLabel(news.alert.severity), news.alert.title);
    }
}

QString newsBody(const AlertNews &news)
{
    const Alert &alert = news.alert;
    if (news.kind != AlertNews::Kind::Resolved)
        return alert.text + QLatin1Char(' ') + alert.nextStep;
    if (alert.staleSinceMs)
        return Words::tr("Closed for lack of figures. It was: %1").arg(alert.text);
    const QString text =
        Words::tr("Resolved after %1. It was: %2")
            .arg(format::duration((alert.resolvedMs - alert.sinceMs) / 1000), alert.text);
    return news.earlier == 0 ? text
                             : text + QLatin1Char(' ') +
                                   Words::tr("Earlier occurrences that could not be reported: %1.")
                                       .arg(news.earlier);
}

QString newsDelay(const AlertNews &news, qint64 nowMs)
{
    if (news.atMs <= 0 || nowMs - news.atMs < lateMs)
        return {};
    return Words::tr("This message was delayed. It is of %1 UTC.")
        .arg(QDateTime::fromMSecsSinceEpoch(news.atMs).toUTC().toString(
            QStringLiteral("yyyy-MM-dd HH:mm")));
}

} // namespace bnm
