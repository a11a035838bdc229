// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

namespace bnm {

/// Writes Qt's messages to standard error, one line each: UTC time, level, text. In a message a
/// line break becomes "\n", other characters that are not printed become U+FFFD, so that untrusted
/// text cannot forge a line.
void installLog(LogLevel lowest);

/// One log line, as installLog writes it.
QByteArray logLine(const QString &utcTime, const char *level, const QString &message);

} // namespace bnm
