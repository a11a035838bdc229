// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/node_figures.h"
#include "collectors/node/reorg_tracker.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"

#include <array>

/// How the node's answers of the fast cycle become points; pure functions.
namespace bnm {

/// Confirmation targets asked of estimatesmartfee, in blocks. The node treats 1 as 2.
constexpr std::array<int, 6> feeTargets = {1, 3, 6, 12, 144, 1008};

/// BTC per 1,000 vB, as the node writes feerates, in sat/vB.
std::optional<double> satPerVb(const JsonValue &btcPerKvb);
/// An amount in BTC in satoshi.
std::optional<qint64> satoshi(const JsonValue &btc);

/// getblockchaininfo; the fields that other calls give are added by the collector.
PointOf<"blockchain"> blockchainPoint(const Identity &identity, qint64 timeMs,
                                      const JsonValue &info);
std::optional<qint64> countWarnings(const JsonValue &info);

/// getmempoolinfo, with the estimates for 2 and 144 blocks.
Point mempoolPoint(const Identity &identity, qint64 timeMs, const JsonValue &info,
                   std::optional<double> feeFast, std::optional<double> feeSlow);
/// Feerates and counts of getmempoolinfo.
NodeFigures nodeFigures(const JsonValue &mempoolInfo);
/// By getblockchaininfo, getmempoolinfo and what getnetworkinfo said last; nothing: not yet.
FeerateDoubt feerateDoubt(const JsonValue &chainInfo, const JsonValue &mempoolInfo,
                          std::optional<bool> relaysTransactions);
/// What estimatesmartfee says in place of a feerate; empty: it has one, or says nothing.
QString estimatorError(const RpcReply &reply);
/// That the node makes no estimates at all is an answer: as with blocksonly=1.
bool isEstimationOff(const RpcReply &reply);
Point feeEstimatePoint(const Identity &identity, qint64 timeMs, int target, double feerate);

/// The statistics asked of getblockstats: nothing that the node must look further for.
QJsonArray blockStatsWanted();
/// The header's values, with those of getblockstats where the node gave them.
Point blockPoint(const Identity &identity, qint64 timeMs, const ReorgTracker::NewBlock &newBlock,
                 const JsonValue &stats);

constexpr std::size_t mostSoftforks = 32; ///< BIP 9 has 29 bits; more are left out

/// One point for each deployment of getdeploymentinfo that is signalled for.
Points softforkPoints(const Identity &identity, qint64 timeMs, const JsonValue &deploymentInfo);

} // namespace bnm
