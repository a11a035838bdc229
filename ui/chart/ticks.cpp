// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/ticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm {

namespace {

constexpr qint64 second = 1'000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr std::array<qint64, 16> timeSteps = {5 * second,  10 * second, 15 * second, 30 * second,
                                              minute,      2 * minute,  5 * minute,  10 * minute,
                                              15 * minute, 30 * minute, hour,        2 * hour,
                                              3 * hour,    6 * hour,    12 * hour,   24 * hour};

double niceStep(double rough)
{
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (factor * power >= rough * 0.999)
            return factor * power;
    return 10 * power;
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
    const auto fits = [&](qint64 step) { return (toMs - fromMs) / step < std::max(2, most); };
    const auto found = std::find_if(timeSteps.begin(), timeSteps.end(), fits);
    const qint64 step = found == timeSteps.end() ? timeSteps.back() : *found;
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(fromMs).offsetFromUtc() * second;
    const QString format = step < minute ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    std::vector<TimeTick> ticks;
    for (qint64 time = ((fromMs + offset) / step + 1) * step - offset; time <= toMs; time += step)
        ticks.push_back({time, QDateTime::fromMSecsSinceEpoch(time).toString(format)});
    return ticks;
}

} // namespace bnm
