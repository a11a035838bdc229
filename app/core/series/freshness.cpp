// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/freshness.h"

#include "app/core/text/format.h"
#include "collectors/words.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace bnm {

namespace {

constexpr qint64 cyclesInFullInk = 2;
// A cycle that takes longer than its interval makes the next one late; it is not silence yet.
constexpr qint64 leastKnownMs = 60'000;
constexpr qint64 cyclesKnown = 3;

} // namespace

bool AsOf::isOld(qint64 nowMs) const
{
    return timeMs > 0 && freshMs > 0 && std::abs(nowMs - timeMs) > freshMs;
}

QString AsOf::clock(qint64 nowMs) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const bool isToday = time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date();
    return Words::tr("as of %1")
        .arg(isToday ? QLocale().toString(time.time(), QStringLiteral("HH:mm"))
                     : format::dateTime(time, format::Date::Day));
}

QString AsOf::text(qint64 nowMs) const
{
    return nowMs < timeMs ? clock(nowMs)
                          : clock(nowMs) + QStringLiteral(", ") + format::ago(timeMs, nowMs);
}

AsOf Freshness::asOf(MeasurementName measurement, qint64 timeMs) const
{
    return {timeMs, cyclesInFullInk * cycleOf(measurement.view(), m_intervals).value_or(0)};
}

qint64 Freshness::ticking(MeasurementName measurement, const Sample &seconds, qint64 nowMs) const
{
    const bool isOld = asOf(measurement, seconds.timeMs).isOld(nowMs);
    const qint64 since = isOld ? 0 : std::max<qint64>(0, nowMs - seconds.timeMs) / 1000;
    return static_cast<qint64>(seconds.value) + since;
}

std::optional<Sample> Freshness::now(const LiveSeries &series, const SeriesId &id,
                                     qint64 nowMs) const
{
    const auto sample = series.latest(id);
    if (!sample)
        return std::nullopt;
    AsOf asOf = this->asOf(id.measurement, sample->timeMs);
    if (asOf.freshMs > 0)
        asOf.freshMs = std::max(leastKnownMs, asOf.freshMs / cyclesInFullInk * cyclesKnown);
    return asOf.isOld(nowMs) ? std::nullopt : sample;
}

} // namespace bnm
