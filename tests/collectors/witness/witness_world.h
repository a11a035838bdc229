// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/rpc_http_server.h"
#include "collectors/witness/witness_collector.h"
#include "tests/collectors/electrum/made_chain.h"
#include "tests/support/collected.h"

#include <memory>

namespace bnm {

/// A node on a made chain that answers for its blocks.
class ChainNode {
public:
    explicit ChainNode(const MadeChain &blocks);

    RpcEndpoint endpoint();
    BlockSummaries recent(qint64 count) const;
    const QStringList &methods() const { return m_methods; }
    RpcHttpServer &server() { return m_server; }

    MadeChain chain;

private:
    RpcHttpServer::Answer answer(const QByteArray &batch);
    QJsonValue result(const QString &method, const QJsonArray &params) const;

    RpcHttpServer m_server;
    QStringList m_methods;
};

/// Our node, and the collector that compares it with a witness at that URL.
class WitnessWorld {
public:
    explicit WitnessWorld(const MadeChain &ours) : node(ours) {}

    void start(const QString &witness, const WitnessSourceOptions &source = {});
    /// Like the node after each block.
    void tellBlocks() { collector->setRecentBlocks(node.recent(recentBlocks)); }
    /// After the next comparison.
    WitnessView compared();
    /// Waits for the comparisons that lead to this state; fails after a while.
    bool becomes(WitnessView::State state);

    const WitnessView &view() const { return collector->view(); }
    StatusReport report() const { return collector->lastReport(); }

    ChainNode node;
    qint64 recentBlocks = 145;
    WitnessOptions options;
    Collected points;
    std::unique_ptr<WitnessCollector> collector;
};

} // namespace bnm
