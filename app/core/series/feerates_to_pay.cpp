// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/feerates_to_pay.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "collectors/words.h"

#include <utility>

namespace bnm {

namespace {

using Level = Status::Level;

bool isLevel(const Status *status, Level level)
{
    return status && status->level == level;
}

SeriesId projected(Metric metric, const QString &source)
{
    return {metric, {{"source", source}}};
}

SeriesId estimated(const char *target)
{
    return {{"fee_estimate", "sat_vb"}, {{"target", QString::fromLatin1(target)}}};
}

/// Of the mempool source whose points are the newest; it may have been changed meanwhile.
QString newestSource(const LiveSeries &series)
{
    std::pair<qint64, QString> newest;
    for (const QString &source : series.tagValues("recommended_feerate", "source"))
        if (const auto sample =
                series.latest(projected({"recommended_feerate", "next_block_sat_vb"}, source)))
            newest = std::max(newest, std::pair(sample->timeMs, source));
    return newest.second;
}

QString doubtText(FeerateDoubt doubt)
{
    switch (doubt) {
    case FeerateDoubt::None: return {};
    case FeerateDoubt::NotKnown: return Words::tr("waiting for the node");
    case FeerateDoubt::InitialDownload: return Words::tr("the node is in initial block download");
    case FeerateDoubt::MempoolLoading: return Words::tr("the node loads its mempool");
    case FeerateDoubt::BlocksOnly: return Words::tr("the node relays blocks only");
    }
    return {};
}

/// Why there is no figure, although its source is known.
QString waitingText(FeerateSource source, const FeerateSigns &signs)
{
    if (isLevel(signs.node, Level::Bad))
        return Words::tr("waiting for the node");
    return source == FeerateSource::Estimator ? Words::tr("the node gives no estimate")
                                              : Words::tr("the mempool is being read");
}

} // namespace

FeerateSource feerateSource(const FeerateSigns &signs)
{
    if (signs.isOfServer && !isLevel(signs.mempool, Level::Off))
        return FeerateSource::Projection;
    if (signs.doubt != FeerateDoubt::None)
        return FeerateSource::None;
    const bool isUnread = isLevel(signs.mempool, Level::Off) ||
                          (isLevel(signs.mempool, Level::Bad) && !isLevel(signs.node, Level::Bad));
    return isUnread ? FeerateSource::Estimator : FeerateSource::Projection;
}

QString feerateReason(FeerateSource source, const FeerateSigns &signs)
{
    switch (source) {
    case FeerateSource::None: return doubtText(signs.doubt);
    case FeerateSource::Projection: return {};
    case FeerateSource::Estimator:
        return isLevel(signs.mempool, Level::Off)
                   ? Words::tr("node's estimate; the mempool is not read")
                   : Words::tr("node's estimate; the mempool cannot be "
                               "read");
    }
    return {};
}

FeeratesToPay feeratesToPay(const LiveSeries &series, const std::vector<Status> &statuses,
                            FeerateDoubt doubt)
{
    const QString name = newestSource(series);
    const FeerateSigns signs{doubt, name == QLatin1String("mempool_api"),
                             statusOf(statuses, ids::mempool), statusOf(statuses, ids::node)};
    const FeerateSource source = feerateSource(signs);
    const QString reason = feerateReason(source, signs);
    FeeratesToPay feerates =
        source == FeerateSource::Estimator
            ? FeeratesToPay{source,           reason,           {estimated("1")},
                            {estimated("3")}, {estimated("6")}, {estimated("144")}}
            : FeeratesToPay{source,
                            reason,
                            {projected({"recommended_feerate", "next_block_sat_vb"}, name)},
                            {projected({"recommended_feerate", "half_hour_sat_vb"}, name)},
                            {projected({"recommended_feerate", "hour_sat_vb"}, name)},
                            {projected({"recommended_feerate", "economy_sat_vb"}, name)}};
    if (source != FeerateSource::None)
        for (FeeratesToPay::Feerate *one :
             {&feerates.nextBlock, &feerates.halfHour, &feerates.hour, &feerates.economy})
            one->now = series.latest(one->series);
    if (source != FeerateSource::None && !feerates.nextBlock.now)
        feerates.reason = waitingText(source, signs);
    return feerates;
}

} // namespace bnm
