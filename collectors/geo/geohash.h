// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// The geohash cell of a place; with 3 characters it is about 156 km wide.
QString geohash(double latitude, double longitude, int characters);

} // namespace bnm
