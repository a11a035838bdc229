// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/mempool/mempool_answers.h"
#include "collectors/mempool/mempool_join.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/mempool/node_figures.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace bnm {

class ZmqConnection;

struct MempoolSyncOptions {
    Identity identity;
    int intervalMs = 5'000;
    QString sequenceEndpoint; ///< BITCOIN_ZMQ_SEQUENCE; empty: lists are compared instead
};

/// Keeps a MempoolMirror level with the node and publishes it once a cycle.
///
/// The first reading is the list of txids, then their entries in batches, one on its way at a
/// time: a verbose list would be one body of half a kilobyte a transaction, built by the node
/// under the lock of its mempool. From then on ZMQ tells what changed; while there is no ZMQ
/// the list of each cycle does. What is new is asked about once a cycle, with relatives whose
/// feerate may have changed, and a few more that the sweep has come to.
///
/// Needs Bitcoin Core 0.21 or later (mempool_sequence). Lives on a thread that may work.
class MempoolSync : public QObject {
    Q_OBJECT
public:
    MempoolSync(RpcClient &client, MempoolSyncOptions options, QObject *parent = nullptr);
    ~MempoolSync() override;

    void start();
    void takeNodeFigures(const NodeFigures &figures);

    const MempoolMirror &mirror() const { return m_mirror; }
    qint64 listsTaken() const { return m_listsTaken; }

    /// 2 MB of answer. The node takes its lock for one entry at a time, so a batch does not hold
    /// it; fewer to a batch cost this program more (measured: 2,000 take a tenth more CPU than
    /// 4,000, 500 take twice as much).
    static constexpr std::size_t entriesOfBatch = 4'000;
    /// Entries asked about in a cycle once the first reading is done; what is more waits.
    static constexpr std::size_t mostEntriesOfCycle = 2'000;
    static constexpr std::size_t sweptInCycle = 25;

Q_SIGNALS:
    void pointsReady(const bnm::Points &points);
    void changed(const bnm::MempoolSnapshotPtr &snapshot);

private:
    void listen();
    void cycle();
    void pump();
    bool mayAskForList();
    void requestList();
    void requestBlock(const MempoolJoin::Hash &hash);
    bool requestEntries();
    void takeList(RpcText &answer, bool isJoined);
    void takeEntries(RpcText &answer, const Txids &asked);
    void failed(const RpcError &error);
    void finishReading();
    void publish();
    void publishProgress();
    MempoolSnapshot describe() const;

    RpcClient &m_client;
    MempoolSyncOptions m_options;
    MempoolMirror m_mirror;
    MempoolJoin m_join;
    MempoolAnswers m_answers;
    struct Listening;
    std::unique_ptr<Listening> m_listening;
    QTimer m_cycle;
    QTimer m_patience; ///< with a subscription that still has to show that it is there
    QElapsedTimer m_sinceProgress;
    NodeFigures m_figures;
    QString m_trouble;
    qint64 m_figuresMs = 0;
    qint64 m_listsTaken = 0;
    std::size_t m_entriesLeft = 0; ///< in this cycle
    int m_differs = 0;             ///< cycles in which the node counted otherwise
    bool m_connected = false;
    bool m_wantsList = true; ///< without ZMQ
    bool m_busy = false;
    bool m_paused = false; ///< until the next cycle, after an error
    bool m_hasList = false;
    bool m_isRead = false; ///< the first reading is done
    bool m_publishDue = false;
};

} // namespace bnm
