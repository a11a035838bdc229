// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// A text from outside, fit to be repeated in one line: at most so many characters of it, then an
/// ellipsis; control and format characters as \n, \t or \u{202e}.
QString excerpt(const QString &text, qsizetype most = 60);

/// Of a path, which says nothing once its end is cut off: at most 200 characters.
QString excerptOfPath(const QString &path);

} // namespace bnm
