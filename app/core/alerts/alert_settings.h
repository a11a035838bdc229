// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace bnm {

/// What a person changed of the alert rules.
struct AlertSettings {
    QSet<QString> off;                  ///< ids of rules
    QHash<QString, double> thresholds;  ///< by id of the rule; of a state, seconds it must hold
    std::optional<double> feerateBelow; ///< sat/vB
    std::optional<double> feerateAbove; ///< sat/vB

    friend bool operator==(const AlertSettings &, const AlertSettings &) = default;
};

/// ALERTS_OFF: ids separated by commas, or all. Each complaint names what is wrong and what
/// is allowed.
QSet<QString> readAlertsOff(const QString &text, QStringList &complaints);
/// ALERT_THRESHOLDS: id=number separated by commas.
QHash<QString, double> readAlertThresholds(const QString &text, QStringList &complaints);

} // namespace bnm
