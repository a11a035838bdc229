// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/live_series.h"
#include "collectors/mempool/node_figures.h"
#include "collectors/pipeline/status.h"

#include <QString>

#include <optional>
#include <vector>

namespace bnm {

/// Whose feerates are shown and judged: the projection of the mempool, or where no mempool is read
/// the node's own estimator (estimatesmartfee).
enum class FeerateSource { None, Projection, Estimator };

/// What decides on it.
struct FeerateSigns {
    FeerateDoubt doubt = FeerateDoubt::NotKnown;
    bool isOfServer = false;         ///< the newest projection is a mempool server's, of its own
    const Status *mempool = nullptr; ///< of the mempool source
    const Status *node = nullptr;
};

/// One name, one number: window, tray and alerts all go by this. Not known is not cheap: while
/// the node's mempool says nothing, there is no feerate.
FeerateSource feerateSource(const FeerateSigns &signs);

/// Why there is no feerate to pay, or why it is the estimator's; empty: by the projection.
QString feerateReason(FeerateSource source, const FeerateSigns &signs);

/// Feerates in sat/vB to pay for confirmation within that time.
struct FeeratesToPay {
    struct Feerate {
        SeriesId series; ///< its course
        std::optional<Sample> now = {};
    };
    FeerateSource source = FeerateSource::None;
    QString reason; ///< see feerateReason(); without a feerate for the next block never empty
    Feerate nextBlock;
    Feerate halfHour;
    Feerate hour;
    Feerate economy;
};

/// As the newest points have it. Whether they are old is the reader's matter.
FeeratesToPay feeratesToPay(const LiveSeries &series, const std::vector<Status> &statuses,
                            FeerateDoubt doubt);

} // namespace bnm
