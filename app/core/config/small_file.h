// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bnm {

inline constexpr qint64 largestSmallFile = 1'024 * 1'024;

/// Reads a regular file of at most 1 MiB. Nothing: `error` has the reason, as the end of a sentence
/// about the file.
std::optional<QByteArray> readSmallFile(const QString &path, QString *error);

/// Also accepts a pipe or device; waits for its writer.
std::optional<QByteArray> readSmallStream(const QString &path, QString *error);

} // namespace bnm
