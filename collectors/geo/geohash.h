// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// The geohash of the cell that a place is in; of 3 characters it is about 156 km wide.
QString geohash(double latitude, double longitude, int characters);

} // namespace bnm
