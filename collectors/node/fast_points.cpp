// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/fast_points.h"

#include "collectors/plausible.h"
#include "collectors/tamed.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr int codeInternalError = -32603; // Bitcoin Core, src/rpc/protocol.h
constexpr qsizetype longestError = 200;

} // namespace

std::optional<double> satPerVb(const JsonValue &btcPerKvb)
{
    const auto value = btcPerKvb.number();
    if (!value)
        return std::nullopt;
    return std::round(*value * 1e8) / 1000.0; // the node keeps whole sat per 1,000 vB
}

std::optional<qint64> satoshi(const JsonValue &btc)
{
    const auto value = btc.number();
    if (!value || std::abs(*value) > 21e6)
        return std::nullopt;
    return std::llround(*value * 1e8);
}

std::optional<qint64> countWarnings(const JsonValue &info)
{
    const JsonValue warnings = info["warnings"];
    if (warnings.isArray())
        return static_cast<qint64>(warnings.size());
    if (const auto text = warnings.text()) // one string before Core 28
        return text->isEmpty() ? 0 : 1;
    return std::nullopt;
}

PointOf<"blockchain"> blockchainPoint(const Identity &identity, qint64 timeMs,
                                      const JsonValue &info)
{
    const auto height = plausibleHeight(info["blocks"].integer());
    const auto headers = plausibleHeight(info["headers"].integer());
    auto point = identity.stamp<"blockchain">(timeMs);
    point.set("best_height", height).set("headers_height", headers);
    if (height && headers)
        point.set("block_lag", std::max<qint64>(0, *headers - *height));
    point.set("verification_progress", info["verificationprogress"].number())
        .set("difficulty", info["difficulty"].number())
        .set("initial_block_download", info["initialblockdownload"].boolean())
        .set("size_on_disk_bytes", info["size_on_disk"].integer())
        .set("pruned", info["pruned"].boolean())
        .set("prune_height", plausibleHeight(info["pruneheight"].integer()));
    if (const auto tipTime = plausibleTime(info["time"].integer()))
        point.set("tip_age_seconds", std::max<qint64>(0, timeMs / 1000 - *tipTime));
    return point.set("warnings", countWarnings(info));
}

Point mempoolPoint(const Identity &identity, qint64 timeMs, const JsonValue &info,
                   std::optional<double> feeFast, std::optional<double> feeSlow)
{
    auto point = identity.stamp<"mempool">(timeMs);
    point.set("tx_count", info["size"].integer());
    if (const auto vsize = info["bytes"].number())
        point.set("vsize_mb", *vsize / 1e6);
    return point.set("usage_bytes", info["usage"].integer())
        .set("max_bytes", info["maxmempool"].integer())
        .set("min_feerate_sat_vb", satPerVb(info["mempoolminfee"]))
        .set("relay_feerate_sat_vb", satPerVb(info["minrelaytxfee"]))
        .set("total_fee_sat", satoshi(info["total_fee"]))
        .set("unbroadcast", info["unbroadcastcount"].integer())
        .set("fee_fast", feeFast)
        .set("fee_slow", feeSlow);
}

NodeFigures nodeFigures(const JsonValue &mempoolInfo)
{
    // These reach the mempool without a point, so without the point's guard.
    const auto feerate = [&mempoolInfo](const char *name, Metric metric) {
        const auto value = satPerVb(mempoolInfo[name]);
        return value && metric.spec().range().contains(*value) ? value : std::nullopt;
    };
    return {plausibleCount(mempoolInfo["size"].integer()),
            feerate("mempoolminfee", {"mempool", "min_feerate_sat_vb"}),
            feerate("minrelaytxfee", {"mempool", "relay_feerate_sat_vb"})};
}

FeerateDoubt feerateDoubt(const JsonValue &chainInfo, const JsonValue &mempoolInfo,
                          std::optional<bool> relaysTransactions)
{
    const auto isDownloading = chainInfo["initialblockdownload"].boolean();
    if (isDownloading.value_or(false))
        return FeerateDoubt::InitialDownload;
    if (!mempoolInfo["loaded"].boolean().value_or(true)) // nodes before 0.19 do not report it
        return FeerateDoubt::MempoolLoading;
    if (!relaysTransactions || !isDownloading || !mempoolInfo.isObject())
        return FeerateDoubt::NotKnown;
    return *relaysTransactions ? FeerateDoubt::None : FeerateDoubt::BlocksOnly;
}

QString estimatorError(const RpcReply &reply)
{
    if (reply.error)
        return reply.error.reason == RpcError::Reason::CallFailed
                   ? reply.error.detail.left(longestError)
                   : reply.error.sentence();
    if (reply.result["feerate"].exists())
        return {};
    QStringList errors;
    reply.result["errors"].forEachElement(
        [&errors](const JsonValue &one) { errors << one.text().value_or(QString()); });
    return tamed(errors.join(QStringLiteral("; ")), longestError);
}

bool isEstimationOff(const RpcReply &reply)
{
    return reply.error.reason == RpcError::Reason::CallFailed &&
           reply.error.code == codeInternalError;
}

Point feeEstimatePoint(const Identity &identity, qint64 timeMs, int target, double feerate)
{
    auto point = identity.stamp<"fee_estimate">(timeMs);
    return point.tag("target", QString::number(target)).set("sat_vb", feerate);
}

QJsonArray blockStatsWanted()
{
    return {QStringLiteral("txs"),
            QStringLiteral("total_weight"),
            QStringLiteral("total_size"),
            QStringLiteral("totalfee"),
            QStringLiteral("feerate_percentiles"),
            QStringLiteral("minfeerate")};
}

BlockStats readBlockStats(const JsonValue &answer)
{
    BlockStats stats;
    stats.txCount = answer["txs"].integer();
    stats.weight = answer["total_weight"].integer();
    stats.sizeBytes = answer["total_size"].integer();
    stats.totalFeeSat = answer["totalfee"].integer();
    if (stats.txCount != 1) { // the coinbase alone has no feerate
        stats.medianFeerate = answer["feerate_percentiles"].at(2).number();
        stats.minFeerate = answer["minfeerate"].number();
    }
    return stats;
}

Point blockPoint(const Identity &identity, qint64 timeMs, const ReorgTracker::NewBlock &newBlock,
                 const BlockStats &stats)
{
    auto point = identity.stamp<"block">(timeMs);
    point.set("height", newBlock.block.height).set("interval_seconds", newBlock.intervalSeconds);
    if (newBlock.block.txCount >= 0)
        point.set("tx_count", newBlock.block.txCount);
    else
        point.set("tx_count", stats.txCount);
    point.set("weight", stats.weight)
        .set("size_bytes", stats.sizeBytes)
        .set("total_fee_sat", stats.totalFeeSat)
        .set("median_feerate_sat_vb", stats.medianFeerate)
        .set("min_feerate_sat_vb", stats.minFeerate);
    return point;
}

Points softforkPoints(const Identity &identity, qint64 timeMs, const JsonValue &deploymentInfo)
{
    Points points;
    deploymentInfo["deployments"].forEachMember([&](std::string_view name, const JsonValue &fork) {
        const JsonValue statistics = fork["bip9"]["statistics"];
        if (!fork["bip9"].isObject() || name.empty() || points.size() >= mostSoftforks)
            return;
        auto point = identity.stamp<"softfork">(timeMs);
        point
            .tag("name",
                 QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).left(64))
            .set("signalling_count", statistics["count"].integer())
            .set("elapsed", statistics["elapsed"].integer())
            .set("threshold", statistics["threshold"].integer())
            .set("possible", statistics["possible"].boolean())
            .set("active", fork["active"].boolean());
        if (!point.isEmpty())
            points.push_back(std::move(point));
    });
    return points;
}

} // namespace bnm
