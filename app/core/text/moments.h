// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Moments and stretches of time for people, in local time. Unix times in ms.
namespace bnm::format {

/// "24 Nov 2026 09:12"
QString moment(qint64 timeMs);
/// "24 Nov 2026 09:12 – 11:40", "24 Nov 2026 09:12 – 25 Nov 2026 11:40"
QString span(qint64 fromMs, qint64 toMs);
/// The zone of local times at that moment: "UTC", "UTC+01:00"
QString zone(qint64 timeMs);
/// For names of files: "20261124T0912-20261125T1140"
QString spanForFile(qint64 fromMs, qint64 toMs);

} // namespace bnm::format
