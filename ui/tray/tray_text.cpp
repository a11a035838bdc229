// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_text.h"

#include "app/core/text/format.h"
#include "ui/text/plain_text.h"

#include <QCoreApplication>

namespace bnm {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Tray", text);
}

QString figure(const LiveSeries &series, Metric metric, Unit unit)
{
    const auto sample = series.latest({metric});
    return format::figure(sample ? std::optional(sample->value) : std::nullopt, unit).text();
}

} // namespace

QString withoutMarkup(const QString &text)
{
    return plainLine(text)
        .replace(QLatin1Char('<'), QChar(0x2039))
        .replace(QLatin1Char('>'), QChar(0x203A));
}

QString trayToolTip(const LiveSeries &series, const Health &health, const QString &node)
{
    QStringList lines;
    lines << tr("Height %1").arg(figure(series, {"blockchain", "best_height"}, Unit::Count));
    lines << tr("Peers %1: %2 inbound, %3 outbound")
                 .arg(figure(series, {"peers", "total"}, Unit::Count),
                      figure(series, {"peers", "inbound"}, Unit::Count),
                      figure(series, {"peers", "outbound"}, Unit::Count));
    lines << tr("Next block %1").arg(figure(series, {"mempool", "fee_fast"}, Unit::SatPerVb));
    lines << withoutMarkup(health.headline + QStringLiteral(": ") + health.sentence);
    if (!node.isEmpty())
        lines << withoutMarkup(node);
    return lines.join(QLatin1Char('\n'));
}

} // namespace bnm
