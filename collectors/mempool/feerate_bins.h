// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstddef>

namespace bnm {

/// The lower edges of the feerate bins in sat/vB; the last bin has no upper edge.
inline constexpr auto feerateBins =
    std::to_array<double>({0,  0.1, 0.2, 0.5, 1,  2,  3,   4,   5,   6,   8,   10,  12,  15,
                           20, 30,  40,  50,  60, 80, 100, 150, 200, 300, 400, 600, 1000});

/// The bin of a feerate; negative values and NaN count as 0.
std::size_t feerateBinOf(double satPerVb);

/// The bin's lower edge as the tag of mempool_hist: "0000.1", so that text order is number order.
QString feerateBinTag(std::size_t bin);

} // namespace bnm
