// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace bnm {

// Untrusted numbers, checked before any arithmetic: nothing if implausible. Plausible ones can be
// added and subtracted safely, times also multiplied by 1,000.

inline std::optional<qint64> within(std::optional<qint64> value, qint64 least, qint64 most)
{
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

/// Of a block. The catalogue's range decides whether a point may contain it.
inline std::optional<qint64> plausibleHeight(std::optional<qint64> value)
{
    return within(value, -(1LL << 52), 1LL << 52);
}

/// Unix time in s, up to the year 5138.
inline std::optional<qint64> plausibleTime(std::optional<qint64> value)
{
    return within(value, 0, 100'000'000'000);
}

/// Bytes, messages and similar.
inline std::optional<qint64> plausibleCount(std::optional<qint64> value)
{
    return within(value, 0, 1LL << 50);
}

/// The nearest integer to any number: for display, not for arithmetic.
inline qint64 integerNear(double value)
{
    constexpr double most = 9'007'199'254'740'992.0; // 2^53
    return value >= -most && value <= most ? static_cast<qint64>(value)
           : value > 0                     ? static_cast<qint64>(most)
                                           : static_cast<qint64>(-most);
}

} // namespace bnm
