// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/rpc_http_server.h"
#include "app/demo/simulated_chain.h"
#include "app/demo/simulated_mempool.h"
#include "app/demo/simulated_past.h"
#include "app/demo/simulated_peers.h"
#include "app/demo/simulated_publisher.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <utility>

namespace bnm {

struct SimulatedNodeOptions {
    quint64 seed = 1;
    quint16 port = 0;  ///< 0: any free one
    QString directory; ///< for the cookie file
    QString chain = QStringLiteral("main");
    int firstHeight = 920'000;
    int historyBlocks = 300;
    int tipAgeSeconds = 0;
    /// Earlier reorganisations: their distance below the tip, and depth.
    std::vector<SimulatedChain::Fork> pastForks = {};
    qint64 uptimeSeconds = 0;    ///< at the start
    double meanBlockSeconds = 0; ///< 0: only on request
    int firstBlockSeconds = 0;   ///< 0: like all others
    int reorgEveryBlocks = 0;    ///< on average; 0: only on request
    int mempoolTransactions = 2'000;
    double transactionsPerSecond = 0;
    SimulatedPeersOptions peers;
    double churnPerMinute = 0;
    bool isMined = false; ///< its mempool is the remainder after blocks
    double speed = 1;     ///< of the feerate market

    /// The world of --demo; blocks, transactions and peers come faster than in reality by that
    /// factor. Its past is SimulatedPast.
    static SimulatedNodeOptions forDemo(const QString &directory, double speed);
};

/// Imitates a Bitcoin Core node: it answers JSON-RPC over real HTTP and publishes over real ZMQ,
/// from a small simulated world. Clients cannot tell the difference. For --demo and the tests,
/// which can make it fail like a real node.
class SimulatedNode : public QObject {
    Q_OBJECT
public:
    explicit SimulatedNode(SimulatedNodeOptions options, QObject *parent = nullptr);
    ~SimulatedNode() override;

    bool start(QString *error);
    quint16 rpcPort() const { return m_http.port(); }
    QString cookiePath() const;
    QString zmqEndpoint() const { return m_publisher.endpoint(); }

    /// The days before now, which lead to its present state.
    std::shared_ptr<const SimulatedPast> makePast();
    std::shared_ptr<const SimulatedPast> past() const { return m_past; }

    // Commands for tests.
    void mine(int blocks = 1);
    void reorganise(int depth);                   ///< removes depth blocks, connects depth + 1
    void refuseBlock() { m_chain.refuseBlock(); } ///< that others build on
    void follow(const SimulatedNode &other) { m_chain.follow(other.m_chain); }
    /// Back to an older state, as after a kill; the mempool does not notice.
    void goBack(int blocks) { m_goneBack = m_chain.disconnect(blocks); }
    /// with the same blocks
    void comeForward() { m_chain.reconnect(std::exchange(m_goneBack, {})); }
    void setFault(NodeFault fault, int milliseconds = 0);
    void restart();
    void writeNewCookie();
    void setPruned(bool pruned) { m_pruned = pruned; }
    void setBlocksToDownload(int blocks) { m_blocksToDownload = blocks; }
    void setMempoolLoading(bool loading) { m_isMempoolLoading = loading; }
    void setBlocksOnly(bool blocksOnly) { m_blocksOnly = blocksOnly; } ///< like blocksonly=1
    /// False: as after a start without fee_estimates.dat.
    void setEstimates(bool known) { m_hasEstimates = known; }
    void setMissingMethods(const QStringList &methods) { m_missing = methods; }
    void leaveOut(const QStringList &members) { m_leftOut = members; } ///< from all answers
    /// From the answers to one call, at any depth.
    void leaveOutOf(const QString &method, const QString &member)
    {
        m_leftOutMethod = method;
        m_leftOutMember = member;
    }
    void forbid(const QStringList &methods) { m_forbidden = methods; } ///< like rpcwhitelist
    /// Like rpcwhitelist, with all allowed methods; empty: any method.
    void allowOnly(const QStringList &methods) { m_allowed = methods; }
    void setWarnings(const QStringList &warnings) { m_warnings = warnings; }
    void dropPeers(int count) { m_peers.drop(count); }
    void publishTransactions(int count);
    /// Adds transactions whose messages are lost.
    void loseTransactions(int count);
    const SimulatedMempool &mempool() const { return m_mempool; }
    const SimulatedChain &chain() const { return m_chain; }
    int height() const { return m_chain.tip().height; }
    qint64 requestCount() const { return m_http.requestCount(); }
    QSet<QString> methodsEverAsked() const { return m_methodsEverAsked; }

private:
    struct CallError {
        int code;
        QString message;
    };
    struct CallResult {
        QJsonValue value;
        std::optional<CallError> error;
        QByteArray text = {}; ///< the result as JSON text if it is large; replaces value
    };
    using Method = std::function<CallResult(const QJsonArray &)>;

    bool isForbidden(const QJsonDocument &request) const;
    RpcHttpServer::Answer answer(const QByteArray &body);
    struct AnsweredCall {
        int errorCode = 0;
        bool isV2 = false;
        QByteArray text;
    };
    AnsweredCall answerOne(const QJsonObject &request);
    CallResult call(const QString &method, const QJsonArray &params);
    void addChainMethods();
    void addOtherMethods();
    void addMempoolMethods();
    CallResult block(const QJsonArray &params) const;
    void publish(const MempoolChanges &changes);
    SimulatedBlock mineUntold();
    CallResult blockByHash(const QJsonArray &params,
                           QJsonObject (SimulatedChain::*describe)(const SimulatedBlock &)
                               const) const;
    QJsonObject blockchainInfo() const;
    QJsonObject estimate(int target) const;
    QJsonObject networkInfo() const;
    QJsonObject deploymentInfo() const;
    void tick();
    void scheduleBlock();

    SimulatedNodeOptions m_options;
    Random m_random;
    SimulatedChain m_chain;
    std::vector<SimulatedBlock> m_goneBack;
    SimulatedMempool m_mempool;
    SimulatedPeers m_peers;
    SimulatedPublisher m_publisher;
    RpcHttpServer m_http;
    QHash<QString, Method> m_methods;
    QTimer m_tick;
    QTimer m_nextBlock;
    QElapsedTimer m_sinceTick;
    QElapsedTimer m_uptime;
    qint64 m_uptimeBefore;
    std::shared_ptr<const SimulatedPast> m_past; ///< none: its traffic is constant
    QStringList m_forbidden;
    QStringList m_allowed;
    QStringList m_missing;
    QStringList m_leftOut;
    QString m_leftOutMethod;
    QString m_leftOutMember;
    QStringList m_warnings;
    QSet<QString> m_methodsEverAsked;
    bool m_pruned = false;
    bool m_isMempoolLoading = false;
    bool m_blocksOnly = false;
    bool m_hasEstimates = true;
    int m_blocksToDownload = 0;
    QHash<QString, SimulatedTransactions> m_mined; ///< by block, of the latest blocks
    QStringList m_minedOrder;
};

} // namespace bnm
