// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"
#include "ui/controls/status_shape.h"

#include <QColor>
#include <QMetaType>

namespace bnm {

/// What the tray's icon says. It judges as the window's first line does, but apart from that
/// it knows what somebody has seen to already.
struct TrayLook {
    enum class State { Connecting, Good, Information, Watch, Act, Away };

    State state = State::Connecting;
    bool isQuiet = false; ///< the worst is acknowledged or snoozed

    friend bool operator==(const TrayLook &, const TrayLook &) = default;
};

TrayLook trayLook(const LiveSeries &series, const std::vector<Status> &statuses,
                  const std::vector<Alert> &alerts, qint64 nowMs);
StatusShape shapeOf(TrayLook::State state);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::TrayLook)
