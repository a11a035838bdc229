// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/ticks.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm {

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr std::array<qint64, 15> timeSteps = {5 * second,  10 * second, 15 * second, 30 * second,
                                              minute,      2 * minute,  5 * minute,  10 * minute,
                                              15 * minute, 30 * minute, hour,        2 * hour,
                                              3 * hour,    6 * hour,    12 * hour};
constexpr std::array<int, 4> daySteps = {1, 2, 7, 14};
constexpr std::array<int, 5> monthSteps = {1, 2, 3, 6, 12};
constexpr qint64 month = 30 * day; // about

double niceStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.999)
            return factor * power;
    return 10 * power;
}

QDateTime local(qint64 timeMs)
{
    return QDateTime::fromMSecsSinceEpoch(timeMs);
}

QString dateLabel(const QDate &date)
{
    return QLocale().toString(date, QStringLiteral("d MMM"));
}

/// The time of day, and the date in the place of midnight.
std::vector<TimeTick> ticksWithinDays(qint64 fromMs, qint64 toMs, qint64 step)
{
    const qint64 offset = local(fromMs).offsetFromUtc() * second;
    const QString format = step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    std::vector<TimeTick> ticks;
    for (qint64 time = ((fromMs + offset) / step + 1) * step - offset; time <= toMs; time += step) {
        const QDateTime then = local(time);
        const bool isMidnight = then.time() == QTime(0, 0);
        ticks.push_back({time, isMidnight ? dateLabel(then.date()) : then.toString(format)});
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
    while (date <= first)
        date = date.addMonths(months);
    std::vector<TimeTick> ticks;
    for (; date.startOfDay().toMSecsSinceEpoch() <= toMs; date = date.addMonths(months))
        ticks.push_back({date.startOfDay().toMSecsSinceEpoch(),
                         date.month() == 1 ? QString::number(date.year())
                                           : QLocale().toString(date, QStringLiteral("MMM"))});
    return ticks;
}

} // namespace

Ticks niceTicks(double least, double greatest, int wanted, bool wholeSteps)
{
    const double span = greatest > least ? greatest - least : 1;
    Ticks ticks;
    ticks.step = niceStep(span / std::max(1, wanted));
    if (wholeSteps)
        ticks.step = std::max(1.0, ticks.step == 2.5 ? 5.0 : ticks.step);
    const double first = std::floor(least / ticks.step + 1e-9);
    const double last = std::ceil(greatest / ticks.step - 1e-9);
    for (double i = first; i <= std::max(last, first + 1); ++i)
        ticks.values.push_back(i * ticks.step);
    return ticks;
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
    const auto fits = [span = toMs - fromMs, most = std::max(2, most)](qint64 step) {
        return span / step < most;
    };
    for (const qint64 step : timeSteps)
        if (fits(step))
            return ticksWithinDays(fromMs, toMs, step);
    for (const int days : daySteps)
        if (fits(days * day))
            return ticksOfDays(fromMs, toMs, days);
    for (const int months : monthSteps)
        if (fits(months * month) || months == monthSteps.back())
            return ticksOfMonths(fromMs, toMs, months);
    return {};
}

} // namespace bnm
