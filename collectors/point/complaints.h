// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

namespace bnm {

/// What is wrong with a point by the catalogue: a name, a type, a value out of its range, a tag
/// that is missing, unknown or has a value it cannot have. Empty when nothing is.
QString complaintAbout(const Point &point);
/// The same of one field, and of the tags beside network and node; without the measurement.
QString complaintAboutField(const Field &field, const MeasurementSpec &spec);
QString complaintAboutOwnTags(const Point &point, const MeasurementSpec &spec);

} // namespace bnm
