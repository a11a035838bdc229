// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/ticks.h"

#include "app/core/text/format.h"
#include "collectors/point/durations.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm {

namespace {

constexpr qint64 secondMs = 1'000;
constexpr std::array<qint64, 15> timeSteps = {
    5 * secondMs, 10 * secondMs, 15 * secondMs, 30 * secondMs, minuteMs,
    2 * minuteMs, 5 * minuteMs,  10 * minuteMs, 15 * minuteMs, 30 * minuteMs,
    hourMs,       2 * hourMs,    3 * hourMs,    6 * hourMs,    12 * hourMs};
constexpr std::array<int, 4> daySteps = {1, 2, 7, 14};
constexpr std::array<int, 5> monthSteps = {1, 2, 3, 6, 12};
constexpr qint64 monthMs = 30 * dayMs; // about

double niceStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.999)
            return factor * power;
    return 10 * power;
}

// Of figures that may be anything.
constexpr double largest = 1e300;
constexpr double smallest = 1e-300;
constexpr double mostSteps = 1e10; // from zero to a tick
constexpr std::size_t mostTicks = 1'000;
constexpr qint64 farthestMs = 200'000LL * 365 * dayMs; // from 1970; QDateTime goes further

double drawable(double value)
{
    return std::isnan(value) ? 0 : std::clamp(value, -largest, largest);
}

QDateTime local(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs);
}

QString dateLabel(const QDate &date)
{
    return format::date(date, format::Date::Day);
}

/// The next time behind that is a multiple of the step on the clock here, which may be set back
/// or forward in between.
qint64 nextOnClock(qint64 timeMs, qint64 step)
{
    const auto offsetAt = [](qint64 time) { return local(time).offsetFromUtc() * secondMs; };
    const auto next = [timeMs, step](qint64 offset) {
        const qint64 clock = timeMs + offset;
        const qint64 rest = (clock % step + step) % step;
        return timeMs - rest + step;
    };
    const qint64 before = offsetAt(timeMs);
    const qint64 time = next(before);
    const qint64 after = offsetAt(time);
    if (after == before)
        return time;
    qint64 reset = next(after);
    while (offsetAt(reset) != after)
        reset += step;
    return reset;
}

/// The time of day, and the date where a day begins.
std::vector<TimeTick> ticksWithinDays(qint64 fromMs, qint64 toMs, qint64 step)
{
    const QString format = step < minuteMs ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    std::vector<TimeTick> ticks;
    for (qint64 time = nextOnClock(fromMs, step); time <= toMs; time = nextOnClock(time, step)) {
        const QDateTime then = local(time);
        const bool beginsDay = then == then.date().startOfDay();
        ticks.push_back({time, beginsDay ? dateLabel(then.date()) : then.toString(format)});
    }
    return ticks;
}

/// Days begin when they do here, in summer and in winter.
std::vector<TimeTick> ticksOfDays(qint64 fromMs, qint64 toMs, int days)
{
    QDate date = local(fromMs).date().addDays(1);
    date = date.addDays((days - date.toJulianDay() % days) % days);
    std::vector<TimeTick> ticks;
    for (; date.startOfDay().toMSecsSinceEpoch() <= toMs; date = date.addDays(days))
        ticks.push_back({date.startOfDay().toMSecsSinceEpoch(), dateLabel(date)});
    return ticks;
}

/// Names of months, and the year in the place of January.
std::vector<TimeTick> ticksOfMonths(qint64 fromMs, qint64 toMs, int months)
{
    const QDate first = local(fromMs).date();
    QDate date(first.year(), 1, 1);
    while (date.isValid() && date <= first)
        date = date.addMonths(months);
    std::vector<TimeTick> ticks;
    for (; date.isValid() && date.startOfDay().toMSecsSinceEpoch() <= toMs;
         date = date.addMonths(months))
        ticks.push_back({date.startOfDay().toMSecsSinceEpoch(),
                         date.month() == 1 ? QString::number(date.year())
                                           : QLocale().toString(date, QStringLiteral("MMM"))});
    return ticks;
}

} // namespace

Ticks niceTicks(double least, double greatest, int wanted, bool wholeSteps)
{
    least = drawable(least);
    greatest = drawable(greatest);
    // Steps that a double of that size does not tell apart are none.
    const double leastSpan =
        std::max(smallest, std::max(std::abs(least), std::abs(greatest)) / mostSteps);
    const double span = std::max(greatest > least ? greatest - least : 1, leastSpan);
    Ticks ticks;
    ticks.step = niceStep(span / std::max(1, wanted));
    if (wholeSteps)
        ticks.step = std::max(1.0, ticks.step == 2.5 ? 5.0 : ticks.step);
    const double first = std::floor(least / ticks.step + 1e-9);
    const double last = std::max(std::ceil(greatest / ticks.step - 1e-9), first + 1);
    for (double i = first; i <= last && ticks.values.size() < mostTicks; ++i)
        ticks.values.push_back(i * ticks.step);
    return ticks;
}

NiceAxis niceAxis(double least, double greatest, int wanted, bool wholeSteps)
{
    constexpr double mostEmpty = 0.12; // of the axis, beyond the figures on either side
    constexpr double margin = 0.03;
    constexpr double leastUse = 0.8; // of the height
    NiceAxis axis{niceTicks(least, greatest, wanted, wholeSteps)};
    std::vector<double> &values = axis.ticks.values;
    least = drawable(least);
    greatest = std::max(drawable(greatest), least);
    const double span = greatest - least;
    axis.low = values.front();
    axis.high = values.back();
    // No room between the figures (one value): the marks around it are the axis.
    if (!(span > 0) || !(axis.high > axis.low))
        return axis;
    const double most = mostEmpty * span;
    if (axis.high - greatest > most && values.size() > 2) {
        axis.high = greatest + margin * span;
        values.pop_back();
    }
    if (least - axis.low > most && values.size() > 2) {
        axis.low = least - margin * span;
        values.erase(values.begin());
    }
    constexpr int mostWanted = 8;
    const bool isUsed = span >= leastUse * (axis.high - axis.low);
    return isUsed || wanted >= mostWanted ? axis
                                          : niceAxis(least, greatest, wanted + 1, wholeSteps);
}

int decimalsFor(double step)
{
    int decimals = 0;
    while (decimals < 6 && std::abs(step - std::round(step * std::pow(10, decimals)) /
                                               std::pow(10, decimals)) > step * 1e-6)
        ++decimals;
    return decimals;
}

std::vector<TimeTick> timeTicks(qint64 fromMs, qint64 toMs, int most)
{
    fromMs = std::clamp(fromMs, -farthestMs, farthestMs);
    toMs = std::clamp(toMs, fromMs, farthestMs);
    const auto fits = [span = toMs - fromMs, most = std::max(2, most)](qint64 step) {
        return span / step < most;
    };
    for (const qint64 step : timeSteps)
        if (fits(step))
            return ticksWithinDays(fromMs, toMs, step);
    for (const int days : daySteps)
        if (fits(days * dayMs))
            return ticksOfDays(fromMs, toMs, days);
    for (const int months : monthSteps)
        if (fits(months * monthMs))
            return ticksOfMonths(fromMs, toMs, months);
    const qint64 years = (toMs - fromMs) / (12 * monthMs * std::max(2, most)) + 1;
    return ticksOfMonths(fromMs, toMs, static_cast<int>(12 * years));
}

} // namespace bnm
