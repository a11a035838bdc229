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
#include "app/status_log.h"
#include "app/status_server.h"
#include "collectors/geo/geo_status.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/node_identity.h"
#include "collectors/peers/peer_snapshot.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/witness/witness_view.h"

#include <QObject>

#include <functional>
#include <memory>

namespace bnm {

class GeoMonthly;
class ServedFeed;
class FastCollector;
class SlowCollector;
struct WitnessOptions;

/// The pipeline of one node: which collectors and sinks the configuration asks for, and what they
/// tell each other. Lives on the main event loop; nothing in it blocks.
class Monitor : public QObject {
    Q_OBJECT
public:
    using Keeping = MonitorOptions::Keeping;

    explicit Monitor(const Config &config, MonitorOptions options = {}, QObject *parent = nullptr);
    ~Monitor() override;

    void start();
    /// Writes what waits to the sinks; stopped() follows within the given time, whatever hangs.
    void stop(int timeoutMs) { m_pipeline.stop(timeoutMs); }
    RunState runState() const;
    /// Writes a small file on the thread for such, also while this comes to its end.
    void keepNetworks(const QString &path, const QByteArray &contents);
    const StatusBoard &board() const { return m_pipeline.board(); }
    Alerts &alerts() { return m_alerts; }
    History *history() const { return m_history.get(); } ///< none when nothing is kept

    /// Asks the node now, at most once a second.
    void pollNow() { Q_EMIT pollWanted(); }

Q_SIGNALS:
    void pollWanted();
    void points(const bnm::PointsPtr &points);
    void statusChanged(const bnm::Status &status);
    void nodeIdentityChanged(const bnm::NodeIdentity &identity);
    void nodeFiguresChanged(const bnm::NodeFigures &figures);
    void recentBlocksChanged(const bnm::BlockSummaries &blocks);
    void peersChanged(const bnm::PeerSnapshotPtr &snapshot);
    void peerChurnChanged(const bnm::PeerChurn &churn);
    void mempoolChanged(const bnm::MempoolSnapshotPtr &snapshot);
    void geoChanged(const bnm::GeoStatus &status);
    /// Of all witnesses, as configured, when one of them was asked.
    void witnessesChanged(const bnm::WitnessViews &views);
    void fastCycleFinished(bool answered);
    /// Where the network is not set: the node named it. Of another one than the configured
    /// nothing is published; a Monitor for that one has to take over.
    void networkNamed(bnm::Network network);
    /// Every collector has had a result, or has failed.
    void firstCyclesFinished();
    void stopped();

private:
    void leaveOut(const ComponentInfo &info, const QString &summary, const QString &sentence);
    void addStatusReaders();
    void addSettings(const Config &config);
    void watchDisk();
    FastCollector &addNode(const Config &config);
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
    bool m_isNetworkKnown = false;
    bool m_isOfOtherNetwork = false;
    WitnessViews m_witnesses;
    qint64 m_startedMs;
    StatusLog m_log;
    std::vector<std::pair<Name, StatusReport>> m_leftOut; ///< said by the configuration
    Pipeline m_pipeline; // its threads go after the alerts, whose file is on one
    Alerts m_alerts;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Webhook> m_webhook;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<GeoMonthly> m_geoMonthly;
    std::unique_ptr<ServedFeed> m_served; ///< none: nothing is told over HTTP
};

RpcEndpoint rpcEndpoint(const Config &config);
/// How long figures stand for now, by the intervals of the settings.
Freshness freshnessOf(const Config &config);

} // namespace bnm
