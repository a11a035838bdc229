// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_look.h"

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

bool isAwayQuiet(const std::vector<Alert> &alerts)
{
    return std::any_of(alerts.begin(), alerts.end(), [](const Alert &alert) {
        return alert.rule == QLatin1String("node_unreachable") && alert.isQuiet();
    });
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
    case State::Connecting: return StatusShape::Dots;
    case State::Good: return StatusShape::Disc;
    case State::Information: return StatusShape::Square;
    case State::Watch: return StatusShape::Triangle;
    case State::Act: return StatusShape::Octagon;
    case State::Away: return StatusShape::NoEntry;
    }
    return StatusShape::Dots;
}

StatusShape shapeOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Information: return StatusShape::Square;
    case AlertSeverity::Warning: return StatusShape::Triangle;
    case AlertSeverity::Critical: return StatusShape::Octagon;
    }
    return StatusShape::Square;
}

} // namespace bnm
