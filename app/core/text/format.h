// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

#include <QString>

#include <optional>

/// How figures are written for people, in one place. Unknown values are a dash.
namespace bnm::format {

struct Figure {
    QString number; ///< "118", "875 010", "–"
    QString unit;   ///< "MvB", "sat/vB", "" ; goes small beside the number
    QString text() const { return unit.isEmpty() ? number : number + QChar(0x202F) + unit; }
};

QString dash();
/// "Core 30.0.0" out of a node's "/Satoshi:30.0.0/"; anything else as it is, not too long.
QString software(const QString &subversion);
/// Whole number with a narrow no-break space between thousands.
QString integer(qint64 value);
/// A value in its catalogue unit, scaled where people expect it: bytes to kB/MB/GB/TB (decimal),
/// seconds to min/h/d, ratio to percent, sat to BTC when large, WU to MWU.
Figure figure(std::optional<double> value, Unit unit);
/// "99.9": percent with one decimal of a share that is whole when it is, and not before.
QString percentDone(double share);
/// "12 s", "3 min", "2 h 05 min", "4 d 02 h", "60 d"
QString duration(qint64 seconds);
/// "3 min ago", "just now"
QString ago(qint64 timeMs, qint64 nowMs);
/// Axis labels for ticks of a common step: all with the same number of decimals and the unit's
/// scale.
struct AxisScale {
    double factor = 1; ///< multiply a value by this before writing it
    QString unit;      ///< title of the axis
};
AxisScale axisScale(double largest, Unit unit);

} // namespace bnm::format
