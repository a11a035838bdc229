// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/point.h"

#include <QStringList>

namespace bnm {

/// Records a collector's points, and their violations of the catalogue.
class Collected {
public:
    void take(const Points &points);
    void clear() { m_points.clear(); }

    const Points &points() const { return m_points; }
    const Point *newest(Name measurement) const;
    /// The newest one with that tag.
    const Point *newest(Name measurement, Name tag, const QString &value) const;
    std::optional<double> value(Name measurement, Name field) const;
    int count(Name measurement) const;
    /// Results of complaintAbout(); must be empty.
    const QStringList &complaints() const { return m_complaints; }

private:
    Points m_points;
    QStringList m_complaints;
};

} // namespace bnm
