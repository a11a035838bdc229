// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

#include <QString>

#include <optional>

/// Formatting of figures for display, in one place. Unknown values are a dash.
namespace bnm::format {

struct Figure {
    QString number; ///< "118", "875 010", "–"
    QString unit;   ///< "MvB", "sat/vB", "" ; drawn small beside the number
    QString text() const { return unit.isEmpty() ? number : number + QChar(0x202F) + unit; }
};

QString dash();
/// "Core 30.0.0" from a node's "/Satoshi:30.0.0/"; anything else unchanged, but limited in length.
QString software(const QString &subversion);
/// Integer with a narrow no-break space between thousands.
QString integer(qint64 value);
/// A value in its catalogue unit, scaled for display: bytes to kB/MB/GB/TB (decimal), seconds to
/// min/h/d, ratio to percent, sat to BTC when large, WU to MWU.
Figure figure(std::optional<double> value, Unit unit);
/// "99.9": percent with one decimal; 100 only for a share of exactly 1.
QString percentDone(double share);
/// "12 s", "3 min", "2 h 05 min", "4 d 02 h", "60 d"
QString duration(qint64 seconds);
/// "3 min ago", "just now"
QString ago(qint64 timeMs, qint64 nowMs);
/// Labels for an axis: all ticks have the same number of decimals and the unit's scale.
struct AxisScale {
    double factor = 1; ///< multiply a value by this before writing it
    QString unit;      ///< title of the axis
};
AxisScale axisScale(double largest, Unit unit);

} // namespace bnm::format
