// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm::measures {

/// Figures as the alerts write them; what is out of every range is cut.
QString whole(double value);
QString duration(double seconds);

} // namespace bnm::measures
