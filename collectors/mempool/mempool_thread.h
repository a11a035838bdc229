// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_api_source.h"
#include "collectors/mempool/mempool_sync.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bnm {

struct MempoolThreadOptions {
    MempoolSnapshot::Source source = MempoolSnapshot::Source::CoreRawMempool;
    RpcEndpoint endpoint;
    MempoolSyncOptions sync;
    MempoolApiOptions api;
};

/// The mempool's source on a thread of its own, with its own connection to the node. Ends at
/// once, whatever is under way. All signals come on the thread this object lives in.
class MempoolThread : public QObject {
    Q_OBJECT
public:
    explicit MempoolThread(MempoolThreadOptions options, QObject *parent = nullptr);
    ~MempoolThread() override;
    /// Asks the thread to end, whatever is under way, without waiting; the destructor waits. Gives
    /// it, for its finished().
    QThread *end();

    void start();
    /// Points of the fast cycle, which knows some of it already.
    void take(const bnm::Points &points);

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);
    void changed(const bnm::MempoolSnapshotPtr &snapshot);

private:
    struct Inside;
    void begin();

    MempoolThreadOptions m_options;
    QThread m_thread;
    std::unique_ptr<Inside> m_inside; ///< made, used and ended on the thread
    QObject m_there;                  ///< stands for the thread, so that work can be sent to it
};

} // namespace bnm
