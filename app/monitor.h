// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alerts.h"
#include "app/core/config/config.h"
#include "app/core/peers/peer_log_thread.h"
#include "app/core/store/history.h"
#include "app/notify/webhook.h"
#include "app/status_server.h"
#include "collectors/electrum/electrum_collector.h"
#include "collectors/host/host_sampler.h"
#include "collectors/mempool/mempool_thread.h"
#include "collectors/node/fast_collector.h"
#include "collectors/slow/slow_thread.h"
#include "collectors/zmq/zmq_subscriber.h"
#include "influx/mirror_thread.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>

namespace bnm {

/// Wires the collectors to whatever takes their points: history and mirror here, the window and
/// the printer through the signals. Lives on the main event loop; nothing in it blocks.
class Monitor : public QObject {
    Q_OBJECT
public:
    /// What is left behind: history and queue; or nothing, by a run that is over at once, with
    /// the history read for pictures.
    enum class Keeping { OnDisk, Nothing, NothingButReadPast };

    /// The clock is that of the alerts; a test may let hours pass.
    Monitor(const Config &config, Keeping keeping, std::function<Moment()> clock = {},
            QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    /// Writes what waits to the mirror; stopped() follows within the given time.
    void stop(int timeoutMs);
    RunState runState() const;
    Alerts &alerts() { return m_alerts; }
    History *history() const { return m_history.get(); } ///< none when nothing is kept

Q_SIGNALS:
    void points(const bnm::Points &points);
    /// With a mirror: they are in its queue, so that a kill does not lose them. Else as points().
    void pointsKept(const bnm::Points &points);
    void linkChanged(const bnm::LinkStatus &status);
    void nodeIdentityChanged(const bnm::NodeIdentity &identity);
    void recentBlocksChanged(const bnm::BlockSummaries &blocks);
    void peersChanged(const bnm::PeerSnapshotPtr &snapshot);
    void peerChurnChanged(const bnm::PeerChurn &churn);
    void mempoolChanged(const bnm::MempoolSnapshotPtr &snapshot);
    void geoChanged(const bnm::GeoStatus &status);
    void fastCycleFinished(bool answered);
    void slowCycleFinished(bool answered);
    void hostSampled();
    void stopped();

private:
    void wireFast();
    void wireSlow();
    void wirePeers(const Config &config, Keeping keeping);
    void wireMempool(const Config &config);
    void wireZmq();
    void wireHistory(const Config &config, Keeping keeping);
    void wireMirror(const Config &config, Keeping keeping);
    void wireAlerts(const Config &config, Keeping keeping);
    void takeLink(const LinkStatus &status);
    void endThreads();
    void await(QThread *thread); ///< before stopped() is said; none: nothing
    void tellWhenEnded();

    Identity m_identity;
    NodeIdentity m_node;
    qint64 m_startedMs;
    qint64 m_fastIntervalMs;
    QElapsedTimer m_sinceFastSuccess;
    QString m_nodeSentence;
    QString m_mirrorSentence;
    QString m_mirrorTrouble;  ///< why its queue is not safe; empty: it is
    QString m_historyTrouble; ///< why the past is not kept; empty: it is
    std::unique_ptr<RpcClient> m_rpc;
    std::unique_ptr<FastCollector> m_fast;
    std::unique_ptr<SlowThread> m_slow;
    std::unique_ptr<MempoolThread> m_mempool; ///< none where nobody wants the histogram
    std::unique_ptr<PeerLogThread> m_peerLog; ///< none where nothing is kept
    std::unique_ptr<ZmqSubscriber> m_zmq;
    std::unique_ptr<HostSampler> m_host;
    std::unique_ptr<ElectrumCollector> m_electrum;
    std::unique_ptr<History> m_history;
    std::unique_ptr<MirrorThread> m_mirror;
    int m_runningThreads = 0;
    bool m_isEnding = false;
    Alerts m_alerts;
    std::unique_ptr<Webhook> m_webhook;
};

RpcEndpoint rpcEndpoint(const Config &config);
InfluxTarget influxTarget(const Config &config);

} // namespace bnm
