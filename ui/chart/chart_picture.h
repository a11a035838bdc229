// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

class TimeChart;

/// Writes a chart with its title to a file: lines and text as vectors when its name ends in
/// .svg, else twice as fine as on the screen. Gives what went wrong, or nothing.
QString saveChartPicture(TimeChart &chart, const QString &path);

} // namespace bnm
