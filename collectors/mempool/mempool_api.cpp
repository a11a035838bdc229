// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_api.h"

#include "collectors/mempool/feerate_order.h"
#include "collectors/rpc/json_value.h"

#include <cmath>

namespace bnm {

namespace {

constexpr std::size_t blocksShown = 8;
constexpr std::size_t mostPairs = 100'000;
constexpr qint64 mostVsize = 1'000'000'000'000;
constexpr double mostFeerate = 1e9;

std::optional<qint64> count(const JsonValue &value)
{
    const auto number = value.integer();
    return number && *number >= 0 ? number : std::nullopt;
}

std::optional<double> feerate(const JsonValue &value)
{
    const auto number = value.number();
    return number && *number >= 0 && *number <= mostFeerate ? number : std::nullopt;
}

} // namespace

std::optional<ApiMempool> readApiMempool(const QByteArray &body)
{
    JsonDocument document;
    if (!document.parse(body))
        return std::nullopt;
    const JsonValue root = document.root();
    const JsonValue pairs = root["fee_histogram"];
    if (!pairs.isArray() || pairs.size() > mostPairs)
        return std::nullopt;
    ApiMempool mempool{count(root["count"]), count(root["vsize"]), count(root["total_fee"]), {}};
    bool makesSense = true;
    pairs.forEachElement([&](const JsonValue &pair) {
        const auto rate = feerate(pair.at(0));
        const auto vsize = pair.at(1).number();
        if (rate && vsize && *vsize >= 0 && *vsize <= mostVsize)
            mempool.histogram.emplace_back(*rate, std::llround(*vsize));
        else
            makesSense = false;
    });
    return makesSense ? std::optional(mempool) : std::nullopt;
}

std::optional<RecommendedFeerates> readApiFeerates(const QByteArray &body)
{
    JsonDocument document;
    if (!document.parse(body))
        return std::nullopt;
    const JsonValue root = document.root();
    RecommendedFeerates feerates{feerate(root["fastestFee"]), feerate(root["halfHourFee"]),
                                 feerate(root["hourFee"]), feerate(root["economyFee"])};
    return feerates == RecommendedFeerates() ? std::nullopt : std::optional(feerates);
}

void describe(const ApiMempool &mempool, MempoolSnapshot &snapshot)
{
    snapshot.bins.fill({});
    FeerateOrder order;
    qint64 sum = 0;
    for (const auto &[rate, vsize] : mempool.histogram) {
        snapshot.bins[feerateBinOf(rate)].vsize += vsize;
        order.add(static_cast<float>(rate), vsize, 0);
        sum += vsize;
    }
    snapshot.txCount = mempool.txCount;
    snapshot.vsize = mempool.vsize.value_or(sum);
    snapshot.feeSat = mempool.feeSat;
    snapshot.blocks = order.blocks(blocksShown);
    for (ProjectedBlock &block : snapshot.blocks) {
        block.txCount.reset();
        block.feeSat.reset();
    }
}

} // namespace bnm
