// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/config/config.h"

namespace bnm {

/// Prints what the history knows of a measurement as CSV to standard output; works beside a
/// running instance. Gives the exit code: 0, 1 when there is no history, 2 for wrong arguments.
int runExport(const Config &config, const CommandLine &commandLine);

} // namespace bnm
