// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/cycle_figures.h"
#include "collectors/pipeline/polling_collector.h"
#include "collectors/rpc/rpc_client.h"

namespace bnm {

/// A collector whose cycles are calls of the node. While one call runs, no other is sent; one that
/// runs long is reported: the node is slow.
class NodeCollector : public PollingCollector {
    Q_OBJECT
public:
    void start() override;

protected:
    NodeCollector(ComponentInfo info, RpcEndpoint endpoint, QObject *parent);

    RpcClient &client() { return m_client; }
    const RpcClient &client() const { return m_client; }
    CycleFigures &figures() { return m_figures; } ///< of the current cycle

private:
    void skipCycle(bool hasProgressed) final;
    /// For a call that has run that long.
    virtual QString slowSentence(qint64 seconds) const = 0;

    RpcClient m_client;
    CycleFigures m_figures;
};

} // namespace bnm
