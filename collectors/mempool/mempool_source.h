// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/mempool/node_figures.h"
#include "collectors/pipeline/cycle_figures.h"
#include "collectors/pipeline/polling_collector.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/zmq/sequence_event.h"

#include <memory>

namespace bnm {

/// A source for the mempool by feerate. Publishes mempool_hist and recommended_feerate points,
/// snapshots for the window, and a collector point with loop=mempool each cycle.
class MempoolSource : public PollingCollector {
    Q_OBJECT
public:
    virtual void takeNodeFigures(const NodeFigures &figures) { m_nodeFigures = figures; }
    /// From ZmqSubscriber, on the same thread. Ignored by a source that does not follow the node.
    virtual void takeSequenceEvent(const SequenceEvent &, quint32) {}
    virtual void setSequenceConnected(bool) {}

Q_SIGNALS:
    void changed(const bnm::MempoolSnapshotPtr &snapshot);

protected:
    MempoolSource(Identity identity, int intervalMs, QObject *parent);

    const Identity &identity() const { return m_identity; }
    const NodeFigures &nodeFigures() const { return m_nodeFigures; }
    void emitChanged(MempoolSnapshot snapshot);
    /// Publishes the points, with one about the cycle itself, and ends the cycle with its report.
    /// Also for failures between two cycles; these have no duration.
    void conclude(Points points, const StatusReport &outcome, bool answered);

    CycleFigures m_cycleFigures;

private:
    Identity m_identity;
    NodeFigures m_nodeFigures;
};

struct MempoolSourceOptions {
    MempoolSnapshot::Source source = MempoolSnapshot::Source::CoreRawMempool;
    Identity identity;
    int intervalMs = 5'000;
    RpcEndpoint endpoint;         ///< of the node
    bool expectsSequence = false; ///< ZMQ reports its changes
    QUrl apiBase;                 ///< of the mempool server (MEMPOOL_API_BASE)
    QNetworkProxy apiProxy = QNetworkProxy(QNetworkProxy::NoProxy);
};

/// A source's polling interval in ms: a mempool server is polled every 10 s at most.
int mempoolIntervalMs(MempoolSnapshot::Source source, int intervalMs);
std::unique_ptr<MempoolSource> makeMempoolSource(const MempoolSourceOptions &options);

} // namespace bnm
