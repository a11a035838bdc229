// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/known_chain.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/steady_clock.h"

#include <QObject>

#include <functional>
#include <vector>

namespace bnm {

/// Follows the active chain by hash and tells reorganisations and new blocks.
/// From a new tip it walks back headers (getblockheader) until a block it knows; the
/// depth is how many known blocks were replaced by others: a node that only goes back, as one that
/// was killed does when it starts again, and comes the same way has had no reorganisation. A tip
/// far ahead (catching up after an outage) is not walked: the node is asked which of the known
/// blocks it still has on its active chain, which is as exact and takes one request.
///
/// The tip of the first look was there before and is not new, nor is that of another node. Blocks
/// that came while the program was off are not new either: when they arrived nobody knows, and a
/// sum over new blocks must count none twice. They are in chain(), and no more.
class ReorgTracker : public QObject {
    Q_OBJECT
public:
    struct NewBlock {
        BlockSummary block;
        std::optional<qint64> intervalSeconds; ///< to the block before; nothing when not known
    };
    struct Step {
        bool complete = false; ///< false: the node failed meanwhile; asked again at the next tip
        RpcError error;        ///< then: how
        int depth = 0;
        int requests = 0;                ///< HTTP requests it took
        std::vector<NewBlock> newBlocks; ///< since the look before; oldest first, as far as walked
    };
    using Handler = std::function<void(const Step &)>;

    static constexpr qint64 keptMs = 24LL * 60 * 60 * 1000; ///< what is known of a reorganisation

    using Clock = qint64 (*)(); ///< in ms, steady

    explicit ReorgTracker(RpcClient &client, QObject *parent = nullptr, Clock clock = &steadyNowMs);

    /// Takes the header of a tip that is not the known one. With fillHistory the blocks
    /// before a first or distant tip are asked for too. The handler is called once.
    void follow(const BlockHeader &tip, bool fillHistory, Handler handler);

    const KnownChain &chain() const { return m_chain; }
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
    void finish(bool complete);
    void fail(const RpcError &error);

    struct Reorganisation {
        qint64 steadyMs; ///< when it was seen
        int depth;
    };

    RpcClient &m_client;
    const Clock m_clock;
    KnownChain m_chain;
    BlockSummaries m_goneBack;         // above the tip, and not replaced by others; oldest first
    std::vector<BlockHeader> m_walked; // newest first
    std::vector<Reorganisation> m_reorganisations;
    int m_lastDepth = 0;
    bool m_fillHistory = true;
    bool m_isFirstLook = false; // at this chain
    Step m_step;
    Handler m_handler;
};

} // namespace bnm
