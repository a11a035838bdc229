// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace bnm {

/// For QDateTime's functions with a time zone: newer Qt deprecates Qt::UTC in favour of another
/// type.
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
inline constexpr auto utc = QTimeZone::UTC;
#else
inline constexpr auto utc = Qt::UTC;
#endif

} // namespace bnm
