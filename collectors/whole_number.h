// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <optional>

namespace bnm {

/// An untrusted number as a count: nothing unless it is whole and at most 2^53, beyond which a
/// double cannot represent every integer. Converting a number out of an integer's range is
/// undefined and differs between processors.
inline std::optional<qint64> wholeNumber(double value)
{
    if (std::trunc(value) == value && std::abs(value) <= 9007199254740992.0)
        return static_cast<qint64>(value);
    return std::nullopt;
}

} // namespace bnm
