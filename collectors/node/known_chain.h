// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "collectors/rpc/json_value.h"

#include <deque>
#include <optional>

namespace bnm {

/// A block header as getblockheader gives it.
struct BlockHeader {
    BlockSummary block;
    QString previousHash;
    qint64 confirmations = 0; ///< -1: not on the active chain
};

/// Nothing unless hash, height and time are there.
std::optional<BlockHeader> readHeader(const JsonValue &answer);

/// The newest blocks of the active chain as this program has seen them: consecutive,
/// linked by hash. What a reorganisation is measured against.
class KnownChain {
public:
    static constexpr std::size_t keptBlocks = 288; // two days

    bool isEmpty() const { return m_blocks.empty(); }
    const BlockSummary &tip() const { return m_blocks.back(); }
    const std::deque<BlockSummary> &blocks() const { return m_blocks; }
    const BlockSummary *find(const QString &hash) const;

    /// Drops the blocks above the given known one and gives them, oldest first.
    BlockSummaries leaveAllAbove(const QString &hash);
    void append(const BlockSummary &block);
    /// Puts older blocks before the oldest known one; oldest first.
    void prepend(const BlockSummaries &older);
    void clear() { m_blocks.clear(); }
    BlockSummaries newest(std::size_t count) const;

private:
    std::deque<BlockSummary> m_blocks;
};

} // namespace bnm
