// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Turns foreign text (of a node or a server) into a sentence: adds a full stop unless it ends in
/// punctuation.
inline QString asSentence(const QString &words)
{
    const QString text = words.trimmed();
    const QString ends = QStringLiteral(".!?\u2026");
    return text.isEmpty() || ends.contains(text.back()) ? text : text + QLatin1Char('.');
}

} // namespace bnm
