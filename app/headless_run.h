// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/core/config/config.h"
#include "app/monitor_options.h"

namespace bnm {

/// --headless, --once and --print: runs the monitor on the application's event loop without a
/// window until it is ended. Returns the exit code.
int runHeadless(const Config &config, const CommandLine &commandLine, MonitorOptions options = {});

} // namespace bnm
