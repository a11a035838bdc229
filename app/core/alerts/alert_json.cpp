// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_json.h"

#include "app/core/alerts/alert_text.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bnm {

QByteArray alertToJson(const Alert &alert)
{
    const QJsonObject object{{QStringLiteral("rule"), alert.rule},
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
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Alert> alertFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
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
    alert.sinceMs = object.value(QStringLiteral("since_ms")).toInteger();
    alert.firedMs = object.value(QStringLiteral("fired_ms")).toInteger();
    alert.resolvedMs = object.value(QStringLiteral("resolved_ms")).toInteger();
    alert.acknowledged = object.value(QStringLiteral("acknowledged")).toBool();
    alert.snoozedUntilMs = object.value(QStringLiteral("snoozed_until_ms")).toInteger();
    alert.snoozedUntilClear = object.value(QStringLiteral("snoozed_until_clear")).toBool();
    alert.told = object.value(QStringLiteral("told")).toBool();
    return alert;
}

} // namespace bnm
