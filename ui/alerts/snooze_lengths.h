// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"

#include <QString>

#include <array>

class QMenu;

namespace bnm {

/// How long notifications are off, with its labels.
struct SnoozeLength {
    Snooze length;
    QString buttonText; ///< beside the word "Snooze"
    QString menuText;
};

std::array<SnoozeLength, 3> snoozeLengths();
/// An entry of each length, for all alerts.
void addSnoozeAll(QMenu &menu, AlertCommands &commands);

} // namespace bnm
