// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_report.h"

#include "app/core/store/history_tiers.h"
#include "app/core/text/format.h"
#include "collectors/words.h"

#include <QStringList>

#include <algorithm>

namespace bnm {

namespace {

QString duration(qint64 ms)
{
    return format::duration(ms / 1'000);
}

/// For the status bar.
QString extent(const HistoryStatus &status, qint64 nowMs)
{
    const QString size =
        format::figure(static_cast<double>(status.bytesOnDisk), Unit::Bytes).text();
    if (!status.firstMs)
        return size;
    return size + QStringLiteral(" · ") + duration(std::max<qint64>(0, nowMs - *status.firstMs));
}

QString detail(const HistoryTier &tier)
{
    return tier.widthMs == 0
               ? Words::tr("every sample for %1").arg(duration(tier.keptMs))
               : Words::tr("%1 data for %2").arg(duration(tier.widthMs), duration(tier.keptMs));
}

QString details()
{
    QStringList all;
    for (const HistoryTier &tier : history::tiers)
        all << detail(tier);
    const QString last = all.takeLast();
    return Words::tr("%1 and %2").arg(all.join(QStringLiteral(", ")), last);
}

} // namespace

StatusReport historyReport(const HistoryStatus &status, const QString &path, qint64 nowMs)
{
    if (!status.trouble.isEmpty())
        return {StatusReport::Level::Bad, Words::tr("not kept"),
                status.trouble + QLatin1Char(' ') +
                    Words::tr("Until then the charts' past is kept in memory only."),
                0}; // data that is not stored fails the health check at once
    return {StatusReport::Level::Good, extent(status, nowMs),
            Words::tr("Keeps %1 in %2.").arg(details(), path), 0};
}

} // namespace bnm
