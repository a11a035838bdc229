// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/config/config_loader.h"

namespace bnm {

/// Runs the monitor with its window, or renders the pages to files (--screenshot). Returns
/// the exit code.
int runDesktop(ConfigInput input, const CommandLine &commandLine);

} // namespace bnm
