// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/snooze_lengths.h"

#include "collectors/words.h"

#include <QMenu>

namespace bnm {

std::array<SnoozeLength, 3> snoozeLengths()
{
    return {{{Snooze::OneHour, Words::tr("1 h"), Words::tr("For 1 hour")},
             {Snooze::EightHours, Words::tr("8 h"), Words::tr("For 8 hours")},
             {Snooze::UntilClear, Words::tr("Until it clears"), Words::tr("Until it clears")}}};
}

void addSnoozeAll(QMenu &menu, AlertCommands &commands)
{
    for (const SnoozeLength &one : snoozeLengths())
        QObject::connect(menu.addAction(one.menuText), &QAction::triggered, &commands,
                         [&commands, length = one.length] { Q_EMIT commands.snoozeAll(length); });
}

} // namespace bnm
