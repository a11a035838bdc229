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

/// Nothing unless hash, height and time are present.
std::optional<BlockHeader> readHeader(const JsonValue &answer);

/// The newest blocks of the active chain seen by this program: consecutive, linked by hash.
/// Reorganisations are measured against it.
class KnownChain {
public:
    static constexpr std::size_t keptBlocks = 288; // two days

    bool isEmpty() const { return m_blocks.empty(); }
    const BlockSummary &tip() const { return m_blocks.back(); }
    const std::deque<BlockSummary> &blocks() const { return m_blocks; }
    const BlockSummary *find(const QString &hash) const;

    /// Removes the blocks above the given known one and returns them, oldest first.
    BlockSummaries leaveAllAbove(const QString &hash);
    void append(const BlockSummary &block);
    /// Adds older blocks before the oldest known one; oldest first.
    void prepend(const BlockSummaries &older);
    void setStats(const QString &hash, const BlockStats &stats);
    /// The newest of that many newest blocks whose statistics were not requested yet.
    const BlockSummary *newestWithoutStats(std::size_t among) const;
    void clear() { m_blocks.clear(); }
    BlockSummaries newest(std::size_t count) const;

private:
    std::deque<BlockSummary> m_blocks;
};

} // namespace bnm
