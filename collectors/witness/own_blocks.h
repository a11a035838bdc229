// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/node/node_identity.h"
#include "collectors/rpc/rpc_client.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bnm {

/// The node's own validated blocks by height: recent ones from the collector, others by one small
/// request to the node.
class OwnBlocks : public QObject {
    Q_OBJECT
public:
    using Handler = std::function<void(const std::optional<QString> &hash)>;

    explicit OwnBlocks(RpcEndpoint node, QObject *parent = nullptr);

    void setRecent(const BlockSummaries &blocks) { m_recent = blocks; } ///< oldest first
    const BlockSummary *tip() const { return m_recent.empty() ? nullptr : &m_recent.back(); }
    /// Finds a recent block; nothing: not among them.
    const BlockSummary *find(const QString &hash) const;
    std::optional<QString> recentHash(qint64 height) const;
    /// Asks the node, recent or not. Nothing: the node has no such block, or does not answer. A
    /// recent block has to do if the node does not allow the call.
    void ask(qint64 height, QObject *context, Handler handler);
    /// The call that the node did not allow the last time; empty: none.
    const QString &refusedCall() const { return m_refusedCall; }

private:
    QString m_refusedCall;
    BlockSummaries m_recent;
    RpcClient *m_client; // a child
};

} // namespace bnm
