// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/catalogue.h"

#include <QDateTime>
#include <QString>

#include <optional>

/// Formatting of figures and dates for display, in one place. Unknown values are a dash. Decimal
/// point and months are those of the program's locale (QLocale()), which matches its texts.
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
/// With the decimal point of the locale: "4.30", "4,30".
QString decimal(double value, int decimals);
/// With as many decimals as needed, up to that many digits, without grouping: "0.5", "0,5".
QString shortest(double value, int digits);
/// A value in its catalogue unit, scaled for display: bytes to kB/MB/GB/TB (decimal), seconds to
/// min/h/d, ratio to percent, sat to BTC when large, WU to MWU.
Figure figure(std::optional<double> value, Unit unit);
/// "99.9": percent with one decimal; 100 only for a share of exactly 1.
QString percentDone(double share);
/// "12 s", "3 min", "2 h 05 min", "4 d 02 h", "60 d"
QString duration(qint64 seconds);
/// A date in the words and the order of the locale's language; local time.
enum class Date {
    Day,         ///< "8 Nov"
    AlignedDay,  ///< "08 Nov", for dates that stand below each other
    Year,        ///< "8 Nov 2026"
    AlignedYear, ///< "08 Nov 2026"
};
QString date(const QDate &day, Date how);
/// The time of day stands behind the date, as QLocale::toString() takes it.
QString dateTime(const QDateTime &time, Date how, const QString &clock = QStringLiteral("HH:mm"));
QString dateTime(qint64 timeMs, Date how, const QString &clock = QStringLiteral("HH:mm"));
/// "3 min ago", "just now"
QString ago(qint64 timeMs, qint64 nowMs);
/// Labels for an axis: all ticks have the same number of decimals and the unit's scale.
struct AxisScale {
    double factor = 1; ///< multiply a value by this before writing it
    QString unit;      ///< title of the axis
};
AxisScale axisScale(double largest, Unit unit);

} // namespace bnm::format
