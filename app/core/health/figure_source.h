// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

namespace bnm {

/// The collector or sink that provides a measurement. Several provide "witness": none is named.
Name sourceOf(Name measurement);

/// Maximum age (ms) of a current point: three of its cycles, at least ten seconds for slow
/// machines. Nothing: no limit.
std::optional<qint64> longestFresh(Name measurement, const PollIntervals &intervals);

} // namespace bnm
