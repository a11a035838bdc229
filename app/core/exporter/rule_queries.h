// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"

#include <QByteArray>

namespace bnm {

/// What an alert rule compares, in PromQL over the series of exposition(): a value for each network
/// and node, in base units; of a state 1 while it holds, 0 when it does not, and between them where
/// that is open. Absent where it is not known.
struct RuleQuery {
    QByteArray value;         ///< empty: PromQL cannot say it
    const char *reason = "";  ///< why not
    bool isObservable = true; ///< false: not by scraping either
    const char *remark = "";  ///< where it is not quite the same
};

/// Between two operands: for the same node each.
inline constexpr const char *onNode = " on (network, node) ";

RuleQuery ruleQuery(const AlertRule &rule);

} // namespace bnm
