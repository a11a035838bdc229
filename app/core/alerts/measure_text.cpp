// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alerts/measure_text.h"

#include "app/core/text/format.h"

#include <algorithm>
#include <cmath>

namespace bnm::measures {

QString whole(double value)
{
    return format::integer(std::llround(std::clamp(value, -1e15, 1e15)));
}

QString duration(double seconds)
{
    return format::duration(static_cast<qint64>(std::clamp(seconds, 0.0, 1e12)));
}

} // namespace bnm::measures
