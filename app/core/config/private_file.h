// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/private_place.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace bnm {

/// Replaces a file atomically. The new one is readable only by its owner (mode 0600) from before
/// its first byte; QSaveFile would first create it with the umask's mode. Returns what went wrong,
/// or nothing. Follows links; creates a missing folder.
QString writePrivately(const QString &path, const QByteArray &content);

/// The same for another writer, which receives the path of a private temporary copy of the real
/// file.
QString replacePrivately(const QString &path,
                         const std::function<QString(const QString &copy)> &edit);

} // namespace bnm
