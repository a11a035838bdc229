// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"
#include "app/demo/simulated_chain.h"

#include <QJsonObject>

#include <array>
#include <vector>

namespace bnm {

/// The mempool of the simulated node: transactions with a size and a feerate, that come at
/// random around a slowly moving price level and go into blocks, dearest first.
class SimulatedMempool {
public:
    SimulatedMempool(Random &random, int transactions);

    void add(int count);
    /// Moves the price level as that much time does.
    void drift(double seconds);
    /// Takes the next block out.
    BlockContent takeBlock();

    qint64 size() const { return static_cast<qint64>(m_transactions.size()); }
    qint64 vsize() const { return m_vsize; }
    /// Feerate at which a transaction would make it within that many blocks.
    double feerateForBlocks(int blocks) const;
    QJsonObject info() const; ///< getmempoolinfo

    static constexpr double minRelayFeerate = 0.1;

private:
    struct Transaction {
        float feerate; // sat/vB
        int vsize;
    };
    static std::size_t bucketOf(double feerate);

    Random &m_random;
    double m_level = 1.6; // logarithm of the usual feerate
    std::vector<Transaction> m_transactions;
    std::array<qint64, 256> m_vsizeByFeerate = {}; // logarithmic buckets
    qint64 m_vsize = 0;
    double m_feeSat = 0;
};

} // namespace bnm
