// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/pipeline/cycle_figures.h"

#include <QDateTime>

namespace bnm {

Point CycleFigures::point(const Identity &identity, const QString &loop) const
{
    auto point = identity.stamp<"collector">(QDateTime::currentMSecsSinceEpoch());
    point.tag("loop", loop)
        .set("cycle_ms", cycleMs)
        .set("rpc_errors", rpcErrors)
        .set("retries", retries)
        .set("skipped_cycles", skippedCycles)
        .set("http_requests", requests);
    return point;
}

} // namespace bnm
