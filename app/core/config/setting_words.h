// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A sentence for the window: replaces a setting's variable name, as in the log, by its label in
/// the settings dialog.
QString inWindowWords(const QString &text);
/// The first setting whose variable a sentence names; empty: none.
QString firstSettingIn(const QString &text);

} // namespace bnm
