// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/text/format.h"
#include "ui/chart/ticks.h"

namespace bnm {

/// A value axis of a chart: what a unit's figures are between, its marks and how they are written.
class ValueScale {
public:
    explicit ValueScale(Unit unit) : m_unit(unit) {}

    Unit unit() const { return m_unit; }
    /// To these figures, with about so many marks.
    void fit(double least, double greatest, int wanted);
    /// In the field's own unit.
    const std::vector<double> &marks() const { return m_marks; }
    /// Of the height; 0 at the lower end, 1 at the upper.
    double share(double value) const { return (value - m_low) / (m_high - m_low); }
    QString label(double mark) const;
    /// A figure between the marks, as the axis scales it.
    QString number(double value) const;
    const QString &title() const { return m_scale.unit; }

private:
    QString written(double value, int decimals) const;

    Unit m_unit;
    double m_low = 0;
    double m_high = 1;
    double m_step = 1; ///< in the unit that is shown
    std::vector<double> m_marks;
    format::AxisScale m_scale;
};

} // namespace bnm
