// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "influx/write_answer.h"

namespace bnm {

/// Parses InfluxDB's message "... partial write: ...": why points are lost, how many, and what to
/// do. 2.x names field, measurement and types, or the retention; 1.8 less.
WriteOutcome partlyWritten(const QString &message);

} // namespace bnm
