// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/fee_bands.h"

#include "app/core/text/format.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "ui/controls/theme.h"

#include <algorithm>
#include <array>

namespace bnm {

namespace {

/// Lower edges of the bands; each is the lower edge of a bin.
constexpr std::array<double, 13> bandEdges = {0, 0.2, 0.5, 1, 2, 3, 5, 8, 12, 20, 40, 80, 150};

QString edgeText(double edge)
{
    return format::shortest(edge, 4);
}

} // namespace

std::vector<FeeBand> feeBands()
{
    std::vector<FeeBand> bands;
    for (std::size_t i = 0; i < bandEdges.size(); ++i) {
        const bool isLast = i + 1 == bandEdges.size();
        FeeBand band;
        band.firstBin = feerateBinOf(bandEdges[i]);
        band.lastBin = isLast ? feerateBins.size() - 1 : feerateBinOf(bandEdges[i + 1]) - 1;
        band.label = isLast ? edgeText(bandEdges[i]) + QLatin1Char('+')
                            : edgeText(bandEdges[i]) + QChar(0x2013) + edgeText(bandEdges[i + 1]);
        band.ink = Ink::onRamp(static_cast<double>(i) / static_cast<double>(bandEdges.size() - 1));
        bands.push_back(std::move(band));
    }
    return bands;
}

Ink inkOfFeerate(double satPerVb)
{
    const auto above = std::upper_bound(bandEdges.begin(), bandEdges.end(), satPerVb);
    const auto band = std::max<std::ptrdiff_t>(0, above - bandEdges.begin() - 1);
    return Ink::onRamp(static_cast<double>(band) / static_cast<double>(bandEdges.size() - 1));
}

std::vector<Curve> feeBandCurves()
{
    std::vector<Curve> curves;
    for (const FeeBand &band : feeBands()) {
        std::vector<SeriesId> series;
        for (std::size_t bin = band.firstBin; bin <= band.lastBin; ++bin)
            for (const auto source :
                 {MempoolSnapshot::Source::CoreRawMempool, MempoolSnapshot::Source::MempoolApi})
                series.push_back(
                    {{"mempool_hist", "vsize"},
                     {{"bin", feerateBinTag(bin)}, {"source", mempoolSourceName(source)}}});
        curves.push_back(
            {series.front(), band.label, band.ink, {series.begin() + 1, series.end()}});
    }
    return curves;
}

} // namespace bnm
