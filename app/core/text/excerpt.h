// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Untrusted text for one line: limited in length, with an ellipsis; control and format characters
/// as \n, \t or \u{202e}.
QString excerpt(const QString &text, qsizetype most = 60);

/// For a path, whose end matters: at most 200 characters.
QString excerptOfPath(const QString &path);

} // namespace bnm
