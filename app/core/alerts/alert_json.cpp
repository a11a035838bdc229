// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_json.h"

#include "app/core/alerts/alert_text.h"
#include "collectors/plausible.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace bnm {

namespace {

constexpr int mostEarlier = 1'000'000;

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const Alert &alert)
{
    return {{QStringLiteral("rule"), alert.rule},
            {QStringLiteral("severity"), severityName(alert.severity)},
            {QStringLiteral("firing"), alert.state == AlertState::Firing},
            {QStringLiteral("title"), alert.title},
            {QStringLiteral("text"), alert.text},
            {QStringLiteral("next_step"), alert.nextStep},
            {QStringLiteral("since_ms"), alert.sinceMs},
            {QStringLiteral("fired_ms"), alert.firedMs},
            {QStringLiteral("resolved_ms"), alert.resolvedMs},
            {QStringLiteral("acknowledged"), alert.acknowledged},
            {QStringLiteral("snoozed_until_ms"), alert.snoozedUntilMs},
            {QStringLiteral("snoozed_until_clear"), alert.snoozedUntilClear},
            {QStringLiteral("told"), alert.told}};
}

/// Unix time in ms; 0, which means none, for one that cannot be.
qint64 timeOf(const QJsonObject &object, const char *key)
{
    constexpr qint64 latest = 1LL << 52;
    return within(object.value(QLatin1String(key)).toInteger(), 0, latest).value_or(0);
}

std::optional<Alert> alertOf(const QJsonObject &object)
{
    Alert alert;
    alert.rule = object.value(QStringLiteral("rule")).toString();
    if (alert.rule.isEmpty())
        return std::nullopt;
    for (const auto severity :
         {AlertSeverity::Information, AlertSeverity::Warning, AlertSeverity::Critical})
        if (object.value(QStringLiteral("severity")).toString() == severityName(severity))
            alert.severity = severity;
    alert.state =
        object.value(QStringLiteral("firing")).toBool() ? AlertState::Firing : AlertState::Resolved;
    alert.title = object.value(QStringLiteral("title")).toString();
    alert.text = object.value(QStringLiteral("text")).toString();
    alert.nextStep = object.value(QStringLiteral("next_step")).toString();
    alert.sinceMs = timeOf(object, "since_ms");
    alert.firedMs = timeOf(object, "fired_ms");
    alert.resolvedMs = timeOf(object, "resolved_ms");
    alert.acknowledged = object.value(QStringLiteral("acknowledged")).toBool();
    alert.snoozedUntilMs = timeOf(object, "snoozed_until_ms");
    alert.snoozedUntilClear = object.value(QStringLiteral("snoozed_until_clear")).toBool();
    alert.told = object.value(QStringLiteral("told")).toBool();
    return alert;
}

} // namespace

QByteArray alertToJson(const Alert &alert)
{
    return compact(objectOf(alert));
}

std::optional<Alert> alertFromJson(const QByteArray &json)
{
    return alertOf(QJsonDocument::fromJson(json).object());
}

QByteArray newsToJson(const AlertNews &news)
{
    return compact({{QStringLiteral("event"), newsName(news.kind)},
                    {QStringLiteral("at_ms"), news.atMs},
                    {QStringLiteral("earlier"), news.earlier},
                    {QStringLiteral("alert"), objectOf(news.alert)}});
}

std::optional<AlertNews> newsFromJson(const QByteArray &json)
{
    using Kind = AlertNews::Kind;
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const auto alert = alertOf(object.value(QStringLiteral("alert")).toObject());
    const QString event = object.value(QStringLiteral("event")).toString();
    if (!alert)
        return std::nullopt;
    for (const Kind kind :
         {Kind::Fired, Kind::Worsened, Kind::Again, Kind::Reminder, Kind::Resolved})
        if (event == newsName(kind))
            return AlertNews{
                kind, *alert, timeOf(object, "at_ms"),
                std::clamp(object.value(QStringLiteral("earlier")).toInt(), 0, mostEarlier)};
    return std::nullopt;
}

} // namespace bnm
