// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer.h"
#include "collectors/point/point.h"
#include "collectors/steady_clock.h"

#include <optional>
#include <set>

namespace bnm {

/// Turns the peers of one moment into the peers and peer_network points. Keeps the ids of the
/// previous moment to count connections and disconnections.
class PeerPoints {
public:
    struct Options {
        bool quality = true; ///< pings
        bool churn = true;
    };

    explicit PeerPoints(Options options) : m_options(options) {}

    Points take(const Identity &identity, const Moment &now, const Peers &peers);
    /// The node restarted: so did its ids, and there is nothing to compare.
    void forget() { m_previousSteadyMs.reset(); }

private:
    void addChurn(PointOf<"peers"> &point, qint64 steadyMs, const Peers &peers);

    Options m_options;
    std::set<qint64> m_previousIds;
    std::optional<qint64> m_previousSteadyMs;
};

/// The value below which the given share of the values lies, by nearest rank.
std::optional<double> percentile(std::vector<double> values, double share);

} // namespace bnm
