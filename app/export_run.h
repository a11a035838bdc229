// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/config/config.h"

namespace bnm {

/// Prints a measurement's history as CSV to standard output; works while another instance runs.
/// Returns the exit code: 0, 1 without a history, 2 for invalid arguments.
int runExport(const Config &config, const CommandLine &commandLine);

} // namespace bnm
