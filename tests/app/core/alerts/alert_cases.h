// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert_world.h"

#include <QMetaType>

namespace bnm {

using AlertChange = std::function<void(AlertWorld &)>;

/// How the condition of a rule comes and goes in an AlertWorld.
struct AlertCase {
    QString rule;
    AlertChange spoil;
    AlertChange between; ///< neither bad nor over; empty where there is no such thing
    AlertChange heal;
    QStringList figures; ///< that the text holds
    AlertSeverity severity = AlertSeverity::Warning;
    int leadSeconds = 0; ///< until the condition is so
    int healSeconds = 0; ///< until it is over, beside the rule's own time
    AlertSettings settings = {};
};

std::vector<AlertCase> allAlertCases(); ///< one a rule

} // namespace bnm

Q_DECLARE_METATYPE(bnm::AlertCase)
