// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/simulated_mempool.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace bnm {

namespace {

constexpr double usualLevel = 1.6;
constexpr double spread = 0.9;
constexpr double shareOfChildren = 0.25;
constexpr double shareOfReplacements = 0.04;
constexpr double bucketsPerFactorE = 24;
constexpr double minedFrom = 7;
constexpr double shareNotMined = 0.08;
constexpr double usageOfVsize = 2.6; // memory per vsize
constexpr qint64 maxMempoolBytes = 300'000'000;

} // namespace

SimulatedMempool::SimulatedMempool(Random &random, int transactions, bool isMined)
    : m_random(random)
{
    m_transactions.reserve(static_cast<std::size_t>(transactions));
    m_places.reserve(transactions);
    while (size() < transactions) {
        SimulatedTransaction made = make(1);
        // Most of what pays well is in blocks already.
        if (!isMined || made.feerate() < minedFrom || m_random.chance(shareNotMined))
            insert(std::move(made));
    }
    m_sequence += static_cast<quint64>(transactions);
}

std::size_t SimulatedMempool::bucketOf(double feerate)
{
    return std::min<std::size_t>(
        255, static_cast<std::size_t>(placeOf(std::max(feerate, minRelayFeerate))));
}

double SimulatedMempool::placeOf(double feerate)
{
    return std::log(feerate / minRelayFeerate) * bucketsPerFactorE;
}

double SimulatedMempool::feerateAtPlace(double place)
{
    return minRelayFeerate * std::exp(place / bucketsPerFactorE);
}

SimulatedTransaction SimulatedMempool::make(double feerateFactor)
{
    SimulatedTransaction made;
    made.txid = m_random.bytes(32);
    made.vsize = std::clamp(static_cast<int>(m_random.logNormal(5.5, 0.8)), 110, 100'000);
    const double feerate =
        std::clamp(m_random.logNormal(m_level, spread) * feerateFactor, minRelayFeerate, 900.0);
    made.feeSat = static_cast<qint64>(std::ceil(feerate * made.vsize));
    made.timeSeconds = QDateTime::currentSecsSinceEpoch();
    if (!m_transactions.empty() && m_random.chance(shareOfChildren))
        if (const SimulatedTransaction &parent = any();
            parent.child.isEmpty() && parent.parent.isEmpty())
            made.parent = parent.txid;
    return made;
}

SimulatedTransaction &SimulatedMempool::any()
{
    return m_transactions[static_cast<std::size_t>(
        m_random.whole(0, static_cast<int>(m_transactions.size()) - 1))];
}

const SimulatedTransaction *SimulatedMempool::find(const QByteArray &txid) const
{
    const auto place = m_places.constFind(txid);
    return place == m_places.constEnd() ? nullptr
                                        : &m_transactions[static_cast<std::size_t>(*place)];
}

SimulatedTransaction *SimulatedMempool::find(const QByteArray &txid)
{
    return const_cast<SimulatedTransaction *>(std::as_const(*this).find(txid));
}

void SimulatedMempool::insert(SimulatedTransaction transaction)
{
    if (SimulatedTransaction *parent = find(transaction.parent))
        parent->child = transaction.txid;
    else
        transaction.parent.clear();
    if (SimulatedTransaction *child = find(transaction.child))
        child->parent = transaction.txid;
    else
        transaction.child.clear();
    m_vsizeByFeerate[bucketOf(transaction.feerate())] += transaction.vsize;
    m_vsize += transaction.vsize;
    m_feeSat += transaction.feeSat;
    m_places.insert(transaction.txid, static_cast<int>(m_transactions.size()));
    m_transactions.push_back(std::move(transaction));
}

SimulatedTransaction SimulatedMempool::takeOut(const QByteArray &txid)
{
    const int place = m_places.take(txid);
    SimulatedTransaction &hole = m_transactions[static_cast<std::size_t>(place)];
    const SimulatedTransaction taken = std::move(hole);
    if (&hole != &m_transactions.back()) {
        hole = std::move(m_transactions.back());
        m_places[hole.txid] = place;
    }
    m_transactions.pop_back();
    if (SimulatedTransaction *parent = find(taken.parent))
        parent->child.clear();
    if (SimulatedTransaction *child = find(taken.child))
        child->parent.clear();
    m_vsizeByFeerate[bucketOf(taken.feerate())] -= taken.vsize;
    m_vsize -= taken.vsize;
    m_feeSat -= taken.feeSat;
    return taken;
}

MempoolChange SimulatedMempool::remove(const QByteArray &txid)
{
    takeOut(txid);
    return {'R', txid, m_sequence++};
}

MempoolChanges SimulatedMempool::add(int count)
{
    MempoolChanges changes;
    for (int i = 0; i < count; ++i) {
        double factor = 1;
        if (m_transactions.size() > 10 && m_random.chance(shareOfReplacements)) {
            const SimulatedTransaction replaced = any();
            if (!replaced.child.isEmpty())
                changes.push_back(remove(replaced.child));
            changes.push_back(remove(replaced.txid));
            factor = 2;
        }
        const SimulatedTransaction made = make(factor);
        insert(made);
        changes.push_back(tellAdded(made.txid));
    }
    return changes;
}

void SimulatedMempool::putBack(const SimulatedTransactions &transactions)
{
    for (const SimulatedTransaction &transaction : transactions)
        if (!contains(transaction.txid))
            insert(transaction);
}

void SimulatedMempool::drift(double seconds)
{
    // Pulled back to the usual level within about ten minutes.
    m_level +=
        (usualLevel - m_level) * seconds / 600 + m_random.normal(0, 0.03 * std::sqrt(seconds));
}

/// A child that pays more than its parent is mined at the rate of both, and the parent with it.
SimulatedMempool::Chunk SimulatedMempool::chunkOf(const SimulatedTransaction &transaction) const
{
    const SimulatedTransaction *parent = &transaction;
    const SimulatedTransaction *child = find(transaction.child);
    if (const SimulatedTransaction *own = find(transaction.parent)) {
        parent = own;
        child = &transaction;
    }
    if (child && child->feerate() > parent->feerate())
        return {parent->feeSat + child->feeSat, parent->vsize + child->vsize};
    return {transaction.feeSat, transaction.vsize};
}

std::vector<int> SimulatedMempool::inMiningOrder() const
{
    struct Rank {
        double feerate;
        bool isChild; // after its parent, which may pay the same
        int place;
    };
    std::vector<Rank> ranks;
    ranks.reserve(m_transactions.size());
    for (const SimulatedTransaction &transaction : m_transactions)
        ranks.push_back({chunkOf(transaction).feerate(), !transaction.parent.isEmpty(),
                         static_cast<int>(ranks.size())});
    std::sort(ranks.begin(), ranks.end(), [](const Rank &a, const Rank &b) {
        return std::tuple(-a.feerate, a.isChild) < std::tuple(-b.feerate, b.isChild);
    });
    std::vector<int> places;
    places.reserve(ranks.size());
    for (const Rank &rank : ranks)
        places.push_back(rank.place);
    return places;
}

BlockContent SimulatedMempool::takeBlock(SimulatedTransactions *taken)
{
    BlockContent content;
    QByteArrayList chosen;
    std::vector<double> feerates;
    qint64 vsize = 0;
    for (const int place : inMiningOrder()) {
        const SimulatedTransaction &next = m_transactions[static_cast<std::size_t>(place)];
        if (vsize + next.vsize > blockVsize)
            break;
        vsize += next.vsize;
        content.totalFeeSat += next.feeSat;
        feerates.push_back(chunkOf(next).feerate());
        chosen << next.txid;
    }
    for (const QByteArray &txid : chosen) // parents first, so that children have none left
        taken->push_back(takeOut(txid));
    content.txCount = static_cast<int>(chosen.size()) + 1;
    content.weight = vsize * 4;
    content.sizeBytes = static_cast<qint64>(static_cast<double>(vsize) * 1.6);
    if (feerates.empty())
        return content;
    content.minFeerate = feerates.back();
    constexpr std::array<double, 5> shares = {0.9, 0.75, 0.5, 0.25, 0.1};
    for (std::size_t i = 0; i < shares.size(); ++i)
        content.feeratePercentiles[i] = feerates[static_cast<std::size_t>(
            shares[i] * static_cast<double>(feerates.size() - 1))];
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
        {QStringLiteral("size"), size()},
        {QStringLiteral("bytes"), m_vsize},
        {QStringLiteral("usage"), static_cast<qint64>(static_cast<double>(m_vsize) * usageOfVsize)},
        {QStringLiteral("total_fee"), static_cast<double>(m_feeSat) / 1e8},
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
