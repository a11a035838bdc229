// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <optional>

namespace bnm {

/// A number of somebody else's as a count: nothing unless it is whole and at most 2^53, beyond
/// which a double no longer tells whole numbers apart. What becomes of one that no integer holds
/// would differ from processor to processor.
inline std::optional<qint64> wholeNumber(double value)
{
    if (std::trunc(value) == value && std::abs(value) <= 9007199254740992.0)
        return static_cast<qint64>(value);
    return std::nullopt;
}

} // namespace bnm
