// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"
#include "app/core/peers/peer_session.h"
#include "app/core/series/feerates_to_pay.h"
#include "app/core/series/freshness.h"
#include "collectors/geo/geo_status.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/node_identity.h"
#include "collectors/peers/peer_snapshot.h"

#include <QObject>
#include <QTimer>

namespace bnm {

/// The desktop's model: what is known of the node in view, judged once for all who show it. Window,
/// pages and tray read this and nothing else, so that they agree at every moment; what somebody
/// wants of the node's alerts goes through its commands. Monitor feeds it.
class NodeView : public QObject {
    Q_OBJECT
public:
    explicit NodeView(const LiveSeries &series, QObject *parent = nullptr);

    /// Another node from here on: what was known of the last one is forgotten.
    void reset(const Freshness &freshness = {});
    void setStatus(const Status &status);
    void setAlerts(const std::vector<Alert> &alerts); ///< pending and firing
    void setNodeFigures(const NodeFigures &figures);
    void setAlertHistory(const std::vector<Alert> &resolved); ///< newest first
    void setNodeIdentity(const NodeIdentity &identity);
    void setRecentBlocks(const BlockSummaries &blocks);
    void setMempool(const MempoolSnapshotPtr &snapshot);
    void setPeers(const PeerSnapshotPtr &snapshot);
    void setPeerChurn(const PeerChurn &churn);
    void setGeoStatus(const GeoStatus &status);

    const LiveSeries &series() const { return m_series; }
    const Freshness &freshness() const { return m_freshness; }
    const std::vector<Status> &statuses() const { return m_statuses; }
    const std::vector<Alert> &alerts() const { return m_alerts; }
    const NodeFigures &nodeFigures() const { return m_figures; }
    const Health &health() const { return m_health; }
    /// Without what somebody has acknowledged or snoozed.
    const Health &loudHealth() const { return m_loudHealth; }
    qint64 judgedMs() const { return m_judgedMs; } ///< Unix time
    FeeratesToPay feerates() const { return feeratesToPay(m_series, m_statuses, m_figures.doubt); }

    const std::vector<Alert> &alertHistory() const { return m_alertHistory; }
    const NodeIdentity &nodeIdentity() const { return m_identity; }
    const BlockSummaries &recentBlocks() const { return m_blocks; }
    const MempoolSnapshotPtr &mempool() const { return m_mempool; } ///< null: not read yet
    const PeerSnapshotPtr &peers() const { return m_peers; }        ///< null: not read yet
    const PeerChurn &peerChurn() const { return m_churn; }
    const GeoStatus &geoStatus() const { return m_geo; }
    AlertCommands &commands() { return m_commands; }

    /// At once, what else is judged when the event loop comes to it.
    void judgeNow();

Q_SIGNALS:
    /// Something was judged anew; whoever shows it shows it now.
    void judged();
    void statusTaken(const bnm::Status &status);
    void alertHistoryChanged();
    void nodeIdentityChanged();
    void recentBlocksChanged();
    void mempoolChanged();
    void peersChanged();
    void peerChurnChanged();
    void geoStatusChanged();

private:
    void judgeSoon();

    const LiveSeries &m_series;
    Freshness m_freshness;
    std::vector<Status> m_statuses;
    std::vector<Alert> m_alerts;
    NodeFigures m_figures;
    std::vector<Alert> m_alertHistory;
    NodeIdentity m_identity;
    BlockSummaries m_blocks;
    MempoolSnapshotPtr m_mempool;
    PeerSnapshotPtr m_peers;
    PeerChurn m_churn;
    GeoStatus m_geo;
    AlertCommands m_commands;
    Health m_health;
    Health m_loudHealth;
    qint64 m_judgedMs = 0;
    QTimer m_soon; ///< brings several changes of one moment into one
    QTimer m_tick; ///< what is not renewed grows old
};

} // namespace bnm
