// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm::measures {

/// Figures in alert texts; implausible values are clamped.
QString whole(double value);
QString duration(double seconds);

} // namespace bnm::measures
