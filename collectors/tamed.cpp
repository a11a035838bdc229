// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/tamed.h"

namespace bnm {

QString tamed(const QString &text, qsizetype mostCharacters)
{
    QString tame = text.left(4 * mostCharacters);
    for (QChar &c : tame)
        if (!c.isPrint())
            c = QLatin1Char(' ');
    tame = tame.simplified();
    return tame.size() > mostCharacters ? tame.left(mostCharacters - 1) + QChar(0x2026) : tame;
}

} // namespace bnm
