// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/node_figures.h"
#include "collectors/node/reorg_tracker.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"

#include <array>

/// Turns the node's answers of the fast cycle into points; pure functions.
namespace bnm {

/// Confirmation targets for estimatesmartfee, in blocks. The node treats 1 as 2.
constexpr std::array<int, 6> feeTargets = {1, 3, 6, 12, 144, 1008};

/// Converts BTC per 1,000 vB, the node's unit for feerates, to sat/vB.
std::optional<double> satPerVb(const JsonValue &btcPerKvb);
/// An amount in BTC in satoshi.
std::optional<qint64> satoshi(const JsonValue &btc);

/// From getblockchaininfo; the collector adds the fields of other calls.
PointOf<"blockchain"> blockchainPoint(const Identity &identity, qint64 timeMs,
                                      const JsonValue &info);
std::optional<qint64> countWarnings(const JsonValue &info);

/// From getmempoolinfo, with the estimates for 2 and 144 blocks.
Point mempoolPoint(const Identity &identity, qint64 timeMs, const JsonValue &info,
                   std::optional<double> feeFast, std::optional<double> feeSlow);
/// Feerates and counts of getmempoolinfo.
NodeFigures nodeFigures(const JsonValue &mempoolInfo);
/// From getblockchaininfo, getmempoolinfo and the last getnetworkinfo; nothing: not yet known.
FeerateDoubt feerateDoubt(const JsonValue &chainInfo, const JsonValue &mempoolInfo,
                          std::optional<bool> relaysTransactions);
/// The message of estimatesmartfee that replaces a feerate; empty: there is a feerate, or no
/// message.
QString estimatorError(const RpcReply &reply);
/// A node that makes no estimates at all is a valid answer, for instance with blocksonly=1.
bool isEstimationOff(const RpcReply &reply);
Point feeEstimatePoint(const Identity &identity, qint64 timeMs, int target, double feerate);

/// The statistics requested from getblockstats: none for which the node must read more data.
QJsonArray blockStatsWanted();
BlockStats readBlockStats(const JsonValue &answer);
/// The header's values, with those of getblockstats if the node has them.
Point blockPoint(const Identity &identity, qint64 timeMs, const ReorgTracker::NewBlock &newBlock,
                 const BlockStats &stats);

constexpr std::size_t mostSoftforks = 32; ///< BIP 9 has 29 bits; more are left out

/// One point for each signalled deployment of getdeploymentinfo.
Points softforkPoints(const Identity &identity, qint64 timeMs, const JsonValue &deploymentInfo);

} // namespace bnm
