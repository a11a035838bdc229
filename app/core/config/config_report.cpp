// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config/config_report.h"

#include "app/core/config/shown_value.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qsizetype longestReported = 1'000; // a list of all alerts has 700

QString shown(const EffectiveValue &value)
{
    return value.text.isEmpty() ? QStringLiteral("-")
                                : shownValue(*value.spec, value.text, longestReported);
}

} // namespace

QString configReport(const LoadedConfig &loaded)
{
    qsizetype nameWidth = 0;
    qsizetype valueWidth = 0;
    for (const EffectiveValue &value : loaded.values) {
        nameWidth = std::max(nameWidth, QLatin1String(value.spec->name).size());
        valueWidth = std::max(valueWidth, shown(value).size());
    }
    QString report;
    for (const EffectiveValue &value : loaded.values)
        report += QString(QLatin1String(value.spec->name)).leftJustified(nameWidth + 2) +
                  shown(value).leftJustified(valueWidth + 2) + value.source + QLatin1Char('\n');
    return report;
}

QString errorReport(const LoadedConfig &loaded)
{
    QString report;
    for (const QString &error : loaded.errors)
        report += QStringLiteral("bitcoin-node-monitor: ") + error + QLatin1Char('\n');
    return report;
}

QString warningReport(const LoadedConfig &loaded)
{
    QString report;
    for (const QString &warning : loaded.config.warnings)
        report += QStringLiteral("bitcoin-node-monitor: warning: ") + warning + QLatin1Char('\n');
    return report;
}

} // namespace bnm
