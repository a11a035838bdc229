// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "collectors/pipeline/polling_collector.h"
#include "collectors/point/catalogue.h"
#include "collectors/point/point.h"
#include "collectors/steady_clock.h"

#include <functional>
#include <memory>
#include <optional>

namespace bnm {

/// How a Monitor runs, beside the configuration.
struct MonitorOptions {
    /// What is left behind: history and queue; or nothing, by a run that is over at once, with
    /// the history read for pictures.
    enum class Keeping { OnDisk, Nothing, NothingButReadPast };

    Keeping keeping = Keeping::OnDisk;
    /// Of the alerts; a test may let hours pass.
    std::function<Moment()> clock = {};
    /// By that clock; nothing: those of the configuration.
    std::optional<PollIntervals> intervals = {};
    int heartbeatMs = 60'000;
    int mirrorStuckMs = 5 * 60'000; ///< without a write for so long while points wait
    /// Called with every batch that a kill no longer loses: with InfluxDB once it is in its queue,
    /// on another thread then.
    std::function<void(const PointsPtr &)> kept = {};
    /// In place of the collector of this machine; the demo has a machine of its own.
    std::function<std::unique_ptr<PollingCollector>(const Identity &identity, int intervalMs)>
        makeHost = {};
    /// Where the network is not set: whether the node named the configured one itself, at the
    /// latest when it was last reached. Else points wait until it does.
    bool isNetworkKnown = false;
    std::optional<Network> formerNetwork = {}; ///< the node has just left that
};

} // namespace bnm
