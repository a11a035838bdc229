// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"

#include <QByteArray>
#include <QString>

namespace bnm {

/// "BitcoinDiskLow", what Prometheus calls the alert of a rule.
QByteArray prometheusAlertName(const AlertRule &rule);

/// The alert rules as a rule file for Prometheus (2.42 or later): thresholds, durations, severities
/// and texts are those of the table. A rule that PromQL cannot say passes the program's own verdict
/// on. YAML.
QString prometheusRules(std::span<const AlertRule> rules = alertRules());

/// Which rule is expressed how, and why some are not, as a part of the alerts' reference.
QString prometheusRulesAsMarkdown();

} // namespace bnm
