// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/feerate_order.h"
#include "collectors/mempool/mempool_clusters.h"
#include "collectors/mempool/mempool_table.h"

namespace bnm {

/// What the node says of one waiting transaction (getmempoolentry).
struct MempoolEntry {
    qint64 vsize = 0;
    qint64 feeSat = 0;
    double feerate = 0; ///< sat/vB at which it gets mined: of its chunk, or with its ancestors
    Txids relatives;    ///< parents and children that wait too
};

/// A copy of the node's mempool, as far as the fee histogram needs it, kept up to date by
/// changes: which transactions wait, and fee, vsize and feerate of each. All sums are changed
/// by what came and went, never counted anew. Does no input and output: whoever feeds it
/// applies lists, arrivals and departures, and carries its questions to the node.
///
/// The feerate of a transaction changes without it when a relative comes or goes. So the
/// relatives of whatever came or went are asked about again, all together. Between the change
/// and that answer they count with the feerate of before. A relative that came and went unseen
/// while they were asked about (or a fee the operator changed, prioritisetransaction) leaves a
/// wrong feerate until the sweep comes by.
class MempoolMirror {
public:
    explicit MempoolMirror(quint64 secret);

    /// More are not counted: a node of usual settings has 100,000, a very full one 300,000.
    static constexpr std::size_t mostTransactions = 500'000;

    /// False when it was there already, or is one too many.
    bool add(const Txid &txid);
    /// False when it was not there.
    bool remove(const Txid &txid);
    /// Everything that waits: what is not listed goes, what is new will be asked about.
    void takeList(Txids listed);

    /// What to ask the node about next, about that many: first what is new, then relatives of
    /// what changed (these in one piece), then the rest of the first list.
    Txids takeQuestions(std::size_t most);
    bool hasQuestions() const;
    struct Read {
        Txid txid;
        MempoolEntry entry;
    };
    void entriesRead(const std::vector<Read> &read);
    /// The node no longer has it, which the next event or list will say too; or it came back,
    /// and is asked about again in the next cycle. No error.
    void entryGone(const Txid &txid) { m_later.push_back(txid); }
    void askAgain(const Txids &txids); ///< the questions got no answer
    void nextCycle();                  ///< what was put off gets its turn
    /// Changes were missed: what was read of late may be of after them. Asks about it again.
    void recheckRecent();
    /// Asks again about the next ones with relatives, about that many, going round for ever.
    void sweep(std::size_t most) { m_clusters.sweep(most); }

    std::size_t size() const { return m_table.size(); }
    bool isFull() const { return m_table.size() >= mostTransactions; }
    bool contains(const Txid &txid) const { return m_table.find(m_table.keyOf(txid)) != nullptr; }
    std::size_t unknownCount() const { return m_unknown; } ///< fee and vsize not read yet
    std::size_t bytes() const;                             ///< of memory, questions included
    /// Bins, sums and projected blocks of what is known.
    void describe(MempoolSnapshot &snapshot) const;

private:
    struct Sums {
        qint64 txCount = 0;
        qint64 vsize = 0;
        qint64 feeSat = 0;
        void change(const MempoolRecord &record, qint64 sign);
    };

    /// A part of all keys; past the last one it goes on at the first.
    struct KeyRange {
        quint64 from;
        quint64 length;
        bool contains(quint64 key) const { return key - from <= length; }
    };

    KeyRange nextSingles(std::size_t of);
    void entryRead(const Txid &txid, const MempoolEntry &entry);
    void count(const MempoolRecord &record, qint64 sign);
    void erase(MempoolRecord *record);
    void link(const Txid &txid, MempoolRecord &record, const Txids &relatives, quint64 before);
    bool join(const Txid &txid, MempoolRecord &one, const Txid &relative, MempoolRecord &other);
    void remember(const Txid &txid);
    void takeChangedCluster(Txids &questions);

    MempoolTable m_table;
    MempoolClusters m_clusters;
    FeerateOrder m_order;
    std::array<Sums, feerateBins.size()> m_bins;
    Sums m_sum;
    std::size_t m_unknown = 0;
    Txids m_listed;  ///< of the first list, still to be asked about; from the back
    Txids m_fresh;   ///< likewise, what came since
    Txids m_changed; ///< to be asked about again, without relatives
    Txids m_later;   ///< to be asked about again in the next cycle
    Txids m_recent;  ///< the latest read, in a ring
    std::size_t m_recentAt = 0;
    quint64 m_singlesFrom = 0;
    quint64 m_mark = 0;
};

} // namespace bnm
