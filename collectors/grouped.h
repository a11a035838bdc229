// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdlib>

namespace bnm {

/// A whole number for people, in every language: a narrow no-break space between thousands, and a
/// true minus.
inline QString grouped(qint64 value)
{
    QString text = QString::number(std::abs(value));
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, QChar(0x202F));
    return value < 0 ? QChar(0x2212) + text : text;
}

} // namespace bnm
