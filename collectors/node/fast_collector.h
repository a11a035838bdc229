// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/node_figures.h"
#include "collectors/node/chain_signs.h"
#include "collectors/node/node_collector.h"
#include "collectors/node/node_identity.h"
#include "collectors/node/reorg_tracker.h"

#include <QHash>

namespace bnm {

struct FastCollectorOptions {
    Identity identity;
    int intervalMs = 5'000;
    QString expectedChain = {}; ///< as in getblockchaininfo; empty: any
    bool blockPoints = true;
    bool softforks = true;
    /// How often branches are requested while the tip does not move: a block that the node refuses
    /// leaves its tip unchanged. The node walks its whole block index for this.
    int branchesEveryMs = 120'000;
    /// Points are only for the expected chain: nothing is published for another one. Otherwise they
    /// are published, with a warning.
    bool onlyExpected = false;
    QString formerChain = {}; ///< the node's chain until a moment ago; empty: none
};

/// Polls the fast-changing figures of the node every few seconds: chain, mempool and feerates in
/// one HTTP request; at a new tip the block, its interval, reorganisations and soft forks. A call
/// that the node lacks costs its fields, not the cycle. Its status is the node's.
class FastCollector : public NodeCollector {
    Q_OBJECT
public:
    FastCollector(RpcEndpoint endpoint, FastCollectorOptions options, QObject *parent = nullptr);

    void start() override;
    /// For an unexpected chain (names as in getblockchaininfo).
    static QString otherChainSentence(const QString &chain, const QString &expected);

Q_SIGNALS:
    void cameBack(); ///< the node answers again
    void chainNamed(const QString &chain);
    /// Each cycle, unless the chain is not the only expected one: when the node was polled.
    void chainChecked(qint64 askedSteadyMs, bool answered);
    void chainSignsRead(const bnm::ChainSigns &signs); ///< each cycle in which the node answered
    void recentBlocksChanged(const bnm::BlockSummaries &blocks);
    void reorganised(const bnm::Reorganisation &reorganisation);
    void heightChanged(qint64 height);
    void nodeFiguresReady(const bnm::NodeFigures &figures); ///< of the mempool

private:
    void poll() override;
    QString slowSentence(qint64 seconds) const override;
    void ask();
    void readLight(const RpcAnswer &answer);
    void readFees(const RpcAnswer &answer);
    void readFigures(const RpcAnswer &answer);
    void readChain(const RpcAnswer &answer);
    bool takeChain(const QString &chain);
    void finishOnOtherChain();
    bool isTipToBeAskedAgain() const;
    void askAboutTip(const QString &hash);
    void readTip(const RpcAnswer &answer);
    void readBranches(const JsonValue &chainTips);
    void askForChainwork(const BlockHeader &tip, const QStringList &hashes);
    QStringList branchesWithoutChainwork() const;
    void follow(const BlockHeader &tip);
    void tipFollowed(const ReorgTracker::Step &step);
    void noteReorganisation(const ReorgTracker::Step &step);
    std::optional<RpcCall> olderStatsCall();
    void readOlderStats(const RpcReply &reply);
    void askForBlocks(const std::vector<ReorgTracker::NewBlock> &blocks);
    void finish(const RpcError &error);
    void countErrors(const RpcAnswer &answer);
    void completeBlockchainPoint();
    void publishOwnFigures();
    void reportNode(const RpcError &error, bool answered);

    FastCollectorOptions m_options;
    ReorgTracker m_tracker;
    qint64 m_endedMs = 0; // Unix time of the last cycle's end
    qint64 m_blockMs = 0; // of the last block point
    ChainSigns m_signs;
    QHash<QString, QString> m_chainwork; // of branches' tips, by hash
    qint64 m_branchesSteadyMs = 0;       // when they were requested
    std::optional<qint64> m_chainTips;
    std::optional<qint64> m_rivalBranch;
    std::optional<quint32> m_knownBits;       // soft forks that the node knows to be signalled
    std::optional<qint64> m_tipTimeSeconds;   // for nodes whose getblockchaininfo lacks the time
    std::optional<bool> m_relaysTransactions; // requested once after each start of the node
    std::optional<qint64> m_version;          // the same
    qint64 m_slowestMs = 0;                   // answer of this cycle
    QString m_chain;
    qint64 m_askedSteadyMs = 0;
    qint64 m_startedSteadyMs = 0;
    bool m_initialDownload = false;
    QString m_followedTip;
    QString m_olderBlock; // whose statistics are requested in this cycle; empty: none
    std::optional<PointOf<"blockchain">> m_blockchain;
    Points m_points;
};

} // namespace bnm
