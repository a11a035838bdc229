// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/figure_source.h"

#include "app/core/health/component_ids.h"

#include <algorithm>

namespace bnm {

namespace {

constexpr qint64 shortestFreshMs = 10'000;
constexpr qint64 cyclesFresh = 3;

struct Source {
    Name measurement;
    Name component;
};

constexpr Source sources[] = {
    {"blockchain", ids::node},
    {"block", ids::node},
    {"softfork", ids::node},
    {"mempool", ids::node},
    {"fee_estimate", ids::node},
    {"mempool_hist", ids::mempool},
    {"peers", ids::peers},
    {"recommended_feerate", ids::mempool},
    {"peer_network", ids::peers},
    {"peer_geo", ids::peers},
    {"peer_asn", ids::peers},
    {"peer_location", ids::peers},
    {"node", ids::peers},
    {"network_traffic", ids::peers},
    {"zmq", ids::zmq},
    {"process", ids::host},
    {"filesystem", ids::host},
    {"electrum", ids::electrum},
    {"collector", ids::influx}, // of its figures rules need the export's
};

} // namespace

Name sourceOf(Name measurement)
{
    const auto *it = std::find_if(std::begin(sources), std::end(sources), [&](const Source &one) {
        return one.measurement == measurement;
    });
    return it == std::end(sources) ? Name("") : it->component;
}

std::optional<qint64> longestFresh(Name measurement, const PollIntervals &intervals)
{
    const auto cycle = cycleOf(measurement.view(), intervals);
    return cycle ? std::optional(std::max(shortestFreshMs, cyclesFresh * *cycle)) : std::nullopt;
}

} // namespace bnm
