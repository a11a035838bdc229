// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/value_scale.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

// For the width of a line that runs along the first or last mark.
constexpr double roomForLine = 0.02;

bool isWhole(Unit unit)
{
    return unit == Unit::Count || unit == Unit::None;
}

} // namespace

void ValueScale::fit(double least, double greatest, int wanted)
{
    m_scale = format::axisScale(std::max(std::abs(least), std::abs(greatest)), m_unit);
    const double factor = m_scale.factor;
    const NiceAxis axis =
        niceAxis(least * factor, greatest * factor, wanted, isWhole(m_unit) && factor == 1);
    m_step = axis.ticks.step;
    m_marks = axis.ticks.values;
    for (double &mark : m_marks)
        mark /= factor;
    const double room = roomForLine * (axis.high - axis.low);
    m_low = (axis.low - room) / factor;
    m_high = (axis.high + room) / factor;
}

QString ValueScale::written(double value, int decimals) const
{
    const double shown = std::clamp(value * m_scale.factor, -1e18, 1e18);
    return decimals == 0 ? format::integer(std::llround(shown)) : format::decimal(shown, decimals);
}

QString ValueScale::label(double mark) const
{
    return written(mark, decimalsFor(m_step));
}

QString ValueScale::number(double value) const
{
    const double size = std::max(std::abs(m_low), std::abs(m_high)) * m_scale.factor;
    const bool isInteger = (isWhole(m_unit) && m_scale.factor == 1) || size >= 100;
    return written(value, isInteger ? 0 : size >= 1 ? 1 : decimalsFor(m_step / 10));
}

} // namespace bnm
