// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

namespace bnm {

/// The first violation of the catalogue by a point: a name, a type, a value out of range, a tag
/// that is missing, unknown or has an invalid value. Empty: none.
QString complaintAbout(const Point &point);
/// The same for one field, and for the tags besides network and node; without the measurement.
QString complaintAboutField(const Field &field, const MeasurementSpec &spec);
QString complaintAboutOwnTags(const Point &point, const MeasurementSpec &spec);

} // namespace bnm
