// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace bnm {

/// A GeoIP database (MaxMind's format, version 2.0) with only the ranges of the simulated
/// addresses, so that the demo has places on every machine.
QByteArray simulatedPlaces(qint64 builtSeconds);

} // namespace bnm
