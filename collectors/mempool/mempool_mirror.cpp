// SPDX-License-Identifier: GPL-3.0-or-later
#include "collectors/mempool/mempool_mirror.h"

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr std::size_t lookAhead = 8;
constexpr std::size_t recentReads = 4'096; // far more than are read between two messages
constexpr std::size_t singlesOfList = 64;  // few requests, as each one costs the node a call
constexpr qint64 mostKeptVsize = (1 << 20) - 1;
constexpr qint64 mostKeptFeeSat = (qint64(1) << 38) - 1;

} // namespace

MempoolMirror::MempoolMirror(quint64 secret) : m_table(secret) {}

bool MempoolMirror::add(const Txid &txid)
{
    bool isNew = false;
    const quint64 key = m_table.keyOf(txid);
    const bool hasRoom = !isFull() && m_fresh.size() < mostTransactions;
    if (!hasRoom && !m_table.find(key))
        return false;
    MempoolRecord *record = m_table.insert(key, &isNew);
    if (!isNew)
        return false;
    record->bin = MempoolRecord::unknownFresh;
    record->mark = m_mark & 1U;
    ++m_unknown;
    m_fresh.push_back(txid);
    return true;
}

bool MempoolMirror::remove(const Txid &txid)
{
    MempoolRecord *record = m_table.find(m_table.keyOf(txid));
    if (!record)
        return false;
    erase(record);
    return true;
}

void MempoolMirror::erase(MempoolRecord *record)
{
    if (record->isKnown())
        count(*record, -1);
    else
        --m_unknown;
    if (record->cluster != 0) {
        m_clusters.remove(record->cluster, [this, key = record->key](const Txid &member) {
            return m_table.keyOf(member) == key;
        });
        m_clusters.markChanged(record->cluster);
    }
    m_table.erase(record);
}

void MempoolMirror::takeList(Txids listed)
{
    const bool isFirst = m_table.size() == 0;
    if (listed.size() > mostTransactions)
        listed.resize(mostTransactions);
    m_table.reserve(listed.size() + listed.size() / 16); // reserve for the next ones
    m_table.arrange(listed);
    m_mark ^= 1;
    const KeyRange swept = nextSingles(listed.size());
    for (const Txid &txid : listed) {
        bool isNew = false;
        MempoolRecord *record = m_table.insert(m_table.keyOf(txid), &isNew);
        record->mark = m_mark & 1U;
        if (!isNew) {
            if (record->isKnown() && record->cluster == 0 && swept.contains(record->key))
                m_changed.push_back(txid);
            continue;
        }
        record->bin = isFirst ? MempoolRecord::unknownListed : MempoolRecord::unknownFresh;
        ++m_unknown;
        if (!isFirst)
            m_fresh.push_back(txid);
    }
    if (isFirst)
        m_listed = std::move(listed);
    std::vector<quint64> gone;
    m_table.forEach([&](const MempoolRecord &record) {
        if (record.mark != m_mark)
            gone.push_back(record.key);
    });
    for (const quint64 key : gone)
        erase(m_table.find(key));
}

/// The next range of keys in their order, with about singlesOfList of that many.
MempoolMirror::KeyRange MempoolMirror::nextSingles(std::size_t of)
{
    constexpr quint64 all = ~quint64(0);
    const quint64 length = of <= singlesOfList ? all : all / of * singlesOfList;
    const KeyRange range{m_singlesFrom, length};
    m_singlesFrom += length;
    return range;
}

void MempoolMirror::count(const MempoolRecord &record, qint64 sign)
{
    m_sum.change(record, sign);
    m_bins[record.bin].change(record, sign);
    if (sign > 0)
        m_order.add(record.feerate, record.vsize, record.feeSat);
    else
        m_order.remove(record.feerate, record.vsize, record.feeSat);
}

void MempoolMirror::Sums::change(const MempoolRecord &record, qint64 sign)
{
    txCount += sign;
    vsize += sign * static_cast<qint64>(record.vsize);
    feeSat += sign * static_cast<qint64>(record.feeSat);
}

void MempoolMirror::entriesRead(const std::vector<Read> &read)
{
    for (std::size_t i = 0; i < read.size(); ++i) {
        if (i + lookAhead < read.size())
            for (const Txid &relative : read[i + lookAhead].entry.relatives)
                m_table.willFind(m_table.keyOf(relative));
        entryRead(read[i].txid, read[i].entry);
    }
}

void MempoolMirror::entryRead(const Txid &txid, const MempoolEntry &entry)
{
    MempoolRecord *record = m_table.find(m_table.keyOf(txid));
    if (!record)
        return; // it went while the answer was under way
    const quint64 before = record->bin;
    if (record->isKnown())
        count(*record, -1);
    else
        --m_unknown;
    record->vsize =
        static_cast<quint64>(std::clamp<qint64>(entry.vsize, 0, mostKeptVsize)) & mostKeptVsize;
    record->feeSat =
        static_cast<quint64>(std::clamp<qint64>(entry.feeSat, 0, mostKeptFeeSat)) & mostKeptFeeSat;
    record->feerate = static_cast<float>(entry.feerate);
    record->bin = feerateBinOf(entry.feerate) & 31U; // of the unrounded one
    count(*record, 1);
    link(txid, *record, entry.relatives, before);
    remember(txid);
}

/// A new transaction changes the feerates of its relatives, and unknown relatives may have been
/// read earlier. Transactions of the first list were read when all of them were there.
void MempoolMirror::link(const Txid &txid, MempoolRecord &record, const Txids &relatives,
                         quint64 before)
{
    bool knowsAll = true;
    bool changes = before == MempoolRecord::unknownFresh;
    for (const Txid &relative : relatives) {
        MempoolRecord *other = m_table.find(m_table.keyOf(relative));
        if (!other)
            knowsAll = false;
        else if (other != &record && join(txid, record, relative, *other))
            changes = changes || before != MempoolRecord::unknownListed;
    }
    // A relative that is missing here: the answer is from another moment.
    if (!knowsAll)
        m_later.push_back(txid);
    if (changes && record.cluster != 0)
        m_clusters.markChanged(record.cluster);
}

/// False when they were in one cluster already.
bool MempoolMirror::join(const Txid &txid, MempoolRecord &one, const Txid &relative,
                         MempoolRecord &other)
{
    if (one.cluster == 0 && other.cluster == 0)
        other.cluster = m_clusters.start(relative);
    if (one.cluster == other.cluster)
        return false; // or there is no more room
    if (one.cluster == 0) {
        if (m_clusters.add(other.cluster, txid))
            one.cluster = other.cluster;
    } else if (other.cluster == 0) {
        if (m_clusters.add(one.cluster, relative))
            other.cluster = one.cluster;
    } else if (m_clusters.canMerge(one.cluster, other.cluster)) {
        const MempoolClusters::Id into = one.cluster;
        const MempoolClusters::Id from = other.cluster;
        for (const Txid &member : m_clusters.members(from))
            if (MempoolRecord *moved = m_table.find(m_table.keyOf(member)))
                moved->cluster = into;
        m_clusters.merge(into, from);
    }
    return one.cluster == other.cluster;
}

void MempoolMirror::remember(const Txid &txid)
{
    if (m_recent.size() < recentReads)
        m_recent.push_back(txid);
    else
        m_recent[m_recentAt++ % recentReads] = txid;
}

void MempoolMirror::recheckRecent()
{
    askAgain(std::exchange(m_recent, {}));
}

bool MempoolMirror::hasQuestions() const
{
    return !m_fresh.empty() || !m_listed.empty() || !m_changed.empty() || m_clusters.hasChanged();
}

Txids MempoolMirror::takeQuestions(std::size_t most)
{
    Txids questions;
    const auto takeFrom = [&](Txids &source, auto isWanted) {
        while (!source.empty() && questions.size() < most) {
            const MempoolRecord *record = m_table.find(m_table.keyOf(source.back()));
            if (record && isWanted(*record))
                questions.push_back(source.back());
            source.pop_back();
        }
        if (source.empty())
            source.shrink_to_fit();
    };
    const auto isUnknown = [](const MempoolRecord &record) { return !record.isKnown(); };
    takeFrom(m_fresh, isUnknown);
    while (questions.size() < most && m_clusters.hasChanged())
        takeChangedCluster(questions);
    takeFrom(m_changed, [](const MempoolRecord &) { return true; });
    takeFrom(m_listed, isUnknown);
    return questions;
}

/// All of them in one batch, so that they are from the same moment.
void MempoolMirror::takeChangedCluster(Txids &questions)
{
    const MempoolClusters::Id cluster = m_clusters.takeChanged();
    if (cluster == 0)
        return;
    const Txids &members = m_clusters.members(cluster);
    questions.insert(questions.end(), members.begin(), members.end());
    if (members.size() > 1)
        return;
    // Its relatives are gone; it is requested once more, then it has no cluster.
    if (MempoolRecord *last = m_table.find(m_table.keyOf(members.front())))
        last->cluster = 0;
    m_clusters.remove(cluster, [](const Txid &) { return true; });
}

void MempoolMirror::askAgain(const Txids &txids)
{
    for (const Txid &txid : txids) {
        const MempoolRecord *record = m_table.find(m_table.keyOf(txid));
        if (!record)
            continue;
        if (record->isKnown() && record->cluster != 0)
            m_clusters.markChanged(record->cluster);
        else if (record->isKnown())
            m_changed.push_back(txid);
        else
            (record->bin == MempoolRecord::unknownListed ? m_listed : m_fresh).push_back(txid);
    }
}

void MempoolMirror::nextCycle()
{
    askAgain(std::exchange(m_later, {}));
}

std::size_t MempoolMirror::bytes() const
{
    return m_table.bytes() + m_clusters.bytes() +
           (m_listed.capacity() + m_fresh.capacity() + m_changed.capacity() + m_later.capacity() +
            m_recent.capacity()) *
               sizeof(Txid);
}

void MempoolMirror::describe(MempoolSnapshot &snapshot) const
{
    auto &bins = snapshot.bins.emplace();
    for (std::size_t i = 0; i < m_bins.size(); ++i)
        bins[i] = {m_bins[i].vsize, m_bins[i].txCount, m_bins[i].feeSat};
    snapshot.txCount = m_sum.txCount;
    snapshot.vsize = m_sum.vsize;
    snapshot.feeSat = m_sum.feeSat;
    snapshot.blocks = m_order.blocks(blocksShown);
}

} // namespace bnm
