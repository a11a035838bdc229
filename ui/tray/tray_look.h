// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"
#include "ui/controls/status_shape.h"

#include <QColor>
#include <QMetaType>

namespace bnm {

/// The state of the tray's icon: the window's first line as a shape, quiet about acknowledged
/// problems.
struct TrayLook {
    enum class State { Connecting, Good, Information, Watch, Act, Away };

    State state = State::Connecting;
    bool isQuiet = false; ///< the worst is acknowledged or snoozed

    friend bool operator==(const TrayLook &, const TrayLook &) = default;
};

TrayLook trayLook(const NodeView &view);
StatusShape shapeOf(TrayLook::State state);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::TrayLook)
