// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/known_chain.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/steady_clock.h"

#include <QObject>

#include <functional>
#include <vector>

namespace bnm {

/// Follows the active chain by hash and reports reorganisations and new blocks. From a new tip it
/// walks back headers (getblockheader) to a known block; the depth is the number of known blocks
/// that were replaced by others. A node that only goes back (after it was killed) and takes the
/// same way again had no reorganisation. A tip far ahead (after an outage) is not walked: the node
/// is asked which of the known blocks are still on its active chain, which is as exact and takes
/// one request.
///
/// The first tip existed before the first poll and is not new, nor is the tip of another node.
/// Blocks that came while the program was off are not new either: their time of arrival is unknown,
/// and a sum over new blocks must not count any twice. They are only in chain().
class ReorgTracker : public QObject {
    Q_OBJECT
public:
    struct NewBlock {
        BlockSummary block;
        std::optional<qint64> intervalSeconds; ///< to the previous block; nothing: unknown
    };
    struct Step {
        bool complete = false; ///< false: the node failed meanwhile; repeated at the next tip
        RpcError error;        ///< the reason, if not complete
        int depth = 0;
        std::optional<Reorganisation> reorganisation; ///< if there was one; without its time
        int requests = 0;                             ///< number of HTTP requests
        /// since the previous poll; oldest first, as far as walked
        std::vector<NewBlock> newBlocks;
    };
    using Handler = std::function<void(const Step &)>;

    /// how long reorganisations are remembered
    static constexpr qint64 keptMs = 24LL * 60 * 60 * 1000;

    using Clock = qint64 (*)(); ///< in ms, steady

    explicit ReorgTracker(RpcClient &client, QObject *parent = nullptr, Clock clock = &steadyNowMs);

    /// Takes the header of a tip that differs from the known one. With fillHistory the blocks
    /// before a first or distant tip are requested too. The handler is called once.
    void follow(const BlockHeader &tip, bool fillHistory, Handler handler);

    const KnownChain &chain() const { return m_chain; }
    void setStats(const QString &hash, const BlockStats &stats) { m_chain.setStats(hash, stats); }
    int lastDepth() const { return m_lastDepth; } ///< of the newest reorganisation; 0: none seen
    /// Of the last day at most.
    int deepestWithin(qint64 lastMs) const;
    int countWithin(qint64 lastMs) const;

private:
    void step();
    bool isFarAhead() const;
    void walk(const QString &hash);
    void findForkAmongKnown();
    void joinAt(const QString &forkHash);
    void startAnew();
    void fillHashes();
    void fillHeaders(const std::vector<QString> &hashes);
    void takeOlder(const std::vector<std::optional<BlockHeader>> &headers);
    std::size_t takeReturned();
    void noteReorganisation(const BlockSummary &replacedTip, int depth);
    void finish(bool complete);
    void fail(const RpcError &error);

    struct Seen {
        qint64 steadyMs; ///< when it was seen
        int depth;
    };

    RpcClient &m_client;
    const Clock m_clock;
    KnownChain m_chain;
    BlockSummaries m_goneBack;         // above the tip, not replaced by others; oldest first
    std::vector<BlockHeader> m_walked; // newest first
    std::vector<Seen> m_reorganisations;
    int m_lastDepth = 0;
    bool m_fillHistory = true;
    bool m_isFirstLook = false; // of this chain
    Step m_step;
    Handler m_handler;
};

} // namespace bnm
