// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/reorg_tracker.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace bnm {

struct FastCollectorOptions {
    Identity identity;
    int intervalMs = 5'000;
    QString expectedChain; ///< as getblockchaininfo names it; empty: any
    bool blockPoints = true;
    bool softforks = true;
};

/// Asks the node, every few seconds, what changes fast: chain, mempool and feerates in one
/// HTTP request, and at a new tip the block, its interval, reorganisations and soft forks.
/// A cycle never overlaps itself; one that comes too early is skipped and counted. A call
/// that the node lacks costs its fields, not the cycle.
class FastCollector : public QObject {
    Q_OBJECT
public:
    FastCollector(RpcClient &client, FastCollectorOptions options, QObject *parent = nullptr);

    void start();
    /// For people, where the chain is not the expected one (names as of getblockchaininfo).
    static QString otherChainSentence(const QString &chain, const QString &expected);
    /// Begins a cycle now, or right after the one that runs.
    void pollNow();

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);
    void linkChanged(const bnm::LinkStatus &status);
    void chainNamed(const QString &chain);
    void recentBlocksChanged(const bnm::BlockSummaries &blocks);
    void heightChanged(qint64 height);
    void cycleFinished(bool answered);

private:
    void tick();
    void beginCycle();
    void ask();
    void readLight(const RpcAnswer &answer);
    void readFees(const RpcAnswer &answer);
    void readChain(const RpcAnswer &answer);
    void askAboutTip(const QString &hash);
    void readTip(const RpcAnswer &answer);
    void tipFollowed(const ReorgTracker::Step &step);
    void askForBlocks(const std::vector<ReorgTracker::NewBlock> &blocks);
    void endCycle(const RpcError &error);
    void countErrors(const RpcAnswer &answer);
    void completeBlockchainPoint();
    void report(const RpcError &error);
    void setLink(LinkStatus::Level level, const QString &summary, const QString &sentence);

    RpcClient &m_client;
    FastCollectorOptions m_options;
    ReorgTracker m_tracker;
    QTimer m_timer;
    QElapsedTimer m_cycleTime;
    bool m_running = false;
    bool m_again = false;
    qint64 m_requests = 0; // of this cycle
    qint64 m_rpcErrors = 0;
    qint64 m_retries = 0;
    qint64 m_skippedCycles = 0;
    qint64 m_endedMs = 0; // Unix time of the last cycle's end
    qint64 m_blockMs = 0; // of the last block point
    std::optional<qint64> m_chainTips;
    std::optional<qint64> m_rivalBranch;
    std::optional<quint32> m_knownBits;     // of soft forks that the node knows to be signalled for
    std::optional<qint64> m_tipTimeSeconds; // for nodes whose getblockchaininfo has no time
    QString m_chain;
    bool m_initialDownload = false;
    QString m_followedTip;
    std::optional<Point> m_blockchain;
    Points m_points;
    LinkStatus m_link;
};

} // namespace bnm
