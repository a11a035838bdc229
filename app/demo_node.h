// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/demo/simulated_node_thread.h"
#include "app/monitor_options.h"

#include <memory>

namespace bnm {

/// The demo's node, not started yet. Its start also generates its past.
std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers, int speed = 1);

/// The configuration with the started simulated node instead of the real one. Settings that reach
/// outside or store data are removed, according to the column of the settings table. Only the
/// mirror stays if the command line names it (--set INFLUX_URL=...).
Config pointedAt(const SimulatedNodeThread &node, Config config,
                 const QStringList &fromCommandLine);

/// With the simulated machine.
MonitorOptions demoOptions(const SimulatedNodeThread &node, MonitorOptions options);

} // namespace bnm
