// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/private_place.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace bnm {

/// Replaces a file as a whole or not at all. The new one may be read by its owner alone (mode
/// 0600) from before its first byte; QSaveFile would open it with the mode of the umask first.
/// Gives what went wrong, or nothing. A link is followed; a missing folder is made.
QString writePrivately(const QString &path, const QByteArray &content);

/// The same, where something else writes: it is given the path of a private file beside the
/// real one, which holds what the real one holds.
QString replacePrivately(const QString &path,
                         const std::function<QString(const QString &copy)> &edit);

} // namespace bnm
