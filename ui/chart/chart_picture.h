// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

namespace bnm {

class TimeChart;

/// A chart with its title and what it is of: which node, from when to when, in which zone; twice as
/// fine as on the screen.
QImage chartPicture(TimeChart &chart);

/// Writes the same to a file: lines and text as vectors when its name ends in
/// .svg, else twice as fine as on the screen. Gives what went wrong, or nothing.
QString saveChartPicture(TimeChart &chart, const QString &path);

} // namespace bnm
