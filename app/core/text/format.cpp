// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/text/format.h"
#include "collectors/grouped.h"
#include "collectors/words.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace bnm::format {

namespace {

constexpr qint64 wholeDays = 30; // beyond this, hours are not shown
constexpr QChar narrowSpace(0x202F);

QString withLocalPoint(QString number)
{
    return number.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

/// Rounded and clamped to an integer's range, for any input.
QString rounded(double value)
{
    return integer(std::llround(std::clamp(value, -1e18, 1e18)));
}

/// Three significant digits, but never fewer than the whole number has.
QString significant(double value)
{
    const double size = std::abs(value);
    if (value == 0 || size >= 99.95)
        return rounded(value);
    const int decimals = size >= 9.995 ? 1 : size >= 0.995 ? 2 : 3;
    return decimal(value, decimals);
}

struct Step {
    double from;
    double factor;
    const char *unit;
};

/// Decimal multiples of a base unit: the first step whose bound the value reaches.
template <std::size_t Count>
Step unitStepFor(double value, const std::array<Step, Count> &steps)
{
    for (const Step &step : steps)
        if (std::abs(value) >= step.from)
            return step;
    return steps.back();
}

constexpr std::array<Step, 5> byteSteps = {
    {{1e12, 1e-12, "TB"}, {1e9, 1e-9, "GB"}, {1e6, 1e-6, "MB"}, {1e3, 1e-3, "kB"}, {0, 1, "B"}}};
constexpr std::array<Step, 4> rateSteps = {
    {{1e9, 1e-9, "GB/s"}, {1e6, 1e-6, "MB/s"}, {1e3, 1e-3, "kB/s"}, {0, 1, "B/s"}}};
constexpr std::array<Step, 4> gigabyteSteps = {
    {{1e3, 1e-3, "TB"}, {1, 1, "GB"}, {1e-3, 1e3, "MB"}, {0, 1e6, "kB"}}};
constexpr std::array<Step, 2> megabyteSteps = {{{1e3, 1e-3, "GB"}, {0, 1, "MB"}}};
constexpr std::array<Step, 3> vbyteSteps = {{{1e6, 1e-6, "MvB"}, {1e3, 1e-3, "kvB"}, {0, 1, "vB"}}};
constexpr std::array<Step, 2> vsizeSteps = {{{1, 1, "MvB"}, {0, 1e3, "kvB"}}};
constexpr std::array<Step, 3> weightSteps = {
    {{1e6, 1e-6, "MWU"}, {1e3, 1e-3, "kWU"}, {0, 1, "WU"}}};
constexpr std::array<Step, 2> satoshiSteps = {{{1e6, 1e-8, "BTC"}, {0, 1, "sat"}}};
constexpr std::array<Step, 2> secondSteps = {{{120, 1.0 / 60, "min"}, {0, 1, "s"}}};
constexpr std::array<Step, 2> longSecondSteps = {
    {{7'200, 1.0 / 3'600, "h"}, {120, 1.0 / 60, "min"}}};
constexpr std::array<Step, 2> millisecondSteps = {{{10'000, 1e-3, "s"}, {0, 1, "ms"}}};
constexpr std::array<Step, 5> plainSteps = {
    {{1e15, 1e-15, "P"}, {1e12, 1e-12, "T"}, {1e9, 1e-9, "G"}, {1e7, 1e-6, "M"}, {0, 1, ""}}};

Step scaleOf(double value, Unit unit)
{
    switch (unit) {
    case Unit::Bytes: return unitStepFor(value, byteSteps);
    case Unit::BytesPerSecond: return unitStepFor(value, rateSteps);
    case Unit::Gigabytes: return unitStepFor(value, gigabyteSteps);
    case Unit::Megabytes: return unitStepFor(value, megabyteSteps);
    case Unit::VirtualBytes: return unitStepFor(value, vbyteSteps);
    case Unit::VirtualMegabytes: return unitStepFor(value, vsizeSteps);
    case Unit::WeightUnits: return unitStepFor(value, weightSteps);
    case Unit::Satoshi: return unitStepFor(value, satoshiSteps);
    case Unit::Milliseconds: return unitStepFor(value, millisecondSteps);
    case Unit::Seconds:
        return value >= 7'200 ? unitStepFor(value, longSecondSteps)
                              : unitStepFor(value, secondSteps);
    case Unit::Ratio: return {0, 100, "%"};
    case Unit::None: return unitStepFor(value, plainSteps);
    default: return {0, 1, nullptr};
    }
}

QString unitOf(const Step &step, Unit unit)
{
    return step.unit ? QString::fromLatin1(step.unit) : unitLabel(unit);
}

} // namespace

QString dash()
{
    return QStringLiteral("–");
}

QString software(const QString &subversion)
{
    QString text = subversion;
    if (text.startsWith(QLatin1Char('/')) && text.endsWith(QLatin1Char('/')))
        text = text.mid(1, text.size() - 2);
    return text.replace(QLatin1String("Satoshi:"), QLatin1String("Core ")).left(60);
}

QString integer(qint64 value)
{
    return grouped(value);
}

QString decimal(double value, int decimals)
{
    return withLocalPoint(QString::number(value, 'f', decimals));
}

QString shortest(double value, int digits)
{
    return withLocalPoint(QString::number(value, 'g', digits));
}

Figure figure(std::optional<double> value, Unit unit)
{
    if (!value)
        return {dash(), {}};
    switch (unit) {
    case Unit::Count: return {rounded(*value), {}};
    case Unit::SatPerVb:
        return {*value >= 99.95 ? rounded(*value) : decimal(*value, *value < 1 ? 2 : 1),
                unitLabel(unit)};
    case Unit::Percent: return {decimal(*value, std::abs(*value) < 10 ? 1 : 0), unitLabel(unit)};
    default: break;
    }
    const Step step = scaleOf(*value, unit);
    const bool whole = unit == Unit::None && step.factor == 1 && std::trunc(*value) == *value;
    return {whole ? rounded(*value) : significant(*value * step.factor), unitOf(step, unit)};
}

QString percentDone(double share)
{
    constexpr double parts = 1'000; // of which each has its figure
    constexpr double rounding = 1e-6;
    const double done = std::floor(std::clamp(share, 0.0, 1.0) * parts + rounding);
    return decimal(100 * done / parts, 1);
}

QString duration(qint64 seconds)
{
    const auto pair = [](qint64 large, const char *largeUnit, qint64 small, const char *smallUnit) {
        return QString::number(large) + narrowSpace + QString::fromLatin1(largeUnit) +
               QLatin1Char(' ') + QStringLiteral("%1").arg(small, 2, 10, QLatin1Char('0')) +
               narrowSpace + QString::fromLatin1(smallUnit);
    };
    seconds = std::max<qint64>(0, seconds);
    if (seconds < 60)
        return QString::number(seconds) + narrowSpace + QStringLiteral("s");
    if (seconds < 3'600)
        return QString::number(seconds / 60) + narrowSpace + QStringLiteral("min");
    if (seconds < 86'400)
        return pair(seconds / 3'600, "h", seconds / 60 % 60, "min");
    const qint64 days = seconds / 86'400;
    return days < wholeDays ? pair(days, "d", seconds / 3'600 % 24, "h")
                            : QString::number(days) + narrowSpace + QStringLiteral("d");
}

QString date(const QDate &day, Date how)
{
    const auto shape = [how] {
        switch (how) {
        //: a date, as QLocale::toString() takes it
        case Date::Day: return Words::tr("d MMM");
        //: a date, as QLocale::toString() takes it
        case Date::AlignedDay: return Words::tr("dd MMM");
        //: a date, as QLocale::toString() takes it
        case Date::Year: return Words::tr("d MMM yyyy");
        //: a date, as QLocale::toString() takes it
        case Date::AlignedYear: return Words::tr("dd MMM yyyy");
        }
        return QString();
    };
    return QLocale().toString(day, shape());
}

QString dateTime(const QDateTime &time, Date how, const QString &clock)
{
    return date(time.date(), how) + QLatin1Char(' ') + QLocale().toString(time.time(), clock);
}

QString dateTime(qint64 timeMs, Date how, const QString &clock)
{
    return dateTime(QDateTime::fromMSecsSinceEpoch(timeMs), how, clock);
}

QString ago(qint64 timeMs, qint64 nowMs)
{
    const qint64 seconds = (nowMs - timeMs) / 1000;
    return seconds < 1 ? Words::tr("just now") : Words::tr("%1 ago").arg(duration(seconds));
}

AxisScale axisScale(double largest, Unit unit)
{
    const Step step = scaleOf(largest, unit);
    return {step.factor, unitOf(step, unit)};
}

} // namespace bnm::format
