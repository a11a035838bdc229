// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_status.h"

#include <QString>

namespace bnm {

/// The text of an empty map: why no place is known, and what to do.
QString placesHint(const GeoStatus &status);

} // namespace bnm
