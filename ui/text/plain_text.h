// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Text of strangers on one line: line breaks, control characters and marks that turn the
/// writing direction of what follows are shown as a replacement character, tabs as a space.
QString plainLine(const QString &text);

/// For a tooltip: taken literally whatever it looks like, line breaks kept.
QString plainToolTip(const QString &text);

} // namespace bnm
