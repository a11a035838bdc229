// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chain/block_records.h"

#include "app/core/text/format.h"
#include "app/core/text/utc.h"
#include "collectors/words.h"
#include "ui/text/plain_text.h"

#include <QDateTime>

namespace bnm {

namespace {

RecordCell timeCell(qint64 timeMs)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const QString utc = time.toUTC().toString(Qt::ISODateWithMs);
    return {format::dateTime(time, format::Date::AlignedDay, QStringLiteral("HH:mm:ss")), utc, utc};
}

RecordCell figureCell(std::optional<double> value, Unit unit)
{
    return {format::figure(value, unit).text(), value ? QVariant(*value) : QVariant()};
}

template <typename Value>
std::optional<double> asDouble(const std::optional<Value> &value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

RecordCell heightCell(qint64 height)
{
    return {format::integer(height), height};
}

RecordCell hashCell(const QString &hash)
{
    return {plainLine(hash), hash};
}

RecordCell intervalCell(const BlockSummary &block, const BlockSummary *before)
{
    if (!before)
        return {format::dash(), {}};
    const qint64 seconds = block.timeSeconds - before->timeSeconds;
    return {seconds < 0 ? QChar(0x2212) + format::duration(-seconds) : format::duration(seconds),
            static_cast<double>(seconds)};
}

Record recordOf(const BlockSummary &block, const BlockSummary *before)
{
    const BlockStats stats = block.stats.value_or(BlockStats());
    const auto transactions = block.txCount >= 0 ? std::optional(block.txCount) : stats.txCount;
    return {heightCell(block.height),
            timeCell(block.timeSeconds * 1000),
            intervalCell(block, before),
            {transactions ? format::integer(*transactions) : format::dash(),
             transactions ? QVariant(*transactions) : QVariant()},
            figureCell(asDouble(stats.sizeBytes), Unit::Bytes),
            figureCell(asDouble(stats.weight), Unit::WeightUnits),
            figureCell(asDouble(stats.totalFeeSat), Unit::Satoshi),
            figureCell(stats.medianFeerate, Unit::SatPerVb),
            figureCell(stats.minFeerate, Unit::SatPerVb),
            hashCell(block.hash)};
}

} // namespace

std::vector<RecordColumn> blockColumns()
{
    return {{Words::tr("Height"), 24, true, false, QStringLiteral("height")},
            {Words::tr("Time"), 36, false, false, QStringLiteral("time_utc")},
            {Words::tr("Interval"), 26, true, false, QStringLiteral("interval_seconds")},
            {Words::tr("Transactions"), 30, true, false, QStringLiteral("transactions")},
            {Words::tr("Size"), 22, true, false, QStringLiteral("size_bytes")},
            {Words::tr("Weight"), 26, true, false, QStringLiteral("weight_wu")},
            {Words::tr("Fees"), 28, true, false, QStringLiteral("fees_sat")},
            {Words::tr("Median"), 30, true, false, QStringLiteral("median_sat_vb")},
            {Words::tr("Lowest"), 30, true, false, QStringLiteral("lowest_sat_vb")},
            {Words::tr("Hash"), 40, false, true, QStringLiteral("hash")}};
}

std::vector<Record> blockRecords(const BlockSummaries &oldestFirst)
{
    std::vector<Record> records;
    for (std::size_t i = oldestFirst.size(); i-- > 0;)
        records.push_back(recordOf(oldestFirst[i], i > 0 ? &oldestFirst[i - 1] : nullptr));
    return records;
}

std::vector<RecordColumn> reorganisationColumns()
{
    return {{Words::tr("Seen"), 36, false, false, QStringLiteral("seen_utc")},
            {Words::tr("Depth"), 20, true, false, QStringLiteral("depth_blocks")},
            {Words::tr("Last common block"), 40, true, false, QStringLiteral("fork_height")},
            {Words::tr("Replaced tip"), 60, false, true, QStringLiteral("replaced_tip")},
            {Words::tr("New height"), 28, true, false, QStringLiteral("new_height")},
            {Words::tr("New tip"), 60, false, true, QStringLiteral("new_tip")}};
}

std::vector<Record> reorganisationRecords(const Reorganisations &newestFirst)
{
    std::vector<Record> records;
    for (const Reorganisation &one : newestFirst)
        records.push_back({timeCell(one.timeMs),
                           {format::integer(one.depth), one.depth},
                           heightCell(one.forkHeight),
                           hashCell(one.replacedTip),
                           heightCell(one.tipHeight),
                           hashCell(one.tip)});
    return records;
}

} // namespace bnm
