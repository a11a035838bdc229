// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// A file of proc(5), or its first 64 KiB; empty if it cannot be read.
QByteArray readProc(const QString &path);

/// Units of proc(5): clock ticks per second, and bytes per page of memory.
qint64 ticksPerSecond();
qint64 pageBytes();

} // namespace bnm
