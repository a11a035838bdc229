// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/node/known_chain.h"

#include "collectors/plausible.h"

#include <algorithm>

namespace bnm {

std::optional<BlockHeader> readHeader(const JsonValue &answer)
{
    const auto hash = answer["hash"].text();
    const auto height = plausibleHeight(answer["height"].integer());
    const auto time = plausibleTime(answer["time"].integer());
    if (!hash || !height || !time)
        return std::nullopt;
    BlockHeader header;
    header.block = {*height,
                    *hash,
                    *time,
                    answer["nTx"].integer().value_or(-1),
                    answer["version"].integer().value_or(0),
                    std::nullopt};
    header.previousHash = answer["previousblockhash"].text().value_or(QString());
    header.confirmations = answer["confirmations"].integer().value_or(0);
    return header;
}

const BlockSummary *KnownChain::find(const QString &hash) const
{
    // A new tip nearly always follows the newest block.
    const auto it = std::find_if(m_blocks.rbegin(), m_blocks.rend(),
                                 [&hash](const BlockSummary &block) { return block.hash == hash; });
    return it == m_blocks.rend() ? nullptr : &*it;
}

BlockSummaries KnownChain::leaveAllAbove(const QString &hash)
{
    const auto fork =
        std::find_if(m_blocks.begin(), m_blocks.end(),
                     [&hash](const BlockSummary &block) { return block.hash == hash; });
    const auto first = fork == m_blocks.end() ? m_blocks.begin() : std::next(fork);
    BlockSummaries left(first, m_blocks.end());
    m_blocks.erase(first, m_blocks.end());
    return left;
}

void KnownChain::append(const BlockSummary &block)
{
    m_blocks.push_back(block);
    if (m_blocks.size() > keptBlocks)
        m_blocks.pop_front();
}

void KnownChain::prepend(const BlockSummaries &older)
{
    m_blocks.insert(m_blocks.begin(), older.begin(), older.end());
    while (m_blocks.size() > keptBlocks)
        m_blocks.pop_front();
}

void KnownChain::setStats(const QString &hash, const BlockStats &stats)
{
    for (BlockSummary &block : m_blocks)
        if (block.hash == hash)
            block.stats = stats;
}

const BlockSummary *KnownChain::newestWithoutStats(std::size_t among) const
{
    const auto end =
        m_blocks.rbegin() + static_cast<std::ptrdiff_t>(std::min(among, m_blocks.size()));
    const auto it = std::find_if(m_blocks.rbegin(), end,
                                 [](const BlockSummary &block) { return !block.stats; });
    return it == end ? nullptr : &*it;
}

BlockSummaries KnownChain::newest(std::size_t count) const
{
    const auto from = m_blocks.size() > count ? m_blocks.size() - count : 0;
    return {m_blocks.begin() + static_cast<std::ptrdiff_t>(from), m_blocks.end()};
}

} // namespace bnm
