// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// Somebody else's words as a sentence among ours: with a full stop, unless they end like one.
inline QString asSentence(const QString &words)
{
    const QString text = words.trimmed();
    const QString ends = QStringLiteral(".!?\u2026");
    return text.isEmpty() || ends.contains(text.back()) ? text : text + QLatin1Char('.');
}

} // namespace bnm
