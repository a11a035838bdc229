// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A sentence as the window says it: where a setting goes by its variable's name, as in the log, it
/// goes by its label in the settings dialog.
QString inWindowWords(const QString &text);
/// The first setting that a sentence names by its variable; empty: it names none.
QString firstSettingIn(const QString &text);

} // namespace bnm
