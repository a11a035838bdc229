// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bnm {

/// "2026-11-24 19:54:44 UTC", of a Unix time.
QString utcTime(qint64 seconds);
/// "24 Nov 2026 19:54:44", in the local time zone.
QString localTime(qint64 seconds);

} // namespace bnm
