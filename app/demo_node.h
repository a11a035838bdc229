// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "app/demo/simulated_node_thread.h"

#include <memory>

namespace bnm {

/// The node behind the demo, not started yet.
std::unique_ptr<SimulatedNodeThread> makeDemoNode(int peers);

/// The configuration with the started simulated node in the place of the real one. What would
/// reach beyond its world, or outlive it, is left out.
Config pointedAt(const SimulatedNodeThread &node, Config config);

} // namespace bnm
