// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tray/tray_text.h"

#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/text/plain_text.h"

namespace bnm {

namespace {

QString figure(const NodeView &view, Metric metric, Unit unit)
{
    const auto sample = view.series().latest({metric});
    return format::figure(sample ? std::optional(sample->value) : std::nullopt, unit).text();
}

/// Appends the time of outdated figures.
QString withTime(const QString &line, const NodeView &view, MeasurementName measurement,
                 const std::optional<Sample> &sample)
{
    const AsOf asOf = view.freshness().asOf(measurement, sample ? sample->timeMs : 0);
    return asOf.isOld(view.judgedMs())
               ? QStringLiteral("%1 (%2)").arg(line, asOf.clock(view.judgedMs()))
               : line;
}

QString nextBlock(const NodeView &view)
{
    const FeeratesToPay feerates = view.feerates();
    const auto &sample = feerates.nextBlock.now;
    const QString line =
        Words::tr("Next block %1")
            .arg(
                format::figure(sample ? std::optional(sample->value) : std::nullopt, Unit::SatPerVb)
                    .text());
    return withTime(feerates.reason.isEmpty() ? line
                                              : QStringLiteral("%1, %2").arg(line, feerates.reason),
                    view, feerates.nextBlock.series.measurement, sample);
}

} // namespace

QString withoutMarkup(const QString &text)
{
    return plainLine(text)
        .replace(QLatin1Char('<'), QChar(0x2039))
        .replace(QLatin1Char('>'), QChar(0x203A));
}

QString trayToolTip(const NodeView &view, const QString &node)
{
    const Health &health = view.health();
    QStringList lines;
    lines << withTime(
        Words::tr("Height %1").arg(figure(view, {"blockchain", "best_height"}, Unit::Count)), view,
        "blockchain", view.series().latest({{"blockchain", "best_height"}}));
    lines << withTime(Words::tr("Peers %1: %2 inbound, %3 outbound")
                          .arg(figure(view, {"peers", "total"}, Unit::Count),
                               figure(view, {"peers", "inbound"}, Unit::Count),
                               figure(view, {"peers", "outbound"}, Unit::Count)),
                      view, "peers", view.series().latest({{"peers", "total"}}));
    lines << nextBlock(view);
    lines << withoutMarkup(health.headline + QStringLiteral(": ") + health.sentence);
    if (!node.isEmpty())
        lines << withoutMarkup(node);
    return lines.join(QLatin1Char('\n'));
}

} // namespace bnm
