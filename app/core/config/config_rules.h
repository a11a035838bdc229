// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_reader.h"

namespace bnm {

/// What one row alone cannot say: settings that need or contradict one another, and what of the
/// configuration follows from several. For after all rows are read.
void applyRules(ConfigReader &reader, Config &config);

/// The same node on another network: its tag, and the folders that follow from it. Where the node
/// is asked and how it is logged in to stays.
Config onNetwork(Config config, Network network);

} // namespace bnm
