// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_look.h"

#include "app/core/alerts/alert_rules.h"
#include "app/core/health/component_ids.h"

#include <algorithm>

namespace bnm {

namespace {

using State = TrayLook::State;

std::vector<Alert> loudOnes(const std::vector<Alert> &alerts)
{
    std::vector<Alert> loud;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(loud),
                 [](const Alert &alert) { return !alert.isQuiet(); });
    return loud;
}

bool saysThatItIsAway(const Alert &alert)
{
    const AlertRule *rule = findAlertRule(alert.rule);
    return rule && rule->judges(ids::node) && rule->level == Status::Level::Bad;
}

/// Somebody has seen to what fires about it, and nothing about it is new.
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

bool tells(const std::vector<Alert> &alerts, AlertSeverity severity)
{
    return std::any_of(alerts.begin(), alerts.end(), [severity](const Alert &alert) {
        return alert.state == AlertState::Firing && alert.severity == severity;
    });
}

/// Watch and Act; nothing for what needs nobody.
std::optional<State> troubleOf(Health::Level level)
{
    switch (level) {
    case Health::Level::Watch: return State::Watch;
    case Health::Level::Act: return State::Act;
    default: return std::nullopt;
    }
}

} // namespace

TrayLook trayLook(const LiveSeries &series, const std::vector<Status> &statuses,
                  const std::vector<Alert> &alerts, qint64 nowMs)
{
    const Status *node = statusOf(statuses, ids::node);
    if (node && node->level == Status::Level::Bad)
        return {State::Away, isAwayQuiet(alerts)};
    const std::vector<Alert> loud = loudOnes(alerts);
    const Health health = judge(series, statuses, loud, nowMs);
    if (health.level == Health::Level::Unknown)
        return {State::Connecting, false};
    if (const auto state = troubleOf(health.level))
        return {*state, false};
    if (const auto state = troubleOf(judge(series, statuses, alerts, nowMs).level))
        return {*state, true};
    return {tells(loud, AlertSeverity::Information) ? State::Information : State::Good, false};
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
