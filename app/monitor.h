// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alerts.h"
#include "app/core/config/config.h"
#include "app/core/peers/peer_session.h"
#include "app/core/series/freshness.h"
#include "app/core/store/history.h"
#include "app/monitor_options.h"
#include "app/notify/heartbeat.h"
#include "app/notify/webhook.h"
#include "app/pipeline.h"
#include "app/reorg_log.h"
#include "app/status_log.h"
#include "app/status_server.h"
#include "collectors/geo/geo_status.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/ban_list.h"
#include "collectors/node/node_identity.h"
#include "collectors/peers/peer_snapshot.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/witness/witness_view.h"

#include <QObject>

#include <memory>

namespace bnm {

class GeoMonthly;
class ServedFeed;
class FastCollector;
class SlowCollector;
struct WitnessOptions;

/// The pipeline of one node: the collectors and sinks that the configuration requires, and the
/// connections between them. Lives on the main event loop; nothing in it blocks.
class Monitor : public QObject {
    Q_OBJECT
public:
    using Keeping = MonitorOptions::Keeping;

    explicit Monitor(const Config &config, MonitorOptions options = {}, QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    /// Flushes the sinks; stopped() follows within the given time, whatever hangs.
    void stop(int timeoutMs) { m_pipeline.stop(timeoutMs); }
    RunState runState() const;
    /// Writes a small file on the thread for files, also while this shuts down.
    void keepFile(const QString &path, const QByteArray &contents);
    const StatusBoard &board() const { return m_pipeline.board(); }
    Alerts &alerts() { return m_alerts; }
    History *history() const { return m_history.get(); } ///< none if nothing is stored

    /// Polls the node now, at most once a second.
    void pollNow() { Q_EMIT pollWanted(); }
    /// Asks the node for its bans; bansRead() follows.
    void readBans();

Q_SIGNALS:
    void pollWanted();
    void points(const bnm::PointsPtr &points);
    void statusChanged(const bnm::Status &status);
    void nodeIdentityChanged(const bnm::NodeIdentity &identity);
    void nodeFiguresChanged(const bnm::NodeFigures &figures);
    void recentBlocksChanged(const bnm::BlockSummaries &blocks);
    void reorganisationsChanged(const bnm::Reorganisations &newestFirst); ///< also at the start
    void peersChanged(const bnm::PeerSnapshotPtr &snapshot);
    void peerChurnChanged(const bnm::PeerChurn &churn);
    void mempoolChanged(const bnm::MempoolSnapshotPtr &snapshot);
    void geoChanged(const bnm::GeoStatus &status);
    void bansRead(const bnm::BanList &bans);
    /// All witnesses, as configured, after each comparison.
    void witnessesChanged(const bnm::WitnessViews &views);
    void fastCycleFinished(bool answered);
    /// If the network is not set: the node reported it. Nothing is published for another network
    /// than the configured one; a Monitor for that one must take over.
    void networkNamed(bnm::Network network);
    /// Every collector has succeeded or failed once.
    void firstCyclesFinished();
    void stopped();

private:
    void leaveOut(const ComponentInfo &info, const QString &summary, const QString &sentence);
    void addStatusReaders();
    void addSettings(const Config &config);
    void watchDisk();
    FastCollector &addNode(const Config &config);
    void keepReorganisations(const Config &config, FastCollector &node);
    void followNetwork(const Config &config, FastCollector &node);
    void takeChain(const QString &chain, Network expected);
    SlowCollector &addPeers(const Config &config);
    void addZmqAndMempool(const Config &config, FastCollector &node);
    void addChain(const Config &config, FastCollector &node);
    void addHost(const Config &config);
    void addElectrumAndWitnesses(const Config &config, FastCollector &node);
    void addWitness(const WitnessOptions &options, FastCollector &node);
    void addAlerts(const Config &config);
    void reportWebhook(const QString &host);
    void addHeartbeat(const Config &config);
    void addMetrics(const Config &config);
    Beat beat() const;
    QString alertComplaint() const;
    void addHistory(const Config &config);
    void addPeerLog(const Config &config, SlowCollector &peers);
    void addInflux(const Config &config);
    bool isOnDisk() const { return m_options.keeping == Keeping::OnDisk; }

    const Identity m_identity;
    MonitorOptions m_options;
    NodeIdentity m_node;
    ReorgLog m_reorganisations;
    bool m_isNetworkKnown = false;
    bool m_isOfOtherNetwork = false;
    WitnessViews m_witnesses;
    qint64 m_startedMs;
    StatusLog m_log;
    std::vector<std::pair<Name, StatusReport>> m_leftOut; ///< known from the configuration
    Pipeline m_pipeline; // destroyed after the alerts, whose file is on one of its threads
    Alerts m_alerts;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Webhook> m_webhook;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<GeoMonthly> m_geoMonthly;
    RpcEndpoint m_endpoint;
    std::unique_ptr<RpcClient> m_onRequest; ///< for what is not polled; made when wanted
    std::unique_ptr<ServedFeed> m_served;   ///< none: nothing is served over HTTP
};

} // namespace bnm
