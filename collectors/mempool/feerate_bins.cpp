// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/feerate_bins.h"

#include <algorithm>

namespace bnm {

std::size_t feerateBinOf(double satPerVb)
{
    const auto above = std::upper_bound(feerateBins.begin(), feerateBins.end(), satPerVb);
    if (above == feerateBins.begin() || !(satPerVb >= 0))
        return 0;
    return static_cast<std::size_t>(above - feerateBins.begin()) - 1;
}

QString feerateBinTag(std::size_t bin)
{
    return QStringLiteral("%1").arg(feerateBins[bin], 6, 'f', 1, QLatin1Char('0'));
}

} // namespace bnm
