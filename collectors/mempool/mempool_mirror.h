// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/feerate_order.h"
#include "collectors/mempool/mempool_clusters.h"
#include "collectors/mempool/mempool_table.h"

namespace bnm {

/// One waiting transaction, from getmempoolentry.
struct MempoolEntry {
    qint64 vsize = 0;
    qint64 feeSat = 0;
    double feerate = 0; ///< sat/vB at which it is mined: of its chunk, or with its ancestors
    Txids relatives;    ///< waiting parents and children
};

/// A copy of the node's mempool for the fee histogram, kept current by changes: which transactions
/// wait, and fee, vsize and feerate of each. Sums are updated by each change, never recounted. Does
/// no input and output: its owner applies lists, arrivals and departures, and sends its questions
/// to the node.
///
/// A transaction's feerate changes when a relative arrives or leaves. So the relatives of each
/// change are requested again, together. Until the answer arrives they count with their previous
/// feerate. A relative that came and went during the request (or a fee changed by
/// prioritisetransaction) leaves a wrong feerate until the sweep reaches it.
class MempoolMirror {
public:
    explicit MempoolMirror(quint64 secret);

    /// Limit; a node with default settings has 100,000, a very full one 300,000.
    static constexpr std::size_t mostTransactions = 500'000;

    /// False if it exists already, or the limit is reached.
    bool add(const Txid &txid);
    /// False if it is not there.
    bool remove(const Txid &txid);
    /// The complete list: others are removed, new ones will be requested.
    void takeList(Txids listed);

    /// The next txids to request, about that many: first new ones, then relatives of changes (these
    /// all at once), then the rest of the first list.
    Txids takeQuestions(std::size_t most);
    bool hasQuestions() const;
    struct Read {
        Txid txid;
        MempoolEntry entry;
    };
    void entriesRead(const std::vector<Read> &read);
    /// The node no longer has it (the next event or list will confirm this), or it came back and is
    /// requested again in the next cycle. Not an error.
    void entryGone(const Txid &txid) { m_later.push_back(txid); }
    void askAgain(const Txids &txids); ///< the request failed
    void nextCycle();                  ///< requests deferred txids
    /// Changes were missed: recent answers may already include them. Requests these again.
    void recheckRecent();
    /// Requests the next ones with relatives again, about that many; goes round and round.
    void sweep(std::size_t most) { m_clusters.sweep(most); }

    std::size_t size() const { return m_table.size(); }
    bool isFull() const { return m_table.size() >= mostTransactions; }
    bool contains(const Txid &txid) const { return m_table.find(m_table.keyOf(txid)) != nullptr; }
    std::size_t unknownCount() const { return m_unknown; } ///< fee and vsize not known yet
    std::size_t bytes() const;                             ///< of memory, including questions
    /// Bins, sums and projected blocks of the known transactions.
    void describe(MempoolSnapshot &snapshot) const;

private:
    struct Sums {
        qint64 txCount = 0;
        qint64 vsize = 0;
        qint64 feeSat = 0;
        void change(const MempoolRecord &record, qint64 sign);
    };

    /// A range of all keys; wraps around at the end.
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
    Txids m_listed;  ///< of the first list, still to be requested; from the back
    Txids m_fresh;   ///< new since then, still to be requested
    Txids m_changed; ///< to be requested again, without relatives
    Txids m_later;   ///< to be requested again in the next cycle
    Txids m_recent;  ///< most recent answers, in a ring
    std::size_t m_recentAt = 0;
    quint64 m_singlesFrom = 0;
    quint64 m_mark = 0;
};

} // namespace bnm
