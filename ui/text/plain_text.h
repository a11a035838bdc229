// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Untrusted text on one line: line breaks, control characters and marks that change the writing
/// direction become a replacement character, tabs a space.
QString plainLine(const QString &text);
/// The same; a dash if there is no text.
QString plainLineOrDash(const QString &text);

/// For a tooltip: never parsed as markup, line breaks are kept.
QString plainToolTip(const QString &text);

} // namespace bnm
