// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bnm {

inline constexpr qint64 largestSmallFile = 1'024 * 1'024;

/// A regular file of at most 1 MiB as a whole. Nothing: `error` says why, as the end of a sentence
/// about the file.
std::optional<QByteArray> readSmallFile(const QString &path, QString *error);

/// The same of a pipe or device as well; waits for whoever writes to it.
std::optional<QByteArray> readSmallStream(const QString &path, QString *error);

} // namespace bnm
