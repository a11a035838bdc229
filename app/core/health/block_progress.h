// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/live_series.h"

#include <QString>

namespace bnm {

/// Number of blocks left to validate, and the remaining time at the rate of the last minutes: "1
/// 204 blocks to go, about 3 h."
QString blocksToGo(const LiveSeries &series, qint64 nowMs);

} // namespace bnm
