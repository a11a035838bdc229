// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "influx/influx_target.h"

namespace bnm {

/// The InfluxDB that is configured; its url is empty when none is.
InfluxTarget influxTarget(const Config &config);

} // namespace bnm
