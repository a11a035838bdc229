// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_text.h"

#include "app/core/text/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Alerts", text);
}

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

QString severityLabel(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return tr("Information");
    case AlertSeverity::Warning: return tr("Warning");
    case AlertSeverity::Critical: return tr("Critical");
    }
    return {};
}

QString alertFigure(double value, Unit unit)
{
    switch (unit) {
    case Unit::Seconds: return format::duration(std::llround(std::clamp(value, 0.0, 1e12)));
    case Unit::Days: {
        const int decimals = value < 10 ? 1 : 0;
        return QString::number(value, 'f', decimals) + QChar(0x202F) + tr("days");
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
        return (news.alert.staleSinceMs ? tr("No longer measured: %1") : tr("Resolved: %1"))
            .arg(news.alert.title);
    case AlertNews::Kind::Again: return tr("Again: %1").arg(news.alert.title);
    case AlertNews::Kind::Reminder: return tr("Still: %1").arg(news.alert.title);
    default:
        return QStringLiteral("%1: %2").arg(severityLabel(news.alert.severity), news.alert.title);
    }
}

QString newsBody(const AlertNews &news)
{
    const Alert &alert = news.alert;
    if (news.kind == AlertNews::Kind::Resolved && alert.staleSinceMs)
        return tr("Given up without its figures. It was: %1").arg(alert.text);
    if (news.kind == AlertNews::Kind::Resolved)
        return tr("Resolved after %1. It was: %2")
            .arg(format::duration((alert.resolvedMs - alert.sinceMs) / 1000), alert.text);
    return alert.text + QLatin1Char(' ') + alert.nextStep;
}

} // namespace bnm
