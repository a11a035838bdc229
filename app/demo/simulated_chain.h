// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <vector>

namespace bnm {

struct BlockContent {
    int txCount = 1;
    qint64 weight = 0;
    qint64 sizeBytes = 0;
    qint64 totalFeeSat = 0;
    double minFeerate = 0;
    std::array<double, 5> feeratePercentiles = {};
};

struct SimulatedBlock {
    QString hash;
    QString previousHash;
    int height = 0;
    qint64 timeSeconds = 0;
    BlockContent content;
};

/// The chain of the simulated node: an active chain and abandoned blocks.
class SimulatedChain {
public:
    SimulatedChain(Random &random, int firstHeight, int historyBlocks, qint64 nowSeconds);

    const SimulatedBlock &tip() const { return block(m_active.back()); }
    const SimulatedBlock &append(const BlockContent &content, qint64 timeSeconds);
    /// Removes the newest blocks from the active chain; newest first.
    std::vector<SimulatedBlock> disconnect(int count);
    /// Adds a block on the tip that this node finds invalid, as listed by getchaintips.
    void refuseBlock();
    /// Adopts a chain with a common beginning: abandons its own blocks, finds none invalid.
    void follow(const SimulatedChain &other);
    static QString chainwork(qint64 height); ///< as if every block had the same work
    /// Restores the blocks removed by disconnect(), in that order.
    void reconnect(const std::vector<SimulatedBlock> &left);
    const SimulatedBlock *find(const QString &hash) const;
    std::optional<QString> hashAt(qint64 height) const;
    bool isActive(const SimulatedBlock &block) const;
    BlockContent typicalContent();

    QJsonObject header(const SimulatedBlock &block) const;
    QJsonObject stats(const SimulatedBlock &block) const;
    QJsonArray tips() const;

    static constexpr double difficulty = 142'342'602'928'674.9;
    static double difficultyAt(int height); ///< it changes every 2,016 blocks

    /// A branch that was once active: its top, and its number of blocks.
    struct Fork {
        int height; ///< of the highest common block
        int depth;
    };
    /// A reorganisation before the first call.
    void addPastFork(Fork fork);
    const std::vector<Fork> &forks() const { return m_forks; }

private:
    const SimulatedBlock &block(const QString &hash) const { return *m_blocks.constFind(hash); }

    Random &m_random;
    int m_firstHeight;
    QHash<QString, SimulatedBlock> m_blocks;
    QStringList m_active;
    std::vector<QString> m_staleTips;
    std::vector<QString> m_refused;
    std::vector<Fork> m_forks;
};

} // namespace bnm
