// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serve/served_feed.h"

#include "app/core/series/feerates_to_pay.h"
#include "app/core/text/format.h"
#include "collectors/plausible.h"
#include "collectors/steady_clock.h"
#include "collectors/words.h"

#include <QDateTime>

namespace bnm {

namespace {

constexpr int renewMs = 1'000;

/// What health and the page need of the newest points. Small, as it is copied each time.
void fill(LiveSeries &series, const LatestPoints &latest)
{
    Points points;
    for (const MeasurementName measurement :
         {MeasurementName("blockchain"), MeasurementName("peers"), MeasurementName("mempool"),
          MeasurementName("recommended_feerate")})
        if (const LatestPoint *known = latest.find(measurement))
            points.push_back(*known->point);
    for (const LatestPoint &known : latest.all()) // of each target
        if (known.point->measurement == MeasurementName("fee_estimate"))
            points.push_back(*known.point);
    series.add(points);
}

} // namespace

ServedFeed::ServedFeed(ServedFeedOptions options, const StatusBoard &board, const Alerts &alerts,
                       QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_board(board), m_alerts(alerts)
{
    m_tick.setInterval(renewMs);
    connect(&m_tick, &QTimer::timeout, this, &ServedFeed::put);
}

void ServedFeed::start()
{
    put();
    m_tick.start();
}

void ServedFeed::take(const PointsPtr &points)
{
    m_latest.take(points, steadyNowMs());
}

void ServedFeed::put()
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    LiveSeries series;
    fill(series, m_latest);
    auto served = std::make_shared<Served>();
    served->run = m_options.verdict();
    served->node = {m_options.identity,   m_options.freshness, m_latest.all(),
                    m_board.all(),        m_alerts.now(),      served->run.isHealthy(),
                    served->run.startedMs};
    served->health =
        judge(series, served->node.statuses, served->node.alerts, nowMs, m_options.freshness);
    served->figures = figures(series, served->node.statuses, nowMs);
    served->hasCycled = m_hasCycled;
    served->madeMs = steadyNowMs();
    m_shelf->put(std::move(served));
}

/// Titles and figures are those of the overview's tiles; what is too old to say anything of now is
/// a dash.
std::vector<ServedFigure> ServedFeed::figures(const LiveSeries &series,
                                              const std::vector<Status> &statuses,
                                              qint64 nowMs) const
{
    const auto number = [&](Metric metric) {
        const auto sample = m_options.freshness.now(series, {metric}, nowMs);
        return sample ? std::optional(sample->value) : std::nullopt;
    };
    const auto count = [&](Metric metric) {
        const auto value = number(metric);
        return value ? format::integer(integerNear(*value)) : format::dash();
    };
    const auto tip = m_options.freshness.now(series, {{"blockchain", "tip_age_seconds"}}, nowMs);
    const FeeratesToPay feerates = feeratesToPay(series, statuses, m_doubt);
    std::optional<double> nextBlock;
    if (feerates.source != FeerateSource::None)
        if (const auto known = m_options.freshness.now(series, feerates.nextBlock.series, nowMs))
            nextBlock = known->value;
    const QString feerate = format::figure(nextBlock, Unit::SatPerVb).text();
    return {
        {Words::tr("Block height"), count({"blockchain", "best_height"})},
        {Words::tr("Last block"), tip ? Words::tr("%1 ago").arg(format::duration(
                                            m_options.freshness.ticking("blockchain", *tip, nowMs)))
                                      : format::dash()},
        {Words::tr("Blocks behind"), count({"blockchain", "block_lag"})},
        {Words::tr("Peers"), count({"peers", "total"})},
        {Words::tr("Mempool"),
         format::figure(number({"mempool", "vsize_mb"}), Unit::VirtualMegabytes).text()},
        {Words::tr("Next block"), feerates.reason.isEmpty()
                                      ? feerate
                                      : QStringLiteral("%1 (%2)").arg(feerate, feerates.reason)},
    };
}

} // namespace bnm
