// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/point/point_guard.h"

#include "collectors/point/complaints.h"

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
    const auto removed = std::erase_if(point.fields, [&](const Field &field) {
        const QString fieldComplaint = complaintAboutField(field, *spec);
        if (!fieldComplaint.isEmpty())
            leaveOut(point.measurement, field.key, fieldComplaint);
        return !fieldComplaint.isEmpty();
    });
    return removed == 0 || !point.isEmpty();
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
