// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

namespace bnm {

/// A feerate to pay in a tile, the same on every page: its figure, time and course, and as the
/// caption why there is none or that it is the node's estimate.
void showFeerate(Tile &tile, const PageData &view, const FeeratesToPay &feerates,
                 const FeeratesToPay::Feerate &feerate);
QString feerateTip(const FeeratesToPay &feerates, const QString &meaning);

} // namespace bnm
