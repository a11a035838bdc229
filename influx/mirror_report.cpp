// SPDX-License-Identifier: GPL-3.0-or-later
#include "influx/mirror_report.h"
#include "collectors/words.h"

namespace bnm {

namespace {

using Level = StatusReport::Level;

QString lengthOf(qint64 ms)
{
    if (ms < 60'000)
        return Words::tr("%1 s").arg(ms / 1000);
    return Words::tr("%1 min").arg(ms / 60'000);
}

void worsen(StatusReport &report, Level level, const QString &summary, const QString &sentence)
{
    if (report.level < level) {
        report.level = level;
        report.summary = summary;
    }
    report.sentence =
        report.sentence.isEmpty() ? sentence : sentence + QLatin1Char(' ') + report.sentence;
}

/// Regardless of the last answer: the receiver does not write.
void addStuck(StatusReport &report, qint64 stuckAfterMs)
{
    if (report.level < Level::Watch)
        report.sentence.clear();
    worsen(report, Level::Bad, Words::tr("stuck"),
           Words::tr("Points wait, and none was written to InfluxDB for more than %1.")
               .arg(lengthOf(stuckAfterMs)));
}

} // namespace

StatusReport mirrorReport(const MirrorState &state)
{
    StatusReport report = state.receiver;
    if (state.isStuck)
        addStuck(report, state.stuckAfterMs);
    if (!state.losses.isEmpty())
        worsen(report, state.isQueueFull ? Level::Bad : Level::Watch, Words::tr("points lost"),
               state.losses);
    if (!state.queueTrouble.isEmpty())
        worsen(report, Level::Bad, Words::tr("queue not safe"), state.queueTrouble);
    if (report.level == Level::Bad)
        report.graceMs = state.isStuck || !state.queueTrouble.isEmpty() ? 0 : state.stuckAfterMs;
    return report;
}

} // namespace bnm
