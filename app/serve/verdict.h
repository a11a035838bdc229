// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/serve/served.h"

namespace bnm {

/// What was put on the shelf is renewed each second; older than that, the main thread hangs.
inline constexpr qint64 longestSilentMs = 10'000;

/// The verdict of --healthcheck as of now: of a main thread that hangs nothing is well.
RunState verdictOn(const Served *served, qint64 steadyMs);
/// What the first line of the window says, where the verdict is no worse.
Health healthOf(const Served *served, qint64 steadyMs);

QByteArray verdictAsText(const RunState &run, const Health &health);
QByteArray verdictAsJson(const RunState &run, const Health &health);

} // namespace bnm
