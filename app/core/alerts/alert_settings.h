// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace bnm {

/// User changes to the alert rules.
struct AlertSettings {
    QSet<QString> off;                  ///< ids of rules
    QHash<QString, double> thresholds;  ///< by rule id; for a state the duration in seconds
    std::optional<double> feerateBelow; ///< sat/vB
    std::optional<double> feerateAbove; ///< sat/vB

    friend bool operator==(const AlertSettings &, const AlertSettings &) = default;
};

/// ALERTS_OFF: ids separated by commas, or all. Each complaint names the invalid part and what is
/// allowed.
QSet<QString> readAlertsOff(const QString &text, QStringList &complaints);
/// ALERT_THRESHOLDS: id=number separated by commas.
QHash<QString, double> readAlertThresholds(const QString &text, QStringList &complaints);

} // namespace bnm
