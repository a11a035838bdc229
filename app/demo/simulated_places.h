// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// A GeoIP database (MaxMind's format, version 2.0) that knows the ranges of the simulated
/// addresses and nothing else: the demo has places wherever it runs.
QByteArray simulatedPlaces(qint64 builtSeconds);

} // namespace bnm
