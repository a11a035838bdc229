// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "ui/overview/overview_page.h"

namespace bnm {

/// Where there is more of what an alert is about: a page, or else a setting.
struct AlertPlace {
    std::optional<OverviewPage::Subject> page = {};
    QString setting = {}; ///< its name

    friend bool operator==(const AlertPlace &, const AlertPlace &) = default;
};

/// Follows from the rule's row: from the figure that it judges, from the setting that its next step
/// names, or from the component whose status it judges.
AlertPlace alertPlace(const AlertRule &rule);

/// What the window calls that place; empty: there is none.
QString placeTitle(const AlertRule &rule);

/// It compares a figure with a limit; of a state there is none.
bool hasLimit(const AlertRule &rule);

} // namespace bnm
