// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace bnm {

/// Shows a recommended feerate in a tile, the same on every page: figure, time and trend; the
/// caption explains a missing value or names the node's estimate.
void showFeerate(Tile &tile, const PageData &view, const FeeratesToPay &feerates,
                 const FeeratesToPay::Feerate &feerate);
QString feerateTip(const FeeratesToPay &feerates, const QString &meaning);

} // namespace bnm
