// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/pay_tile.h"

#include "collectors/words.h"
#include "ui/controls/tile.h"

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
    if (!feerates.nextBlock.now)
        return meaning + QLatin1Char('\n') + Words::tr("Not available: %1.").arg(feerates.reason);
    switch (feerates.source) {
    case FeerateSource::None: break;
    case FeerateSource::Projection:
        return meaning + QLatin1Char('\n') +
               Words::tr("Projected from the transactions in the mempool.");
    case FeerateSource::Estimator:
        return meaning + QLatin1Char('\n') +
               Words::tr("The node's own estimate (estimatesmartfee): %1.").arg(feerates.reason);
    }
    return meaning;
}

} // namespace bnm
