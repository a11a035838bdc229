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

/// How a Monitor runs, in addition to the configuration.
struct MonitorOptions {
    /// What it stores: history and queue; or nothing, for a short run, possibly with the history
    /// readable for pictures.
    enum class Keeping { OnDisk, Nothing, NothingButReadPast };

    Keeping keeping = Keeping::OnDisk;
    /// For the alerts; a test may advance it by hours.
    std::function<Moment()> clock = {};
    /// For that clock; nothing: those of the configuration.
    std::optional<PollIntervals> intervals = {};
    int heartbeatMs = 60'000;
    int mirrorStuckMs = 5 * 60'000; ///< maximum time without a write while points wait
    /// Called with every batch once it is safe from a kill: with InfluxDB when it is in the queue,
    /// and then on another thread.
    std::function<void(const PointsPtr &)> kept = {};
    /// Replaces the collector for this machine; the demo has a simulated machine.
    std::function<std::unique_ptr<PollingCollector>(const Identity &identity, int intervalMs)>
        makeHost = {};
    /// If the network is not set: whether the node itself reported the configured one, at least
    /// when it was last reached. Otherwise points wait for its report.
    bool isNetworkKnown = false;
    std::optional<Network> formerNetwork = {}; ///< the network that the node has just left
};

} // namespace bnm
