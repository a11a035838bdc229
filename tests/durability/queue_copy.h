// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace bnm {

/// A closed queue on disk, copied over what a former round left of the copy.
inline void copyQueue(const QString &from, const QString &to)
{
    QFile::remove(to);
    QFile::remove(to + QStringLiteral("-wal"));
    if (!QFile::copy(from, to))
        qFatal("cannot copy the queue");
}

} // namespace bnm
