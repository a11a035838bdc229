// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"
#include "app/demo/simulated_chain.h"

#include <QHash>
#include <QJsonObject>

#include <array>
#include <vector>

namespace bnm {

/// The room for transactions in a simulated block.
inline constexpr qint64 blockVsize = 998'000;

/// A waiting transaction of the simulated world. Families have two members at most: a parent and
/// the child that spends it.
struct SimulatedTransaction {
    QByteArray txid; ///< 32 bytes, in display order
    qint64 feeSat = 0;
    int vsize = 0;
    qint64 timeSeconds = 0;
    QByteArray parent; ///< empty: no waiting parent
    QByteArray child;

    double feerate() const { return static_cast<double>(feeSat) / vsize; }
};
using SimulatedTransactions = std::vector<SimulatedTransaction>;

/// A published change: added (A) or removed (R).
struct MempoolChange {
    char kind;
    QByteArray txid;
    quint64 sequence;
};
using MempoolChanges = std::vector<MempoolChange>;

/// The mempool of the simulated node: transactions arrive at random around a slowly moving price
/// level, spend each other, are replaced, and are mined, the most expensive chunks first. Counts
/// its changes like Bitcoin Core.
class SimulatedMempool {
public:
    /// Starts with unmined transactions, or with the remainder after blocks (isMined).
    SimulatedMempool(Random &random, int transactions, bool isMined = false);

    /// Adds that many; some of them replace others.
    MempoolChanges add(int count);
    /// Moves the price level over that time.
    void drift(double seconds);
    /// Removes the next block's transactions.
    BlockContent takeBlock(SimulatedTransactions *taken);
    /// Returns transactions of disconnected blocks. Counts as added only on request.
    void putBack(const SimulatedTransactions &transactions);
    MempoolChange tellAdded(const QByteArray &txid) { return {'A', txid, m_sequence++}; }
    /// Counts unpublished changes: removals by a block.
    void countSilently(std::size_t changes) { m_sequence += changes; }
    void restartSequence() { m_sequence = 1; }

    qint64 size() const { return static_cast<qint64>(m_transactions.size()); }
    qint64 vsize() const { return m_vsize; }
    bool contains(const QByteArray &txid) const { return m_places.contains(txid); }
    /// Feerate for a confirmation within that many blocks.
    double feerateForBlocks(int blocks) const;
    QJsonObject info() const; ///< getmempoolinfo

    // Answers as JSON text, because they are too large for QJsonObject.
    QByteArray entry(const QByteArray &txid) const; ///< getmempoolentry; empty: not in the mempool
    QByteArray list(bool withSequence) const;       ///< getrawmempool
    QByteArray verboseList() const;                 ///< getrawmempool true

    static constexpr double minRelayFeerate = 0.1;

    using Spectrum = std::array<qint64, 256>;
    /// Virtual size by feerate, in logarithmic buckets.
    const Spectrum &spectrum() const { return m_vsizeByFeerate; }
    static double placeOf(double feerate); ///< among the buckets; negative: below the lowest
    static double feerateAtPlace(double place);
    qint64 feeSat() const { return m_feeSat; }

private:
    struct Chunk {
        qint64 feeSat;
        int vsize;
        double feerate() const { return static_cast<double>(feeSat) / vsize; }
    };
    static std::size_t bucketOf(double feerate);
    const SimulatedTransaction *find(const QByteArray &txid) const;
    SimulatedTransaction *find(const QByteArray &txid);
    SimulatedTransaction make(double feerateFactor);
    void insert(SimulatedTransaction transaction);
    SimulatedTransaction takeOut(const QByteArray &txid);
    SimulatedTransaction &any();
    MempoolChange remove(const QByteArray &txid);
    Chunk chunkOf(const SimulatedTransaction &transaction) const;
    std::vector<int> inMiningOrder() const;
    void appendEntry(const SimulatedTransaction &transaction, QByteArray &text) const;

    Random &m_random;
    double m_level = 1.6; // logarithm of the typical feerate
    SimulatedTransactions m_transactions;
    QHash<QByteArray, int> m_places;
    Spectrum m_vsizeByFeerate = {};
    qint64 m_vsize = 0;
    qint64 m_feeSat = 0;
    quint64 m_sequence = 1;
};

} // namespace bnm
