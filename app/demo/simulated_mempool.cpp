// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_mempool.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double usualLevel = 1.6;
constexpr double spread = 0.9;
constexpr qint64 blockVsize = 998'000;
constexpr double bucketsPerFactorE = 24;
constexpr double usageOfVsize = 2.6; // memory a transaction takes, by its vsize
constexpr qint64 maxMempoolBytes = 300'000'000;

} // namespace

SimulatedMempool::SimulatedMempool(Random &random, int transactions) : m_random(random)
{
    add(transactions);
}

std::size_t SimulatedMempool::bucketOf(double feerate)
{
    const double bucket =
        std::log(std::max(feerate, minRelayFeerate) / minRelayFeerate) * bucketsPerFactorE;
    return std::min<std::size_t>(255, static_cast<std::size_t>(bucket));
}

void SimulatedMempool::add(int count)
{
    for (int i = 0; i < count; ++i) {
        const double feerate =
            std::clamp(m_random.logNormal(m_level, spread), minRelayFeerate, 900.0);
        const int vsize = std::clamp(static_cast<int>(m_random.logNormal(5.5, 0.8)), 110, 100'000);
        m_transactions.push_back({static_cast<float>(feerate), vsize});
        m_vsizeByFeerate[bucketOf(feerate)] += vsize;
        m_vsize += vsize;
        m_feeSat += feerate * vsize;
    }
}

void SimulatedMempool::drift(double seconds)
{
    // Pulled back to the usual level within about ten minutes.
    m_level +=
        (usualLevel - m_level) * seconds / 600 + m_random.normal(0, 0.03 * std::sqrt(seconds));
}

BlockContent SimulatedMempool::takeBlock()
{
    std::sort(m_transactions.begin(), m_transactions.end(),
              [](const Transaction &a, const Transaction &b) { return a.feerate < b.feerate; });
    BlockContent content;
    std::vector<Transaction> taken;
    qint64 vsize = 0;
    while (!m_transactions.empty() && vsize + m_transactions.back().vsize <= blockVsize) {
        const Transaction best = m_transactions.back();
        m_transactions.pop_back();
        taken.push_back(best);
        vsize += best.vsize;
        m_vsizeByFeerate[bucketOf(static_cast<double>(best.feerate))] -= best.vsize;
        m_vsize -= best.vsize;
        const double fee = static_cast<double>(best.feerate) * best.vsize;
        m_feeSat -= fee;
        content.totalFeeSat += static_cast<qint64>(fee);
    }
    content.txCount = static_cast<int>(taken.size()) + 1;
    content.weight = vsize * 4;
    content.sizeBytes = static_cast<qint64>(static_cast<double>(vsize) * 1.6);
    if (taken.empty())
        return content;
    content.minFeerate = static_cast<double>(taken.back().feerate);
    constexpr std::array<double, 5> shares = {0.9, 0.75, 0.5, 0.25, 0.1};
    for (std::size_t i = 0; i < shares.size(); ++i)
        content.feeratePercentiles[i] = static_cast<double>(
            taken[static_cast<std::size_t>(shares[i] * static_cast<double>(taken.size() - 1))]
                .feerate);
    return content;
}

double SimulatedMempool::feerateForBlocks(int blocks) const
{
    const qint64 room = blockVsize * std::min(blocks, 40);
    qint64 above = 0;
    for (std::size_t bucket = m_vsizeByFeerate.size(); bucket-- > 0;) {
        above += m_vsizeByFeerate[bucket];
        if (above > room)
            return minRelayFeerate *
                   std::exp((static_cast<double>(bucket) + 1) / bucketsPerFactorE);
    }
    return minRelayFeerate;
}

QJsonObject SimulatedMempool::info() const
{
    const double minFeerate = minRelayFeerate * 1e-5;
    return {
        {QStringLiteral("loaded"), true},
        {QStringLiteral("size"), size()},
        {QStringLiteral("bytes"), m_vsize},
        {QStringLiteral("usage"), static_cast<qint64>(static_cast<double>(m_vsize) * usageOfVsize)},
        {QStringLiteral("total_fee"), std::round(m_feeSat) / 1e8},
        {QStringLiteral("maxmempool"), maxMempoolBytes},
        {QStringLiteral("mempoolminfee"), minFeerate},
        {QStringLiteral("minrelaytxfee"), minFeerate},
        {QStringLiteral("incrementalrelayfee"), minFeerate},
        {QStringLiteral("unbroadcastcount"), 0},
        {QStringLiteral("permitbaremultisig"), true},
        {QStringLiteral("maxdatacarriersize"), 100'000},
        {QStringLiteral("limitclustercount"), 64},
        {QStringLiteral("limitclustersize"), 101'000},
        {QStringLiteral("optimal"), true}};
}

} // namespace bnm
