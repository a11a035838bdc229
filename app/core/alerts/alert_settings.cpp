// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/alert_settings.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/text/excerpt.h"

#include <cmath>

namespace bnm {

namespace {

constexpr qsizetype shownCharacters = 80;
constexpr double mostThreshold = 1e9;
constexpr double mostSeconds = 30 * 86'400.0;

QString allIds(bool (*wanted)(const AlertRule &))
{
    QStringList ids;
    for (const AlertRule &rule : alertRules())
        if (wanted(rule))
            ids << QLatin1String(rule.id);
    return ids.join(QStringLiteral(", "));
}

bool hasThreshold(const AlertRule &rule)
{
    return !std::isnan(rule.settable());
}

QStringList parts(const QString &text)
{
    QStringList list;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (const QString trimmed = part.trimmed(); !trimmed.isEmpty())
            list << trimmed;
    return list;
}

/// A part of the text for a sentence. An address that was put here by mistake may hold a login.
QString quotable(const QString &part)
{
    return part.contains(QLatin1String("://")) ? QString(QChar(0x2026))
                                               : excerpt(part, shownCharacters);
}

} // namespace

QSet<QString> readAlertsOff(const QString &text, QStringList &complaints)
{
    QSet<QString> off;
    for (const QString &part : parts(text)) {
        if (part == QLatin1String("all")) {
            for (const AlertRule &rule : alertRules())
                off.insert(QLatin1String(rule.id));
        } else if (findAlertRule(part)) {
            off.insert(part);
        } else {
            complaints << QStringLiteral("no alert is called \"%1\"; allowed is all, or of: %2")
                              .arg(quotable(part), allIds([](const AlertRule &) { return true; }));
        }
    }
    return off;
}

QHash<QString, double> readAlertThresholds(const QString &text, QStringList &complaints)
{
    QHash<QString, double> thresholds;
    for (const QString &part : parts(text)) {
        const QString id = part.section(QLatin1Char('='), 0, 0).trimmed();
        const AlertRule *rule = findAlertRule(id);
        if (!rule || !hasThreshold(*rule)) {
            complaints << QStringLiteral("\"%1\" has no threshold; allowed is name=number, of: %2")
                              .arg(quotable(id), allIds(hasThreshold));
            continue;
        }
        bool ok = false;
        const double value = part.section(QLatin1Char('='), 1).toDouble(&ok);
        const double most = rule->isSetBySeconds() ? mostSeconds : mostThreshold;
        if (ok && value >= 0 && value <= most && (value > 0 || rule->isSetBySeconds()))
            thresholds.insert(id, value);
        else
            complaints << QStringLiteral("\"%1\": allowed is %2=number, %3 0 and at most %4%5")
                              .arg(quotable(part), id,
                                   rule->isSetBySeconds() ? QStringLiteral("from")
                                                          : QStringLiteral("over"),
                                   QString::number(most, 'f', 0),
                                   rule->isSetBySeconds() ? QStringLiteral(" (seconds)")
                                                          : QString());
    }
    return thresholds;
}

} // namespace bnm
