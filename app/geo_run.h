// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"

namespace bnm {

/// --get-geoip: says what is downloaded from whom, does it, and prints how far it is to standard
/// error. 0: the databases are there; 1: they are not. What stopped half-way goes on with the
/// next run. Runs the event loop.
int runGetGeoip(const Config &config);

} // namespace bnm
