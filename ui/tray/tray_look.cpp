// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_look.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/health/component_ids.h"

#include <algorithm>

namespace bnm {

namespace {

using State = TrayLook::State;

bool saysThatItIsAway(const Alert &alert)
{
    const AlertRule *rule = findAlertRule(alert.rule);
    return rule && rule->judges(ids::node) && rule->level == Status::Level::Bad;
}

/// All alerts about it are acknowledged or snoozed.
bool isAwayQuiet(const std::vector<Alert> &alerts)
{
    bool anyQuiet = false;
    for (const Alert &alert : alerts) {
        if (!saysThatItIsAway(alert))
            continue;
        if (alert.state == AlertState::Firing && !alert.isQuiet())
            return false;
        anyQuiet = anyQuiet || alert.isQuiet();
    }
    return anyQuiet;
}

/// Watch and Act; nothing for other levels.
std::optional<State> troubleOf(Health::Level level)
{
    switch (level) {
    case Health::Level::Watch: return State::Watch;
    case Health::Level::Act: return State::Act;
    default: return std::nullopt;
    }
}

} // namespace

TrayLook trayLook(const NodeView &view)
{
    const Status *node = statusOf(view.statuses(), ids::node);
    if (node && node->level == Status::Level::Bad)
        return {State::Away, isAwayQuiet(view.alerts())};
    const Health &loud = view.loudHealth();
    if (const auto state = troubleOf(loud.level))
        return {*state, false};
    if (const auto state = troubleOf(view.health().level))
        return {*state, true};
    if (loud.level == Health::Level::Unknown)
        return {State::Connecting, false};
    return {loud.matters.empty() ? State::Good : State::Information, false};
}

StatusShape shapeOf(TrayLook::State state)
{
    switch (state) {
    case State::Connecting: return shapeOf(Health::Level::Unknown);
    case State::Good: return shapeOf(Health::Level::Good);
    case State::Information: return shapeOf(AlertSeverity::Information);
    case State::Watch: return shapeOf(Health::Level::Watch);
    case State::Act: return shapeOf(Health::Level::Act);
    case State::Away: return StatusShape::NoEntry;
    }
    return StatusShape::Dots;
}

} // namespace bnm
