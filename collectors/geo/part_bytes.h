// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace bnm {

/// How much of a file is read at a time.
inline constexpr qint64 partBytes = 256 * 1024;

} // namespace bnm
