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
/// relatives of whatever came or went are asked about again. Between the change and that answer
/// they count with the feerate of before.
class MempoolMirror {
public:
    explicit MempoolMirror(quint64 secret);

    /// False when it was there already.
    bool add(const Txid &txid);
    /// False when it was not there.
    bool remove(const Txid &txid);
    /// Everything that waits: what is not listed goes, what is new will be asked about.
    void takeList(Txids listed);

    /// What to ask the node about next, at most that many: first what is new, then the changed,
    /// then the rest of the first list.
    Txids takeQuestions(std::size_t most);
    bool hasQuestions() const;
    void askAgain(const Txids &txids); ///< the questions got no answer
    void entryRead(const Txid &txid, const MempoolEntry &entry);

    std::size_t size() const { return m_table.size(); }
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

    void count(const MempoolRecord &record, qint64 sign);
    void erase(MempoolRecord *record);
    void link(const Txid &txid, quint64 key, const Txids &relatives, bool fresh);
    void join(const Txid &txid, MempoolRecord &one, const Txid &relative, MempoolRecord &other);
    void takeChangedClusters(std::size_t enough);

    MempoolTable m_table;
    MempoolClusters m_clusters;
    FeerateOrder m_order;
    std::array<Sums, feerateBins.size()> m_bins;
    Sums m_sum;
    std::size_t m_unknown = 0;
    Txids m_listed;  ///< of the first list, still to be asked about; from the back
    Txids m_fresh;   ///< likewise, what came since
    Txids m_changed; ///< to be asked about again
    quint64 m_mark = 0;
};

} // namespace bnm
