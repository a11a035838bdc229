// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/pay_tile.h"

#include "ui/controls/tile.h"

#include <QCoreApplication>

namespace bnm {

void showFeerate(Tile &tile, const PageData &view, const FeeratesToPay &feerates,
                 const FeeratesToPay::Feerate &feerate)
{
    const auto value = feerate.now ? std::optional(feerate.now->value) : std::nullopt;
    tile.setFigure(format::figure(value, Unit::SatPerVb),
                   view.asOf(feerate.series.measurement, feerate.now ? feerate.now->timeMs : 0));
    tile.setCaption(feerates.reason);
    showTrend(tile, view, feerate.series);
}

QString feerateTip(const FeeratesToPay &feerates, const QString &meaning)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("Feerates", text); };
    switch (feerates.source) {
    case FeerateSource::None:
        return meaning + QLatin1Char('\n') + tr("Not available: %1.").arg(feerates.reason);
    case FeerateSource::Projection:
        return meaning + QLatin1Char('\n') + tr("Projected from the transactions in the mempool.");
    case FeerateSource::Estimator:
        return meaning + QLatin1Char('\n') +
               tr("The node's own estimate (estimatesmartfee): %1.").arg(feerates.reason);
    }
    return meaning;
}

} // namespace bnm
