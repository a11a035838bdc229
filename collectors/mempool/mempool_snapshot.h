// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/feerate_bins.h"

#include <QMetaType>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace bnm {

/// The transactions between one bin's lower edge (feerateBins) and the next. A mempool API reports
/// sizes only; unreported values stay empty.
struct BinContent {
    qint64 vsize = 0; ///< vB
    std::optional<qint64> txCount;
    std::optional<qint64> feeSat;

    friend bool operator==(const BinContent &, const BinContent &) = default;
};

/// The projected blocks that are shown, and published as points.
inline constexpr std::size_t blocksShown = 8;

/// A block as it would be mined from the current mempool. Feerates are chunk feerates (Core 31) or
/// ancestor feerates (earlier), in sat/vB.
struct ProjectedBlock {
    qint64 vsize = 0; ///< vB
    double lowestFeerate = 0;
    double medianFeerate = 0; ///< half of the block's vsize pays more
    double highestFeerate = 0;
    std::optional<qint64> txCount;
    std::optional<qint64> feeSat;

    friend bool operator==(const ProjectedBlock &, const ProjectedBlock &) = default;
};

/// Feerates in sat/vB for confirmation within that time, from the projected blocks or recommended
/// by a mempool API.
struct RecommendedFeerates {
    std::optional<double> nextBlock;
    std::optional<double> halfHour;
    std::optional<double> hour;
    std::optional<double> economy;

    friend bool operator==(const RecommendedFeerates &, const RecommendedFeerates &) = default;
};

/// The mempool at one moment. Immutable, so that threads may share it.
struct MempoolSnapshot {
    using Histogram = std::array<BinContent, feerateBins.size()>; ///< in the order of feerateBins
    enum class Source { CoreRawMempool, MempoolApi };
    enum class State {
        Waiting, ///< no data yet; trouble says why, if something is wrong
        Reading, ///< the first reading is in progress: read of total
        Live,
        Stale, ///< figures are of timeMs; trouble says why there are no newer ones
    };

    Source source = Source::CoreRawMempool;
    State state = State::Waiting;
    qint64 timeMs = 0; ///< Unix time in ms of the figures; 0 while there are none
    QString trouble;   ///< one sentence for a person; plain text

    // Progress of the first reading: "Reading the mempool: 120,000 of 300,000". Until it is
    // complete, the figures below cover only the part already read.
    qint64 read = 0;
    qint64 total = 0;

    std::optional<Histogram> bins; ///< nothing: the source has no histogram
    std::optional<qint64> txCount;
    std::optional<qint64> vsize; ///< vB
    std::optional<qint64> feeSat;
    std::vector<ProjectedBlock> blocks; ///< in mining order; at most 8
    RecommendedFeerates feerates;
    std::optional<bool> isFull; ///< nothing: the node has not told its limits
    /// The lowest accepted feerate (mempoolminfee) while it is above the relay feerate: the mempool
    /// is full and purges transactions below it. Nothing while there is room.
    std::optional<double> purgeFeerate;
    bool followsEvents = false; ///< by ZMQ sequence events; otherwise by comparing lists
};
using MempoolSnapshotPtr = std::shared_ptr<const MempoolSnapshot>;

/// The source's name as in the tag of mempool_hist and in MEMPOOL_HIST_SOURCE.
QString mempoolSourceName(MempoolSnapshot::Source source);

} // namespace bnm

Q_DECLARE_METATYPE(bnm::MempoolSnapshotPtr)
