// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/demo/simulated_node_thread.h"
#include "app/monitor_options.h"

#include <memory>

namespace bnm {

/// The node behind the demo, not started yet. Its start writes its past, too.
std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers, int speed = 1);

/// The configuration with the started simulated node in the place of the real one. What would
/// reach beyond its world, or outlive it, is left out, by the column of the settings table. Only
/// the mirror stays, where the command line itself names it (--set INFLUX_URL=...).
Config pointedAt(const SimulatedNodeThread &node, Config config,
                 const QStringList &fromCommandLine);

/// With the simulated machine in the place of this one.
MonitorOptions demoOptions(const SimulatedNodeThread &node, MonitorOptions options);

} // namespace bnm
