// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/chain_signs.h"
#include "collectors/node/fast_points.h"
#include "collectors/node/fork_signs.h"
#include "collectors/rpc/json_value.h"
#include "tests/fuzz/fuzz.h"

using namespace bnm;

namespace {

void readInfos(const Identity &identity, const JsonValue &root, Points &points)
{
    constexpr qint64 now = 1'800'000'000'000;
    points.push_back(blockchainPoint(identity, now, root));
    points.push_back(
        mempoolPoint(identity, now, root, satPerVb(root["feerate"]), satPerVb(root["feerate"])));
    const NodeFigures figures = nodeFigures(root);
    fuzz::expect(!figures.purgeFeerate() || *figures.purgeFeerate() >= 0, "a feerate");
    feerateDoubt(root, root, root["localrelay"].boolean());
    if (const auto feerate = satPerVb(root["feerate"]))
        points.push_back(feeEstimatePoint(identity, now, 3, *feerate));
    fuzz::expect(estimatorError({root, {}}).size() <= 200, "a short message");
    const Points softforks = softforkPoints(identity, now, root);
    fuzz::expect(softforks.size() <= mostSoftforks, "so many soft forks at most");
    points.insert(points.end(), softforks.begin(), softforks.end());
}

void readBlock(const Identity &identity, const JsonValue &root, Points &points)
{
    const auto header = readHeader(root);
    if (!header)
        return;
    const BlockStats stats = readBlockStats(root);
    points.push_back(blockPoint(identity, 1, {header->block, header->block.timeSeconds}, stats));
    KnownChain chain;
    chain.append(header->block);
    chain.setStats(header->block.hash, stats);
    fuzz::expect(chain.find(header->block.hash) && chain.newest(5).size() == 1, "it is known");
    const auto bits = signalledBits(root).value_or(0);
    fuzz::expect(
        unknownSignalling(chain.newest(1), bits, signallingBits(root["version"].integer())) <= 1,
        "no more blocks signal than there are");
}

void readTips(const JsonValue &root)
{
    const auto branches = readBranches(root);
    fuzz::expect(!branches || branches->size() <= 32, "so many branches at most");
    for (const ChainBranch &branch : branches.value_or(ChainBranches()))
        fuzz::expect(branch.length >= 0 && branch.forkHeight() >= 0 && branch.hash.size() == 64,
                     "a branch that can be");
    rivalBranchBlocks(root);
}

} // namespace

/// What the fast cycle reads: infos, headers, statistics, tips, deployments.
void bnm::fuzz_rpc_chain(const QByteArray &input)
{
    const Identity identity{QStringLiteral("mainnet"), QStringLiteral("node")};
    JsonDocument document;
    if (!document.parse(input)) {
        fuzz::expect(!document.root().exists() && fuzz::isOneLine(document.errorText()), "no JSON");
        return;
    }
    Points points;
    readInfos(identity, document.root(), points);
    readBlock(identity, document.root(), points);
    readTips(document.root());
    satoshi(document.root()["total_fee"]);
    fuzz::expectGood(std::move(points));
}
