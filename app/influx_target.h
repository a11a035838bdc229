// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "influx/influx_target.h"

namespace bnm {

/// The configured InfluxDB; its url is empty without one.
InfluxTarget influxTarget(const Config &config);

} // namespace bnm
