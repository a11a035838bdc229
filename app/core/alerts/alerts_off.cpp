// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alerts_off.h"

#include "app/core/alerts/alert_rules.h"

namespace bnm {

QStringList inRuleOrder(const QSet<QString> &off)
{
    QStringList ids;
    for (const AlertRule &rule : alertRules())
        if (const QString id = QLatin1String(rule.id); off.contains(id))
            ids << id;
    return ids;
}

QString alertsOffText(const QSet<QString> &off)
{
    const QStringList ids = inRuleOrder(off);
    return ids.size() == static_cast<qsizetype>(alertRules().size())
               ? QStringLiteral("all")
               : ids.join(QStringLiteral(", "));
}

QString alertsOffWith(const QString &text, const QString &rule, bool on)
{
    QStringList complaints; // the loader reports them
    QSet<QString> off = readAlertsOff(text, complaints);
    if (on)
        off.remove(rule);
    else
        off.insert(rule);
    return alertsOffText(off);
}

} // namespace bnm
