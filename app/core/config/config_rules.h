// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config_reader.h"

namespace bnm {

/// Rules across rows: settings that require or contradict one another, and values derived from
/// several. To be called after all rows are read.
void applyRules(ConfigReader &reader, Config &config);

/// The same node on another network: changes its tag and the derived folders. Address and login
/// stay.
Config onNetwork(Config config, Network network);

} // namespace bnm
