// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QStringList>

#include <map>
#include <optional>
#include <set>

namespace bnm {

/// Samples as VictoriaMetrics keeps them: a value for each "name|label=...@time in ms".
using Samples = std::map<QString, double>;

QString sampleName(const QString &metric, const std::map<QString, QString> &labels, qint64 timeMs);

/// Each field of a point is a sample; text is stored as 0 by this receiver.
Samples samplesOf(const Points &points);

/// VictoriaMetrics keeps decimal figures, in blocks of one exponent: the last digits of a double
/// may differ.
bool isSame(double a, double b);

/// Contents of an export of VictoriaMetrics.
struct Exported {
    Samples samples;
    std::set<QString> doubled; ///< more than once in the export
    QStringList conflicting;   ///< more than once, with values that are not isSame(): which
};
Exported readExport(const QByteArray &exported);

/// A line of line protocol, read back.
struct ReadLine {
    QString point;   ///< sampleName() of the measurement: which point it is
    Samples samples; ///< its fields
};
/// Nothing when the line is not whole.
std::optional<ReadLine> readLine(const QByteArray &line);

/// The point that a sample belongs to, as in ReadLine, by the catalogue; empty for a name that
/// is not in it.
QString pointOf(const QString &sample);

} // namespace bnm
