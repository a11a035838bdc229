// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_rules.h"
#include "ui/overview/overview_page.h"

namespace bnm {

/// The place with details about an alert: a page, or otherwise a setting.
struct AlertPlace {
    std::optional<OverviewPage::Subject> page = {};
    QString setting = {}; ///< its name

    friend bool operator==(const AlertPlace &, const AlertPlace &) = default;
};

/// Derived from the rule's row: from its figure, from the setting named in its next step, or from
/// its component.
AlertPlace alertPlace(const AlertRule &rule);

/// The place's name in the window; empty: there is none.
QString placeTitle(const AlertRule &rule);

/// Whether it compares a figure with a limit; a state has none.
bool hasLimit(const AlertRule &rule);

} // namespace bnm
