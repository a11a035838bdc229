// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

/// Ids of collectors and sinks that rules, health and window ask the status board for. Each is
/// registered by its component; a test compares both.
namespace bnm::ids {

inline constexpr Name node = "node";
inline constexpr Name peers = "peers";
inline constexpr Name host = "host";   ///< the machine: process and disks
inline constexpr Name chain = "chain"; ///< the verdict on it
inline constexpr Name zmq = "zmq";
inline constexpr Name mempool = "mempool";
inline constexpr Name electrum = "electrum";
inline constexpr Name influx = "influxdb";
inline constexpr Name history = "history";
inline constexpr Name webhook = "webhook";     ///< the way out for alerts
inline constexpr Name heartbeat = "heartbeat"; ///< the sign of life to a watchdog
inline constexpr Name metrics = "metrics";     ///< Prometheus and health over HTTP
inline constexpr Name figures = "figures";     ///< whether alerts have what they need

} // namespace bnm::ids

/// What of the chain is critical; each has a title of its own.
namespace bnm::topics {

inline constexpr Name split = "split";
inline constexpr Name leftBehind = "left_behind"; ///< others go on, on what it does not follow
inline constexpr Name stalled = "stalled";

} // namespace bnm::topics
