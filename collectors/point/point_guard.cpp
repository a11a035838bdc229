// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/point_guard.h"

#include "collectors/point/complaints.h"
#include "collectors/steady_clock.h"

namespace bnm {

void PointGuard::sift(Points &points)
{
    Points passed;
    passed.reserve(points.size());
    for (Point &point : points)
        if (mayPass(point))
            passed.push_back(std::move(point));
    points = std::move(passed);
}

/// Without the fields that are wrong; false: as a whole it is, or nothing of it is left.
bool PointGuard::mayPass(Point &point)
{
    const MeasurementSpec *spec = findMeasurement(point.measurement.view());
    const QString complaint =
        spec ? complaintAboutOwnTags(point, *spec) : QStringLiteral("unknown measurement");
    if (!complaint.isEmpty()) {
        leaveOut(point.measurement, "", complaint);
        return false;
    }
    if (!spec->tags.empty() && isOneTooMany(point)) {
        leaveOut(point.measurement, "",
                 QStringLiteral("more than %1 combinations of tags").arg(mostCombinations));
        return false;
    }
    const auto removed = std::erase_if(point.fields, [&](const Field &field) {
        const QString fieldComplaint = complaintAboutField(field, *spec);
        if (!fieldComplaint.isEmpty())
            leaveOut(point.measurement, field.key, fieldComplaint);
        return !fieldComplaint.isEmpty();
    });
    return removed == 0 || !point.isEmpty();
}

bool PointGuard::isOneTooMany(const Point &point)
{
    QString values;
    for (const Tag &tag : point.tags)
        if (!isCommonTag(tag.key))
            values += tag.value + QChar(0x1f);
    const qint64 now = steadyNowMs();
    Combinations &known = m_combinations[point.measurement];
    if (const auto it = known.find(values); it != known.end()) {
        it->second = now;
        return false;
    }
    if (known.size() >= mostCombinations)
        std::erase_if(known, [now](const auto &one) { return now - one.second > rememberedMs; });
    if (known.size() >= mostCombinations)
        return true;
    known.emplace(values, now);
    return false;
}

void PointGuard::leaveOut(Name measurement, Name field, const QString &complaint)
{
    ++m_leftOut;
    if (m_logged.emplace(measurement, field).second)
        qWarning("Left out of %s: %s. What follows of this is counted only "
                 "(collector.implausible_values).",
                 qUtf8Printable(measurement.toString()), qUtf8Printable(complaint));
}

} // namespace bnm
