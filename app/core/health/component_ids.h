// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/name.h"

/// Ids by which rules, health and window find collectors and sinks on the status board. Each
/// component registers its own; a test compares both.
namespace bnm::ids {

inline constexpr Name node = "node";
inline constexpr Name peers = "peers";
inline constexpr Name host = "host";   ///< the machine: process and disks
inline constexpr Name chain = "chain"; ///< the verdict on the chain
inline constexpr Name zmq = "zmq";
inline constexpr Name mempool = "mempool";
inline constexpr Name electrum = "electrum";
inline constexpr Name influx = "influxdb";
inline constexpr Name history = "history";
inline constexpr Name webhook = "webhook";     ///< delivery of alerts
inline constexpr Name heartbeat = "heartbeat"; ///< ping to a watchdog
inline constexpr Name metrics = "metrics";     ///< Prometheus and health over HTTP
inline constexpr Name figures = "figures";     ///< figures required by alerts

} // namespace bnm::ids

/// Critical problems of the chain; each has its own title.
namespace bnm::topics {

inline constexpr Name split = "split";
/// others advance on blocks that our node does not accept
inline constexpr Name leftBehind = "left_behind";
inline constexpr Name stalled = "stalled";

} // namespace bnm::topics
