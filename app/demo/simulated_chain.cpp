// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_chain.h"

#include <QJsonArray>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr double targetSeconds = 600;
constexpr qint64 longestInterval = 3'480; // a longer one would have been an alert
constexpr int retargetBlocks = 2'016;
constexpr int hashZeros = 19;
constexpr qint64 subsidySat = 312'500'000;

} // namespace

SimulatedChain::SimulatedChain(Random &random, int firstHeight, int historyBlocks,
                               qint64 nowSeconds)
    : m_random(random), m_firstHeight(firstHeight)
{
    std::vector<qint64> intervals;
    qint64 span = 0;
    for (int i = 0; i < historyBlocks; ++i) {
        // The hash rate is nearly constant, so blocks are faster at low difficulty.
        const double pace = difficultyAt(firstHeight + i) / difficulty;
        intervals.push_back(std::min(
            longestInterval, static_cast<qint64>(m_random.exponential(targetSeconds * pace))));
        span += intervals.back();
    }
    qint64 time = nowSeconds - span;
    for (const qint64 interval : intervals)
        append(typicalContent(), time += interval);
}

double SimulatedChain::difficultyAt(int height)
{
    switch (height / retargetBlocks) {
    case 454: return difficulty * 1.038;
    case 455: return difficulty * 0.964;
    default: return difficulty;
    }
}

void SimulatedChain::addPastFork(Fork fork)
{
    QString previous = *hashAt(fork.height);
    for (int i = 1; i <= fork.depth; ++i) {
        SimulatedBlock left = block(*hashAt(fork.height + i));
        left.hash = QString::fromLatin1(m_random.hash(hashZeros));
        left.previousHash = std::exchange(previous, left.hash);
        m_blocks.insert(left.hash, left);
    }
    m_staleTips.push_back(previous);
    m_forks.push_back(fork);
}

BlockContent SimulatedChain::typicalContent()
{
    const double level = m_random.logNormal(2.4, 0.08); // as the blocks of the past days
    BlockContent content;
    content.txCount = m_random.whole(1'400, 5'200);
    content.weight = m_random.whole(3'984'000, 3'998'000);
    content.sizeBytes =
        static_cast<qint64>(static_cast<double>(content.weight) * m_random.uniform(0.36, 0.5));
    content.minFeerate = std::max(0.1, level * 0.65);
    content.feeratePercentiles = {level * 0.5, level * 0.7, level, level * 1.6, level * 3};
    content.totalFeeSat = static_cast<qint64>(level * 1.15e6);
    return content;
}

const SimulatedBlock &SimulatedChain::append(const BlockContent &content, qint64 timeSeconds)
{
    SimulatedBlock next;
    next.hash = QString::fromLatin1(m_random.hash(hashZeros));
    next.previousHash =
        m_active.isEmpty() ? QString::fromLatin1(m_random.hash(hashZeros)) : m_active.back();
    next.height = m_firstHeight + static_cast<int>(m_active.size());
    next.timeSeconds = timeSeconds;
    next.content = content;
    m_active.push_back(next.hash);
    return *m_blocks.insert(next.hash, next);
}

std::vector<SimulatedBlock> SimulatedChain::disconnect(int count)
{
    std::vector<SimulatedBlock> left;
    if (count > 0)
        m_staleTips.push_back(m_active.back());
    for (; count > 0 && m_active.size() > 1; --count) {
        left.push_back(block(m_active.back()));
        m_active.pop_back();
    }
    return left;
}

void SimulatedChain::reconnect(const std::vector<SimulatedBlock> &left)
{
    std::erase(m_staleTips, left.empty() ? QString() : left.front().hash);
    for (auto it = left.rbegin(); it != left.rend(); ++it)
        m_active.push_back(it->hash);
}

const SimulatedBlock *SimulatedChain::find(const QString &hash) const
{
    const auto it = m_blocks.constFind(hash);
    return it == m_blocks.constEnd() ? nullptr : &*it;
}

std::optional<QString> SimulatedChain::hashAt(qint64 height) const
{
    const qint64 index = height - m_firstHeight;
    if (index < 0 || index >= m_active.size())
        return std::nullopt;
    return m_active[index];
}

bool SimulatedChain::isActive(const SimulatedBlock &block) const
{
    return hashAt(block.height) == block.hash;
}

QJsonObject SimulatedChain::header(const SimulatedBlock &block) const
{
    const bool active = isActive(block);
    QJsonObject header{
        {QStringLiteral("hash"), block.hash},
        {QStringLiteral("confirmations"), active ? tip().height - block.height + 1 : -1},
        {QStringLiteral("height"), block.height},
        {QStringLiteral("version"), 536870912},
        {QStringLiteral("versionHex"), QStringLiteral("20000000")},
        {QStringLiteral("merkleroot"), block.hash},
        {QStringLiteral("time"), block.timeSeconds},
        {QStringLiteral("mediantime"), block.timeSeconds - 3'000},
        {QStringLiteral("nonce"), qint64{static_cast<quint32>(block.height * qint64{7'919})}},
        {QStringLiteral("bits"), QStringLiteral("17021a91")},
        {QStringLiteral("target"),
         QStringLiteral("000000000000000000021a910000000000000000000000000000000000000000")},
        {QStringLiteral("difficulty"), difficultyAt(block.height)},
        {QStringLiteral("chainwork"), chainwork(block.height)},
        {QStringLiteral("nTx"), block.content.txCount},
        {QStringLiteral("previousblockhash"), block.previousHash}};
    if (active && block.height < tip().height)
        header.insert(QStringLiteral("nextblockhash"), *hashAt(block.height + 1));
    return header;
}

QJsonObject SimulatedChain::stats(const SimulatedBlock &block) const
{
    QJsonArray percentiles;
    for (const double feerate : block.content.feeratePercentiles)
        percentiles.append(static_cast<qint64>(feerate));
    const BlockContent &content = block.content;
    return {{QStringLiteral("blockhash"), block.hash},
            {QStringLiteral("height"), block.height},
            {QStringLiteral("time"), block.timeSeconds},
            {QStringLiteral("txs"), content.txCount},
            {QStringLiteral("total_weight"), content.weight},
            {QStringLiteral("total_size"), content.sizeBytes},
            {QStringLiteral("totalfee"), content.totalFeeSat},
            {QStringLiteral("minfeerate"), static_cast<qint64>(content.minFeerate)},
            {QStringLiteral("feerate_percentiles"), percentiles},
            {QStringLiteral("subsidy"), subsidySat}};
}

QJsonArray SimulatedChain::tips() const
{
    QJsonArray tips{QJsonObject{{QStringLiteral("height"), tip().height},
                                {QStringLiteral("hash"), tip().hash},
                                {QStringLiteral("branchlen"), 0},
                                {QStringLiteral("status"), QStringLiteral("active")}}};
    for (const QString &hash : m_staleTips)
        tips.append(QJsonObject{{QStringLiteral("height"), block(hash).height},
                                {QStringLiteral("hash"), hash},
                                {QStringLiteral("branchlen"), 1},
                                {QStringLiteral("status"), QStringLiteral("valid-fork")}});
    for (const QString &hash : m_refused)
        tips.append(QJsonObject{{QStringLiteral("height"), block(hash).height},
                                {QStringLiteral("hash"), hash},
                                {QStringLiteral("branchlen"), 1},
                                {QStringLiteral("status"), QStringLiteral("invalid")}});
    return tips;
}

QString SimulatedChain::chainwork(qint64 height)
{
    constexpr int digits = 64;
    return QString::number(height, 16).rightJustified(digits, QLatin1Char('0'));
}

void SimulatedChain::refuseBlock()
{
    SimulatedBlock refused = tip();
    refused.previousHash = refused.hash;
    refused.hash = QString::fromLatin1(m_random.hash(hashZeros));
    ++refused.height;
    m_refused.push_back(refused.hash);
    m_blocks.insert(refused.hash, refused);
}

void SimulatedChain::follow(const SimulatedChain &other)
{
    m_refused.clear();
    int own = 0;
    while (other.hashAt(tip().height - own) != hashAt(tip().height - own))
        ++own;
    disconnect(own);
    for (qint64 height = tip().height + 1; const auto hash = other.hashAt(height); ++height) {
        m_blocks.insert(*hash, other.block(*hash));
        m_active.push_back(*hash);
    }
}

} // namespace bnm
