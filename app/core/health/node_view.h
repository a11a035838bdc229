// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert_commands.h"
#include "app/core/health/health.h"
#include "app/core/peers/peer_session.h"
#include "app/core/series/feerates_to_pay.h"
#include "app/core/series/freshness.h"
#include "collectors/geo/geo_status.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "collectors/node/ban_list.h"
#include "collectors/node/node_identity.h"
#include "collectors/peers/peer_snapshot.h"

#include <QObject>
#include <QTimer>

namespace bnm {

/// The desktop's model: the state of the displayed node, judged once for all views. Window, pages
/// and tray read only this, so that they always agree; user actions on the node's alerts go through
/// its commands. Fed by Monitor.
class NodeView : public QObject {
    Q_OBJECT
public:
    explicit NodeView(const LiveSeries &series, QObject *parent = nullptr);

    /// Starts with another node: forgets the state of the previous one.
    void reset(const Freshness &freshness = {});
    void setStatus(const Status &status);
    void setAlerts(const std::vector<Alert> &alerts); ///< pending and firing
    void setNodeFigures(const NodeFigures &figures);
    void setAlertHistory(const std::vector<Alert> &resolved); ///< newest first
    void setNodeIdentity(const NodeIdentity &identity);
    void setRecentBlocks(const BlockSummaries &blocks);
    void setReorganisations(const Reorganisations &newestFirst);
    void setMempool(const MempoolSnapshotPtr &snapshot);
    void setPeers(const PeerSnapshotPtr &snapshot);
    void setPeerChurn(const PeerChurn &churn);
    void setGeoStatus(const GeoStatus &status);
    void setBans(const BanList &bans);

    const LiveSeries &series() const { return m_series; }
    const Freshness &freshness() const { return m_freshness; }
    const std::vector<Status> &statuses() const { return m_statuses; }
    const std::vector<Alert> &alerts() const { return m_alerts; }
    const NodeFigures &nodeFigures() const { return m_figures; }
    const Health &health() const { return m_health; }
    /// Without acknowledged and snoozed alerts.
    const Health &loudHealth() const { return m_loudHealth; }
    qint64 judgedMs() const { return m_judgedMs; } ///< Unix time
    FeeratesToPay feerates() const { return feeratesToPay(m_series, m_statuses, m_figures.doubt); }

    const std::vector<Alert> &alertHistory() const { return m_alertHistory; }
    const NodeIdentity &nodeIdentity() const { return m_identity; }
    const BlockSummaries &recentBlocks() const { return m_blocks; } ///< oldest first
    const Reorganisations &reorganisations() const { return m_reorganisations; }
    const MempoolSnapshotPtr &mempool() const { return m_mempool; } ///< null: not read yet
    const PeerSnapshotPtr &peers() const { return m_peers; }        ///< null: not read yet
    const PeerChurn &peerChurn() const { return m_churn; }
    const GeoStatus &geoStatus() const { return m_geo; }
    AlertCommands &commands() { return m_commands; }
    const BanList &bans() const { return m_bans; }
    bool isReadingBans() const { return m_isReadingBans; }
    /// The list is not polled; bansChanged() follows.
    void readBans();

    /// Immediately; otherwise judging waits for the event loop.
    void judgeNow();

Q_SIGNALS:
    /// The judgement changed; update the display.
    void judged();
    void statusTaken(const bnm::Status &status);
    void alertHistoryChanged();
    void nodeIdentityChanged();
    void recentBlocksChanged();
    void reorganisationsChanged();
    void mempoolChanged();
    void peersChanged();
    void peerChurnChanged();
    void geoStatusChanged();
    void bansWanted();
    void bansChanged();

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
    Reorganisations m_reorganisations;
    MempoolSnapshotPtr m_mempool;
    PeerSnapshotPtr m_peers;
    PeerChurn m_churn;
    GeoStatus m_geo;
    BanList m_bans;
    bool m_isReadingBans = false;
    AlertCommands m_commands;
    Health m_health;
    Health m_loudHealth;
    qint64 m_judgedMs = 0;
    QTimer m_soon; ///< combines several changes into one
    QTimer m_tick; ///< figures that are not renewed go out of date
};

} // namespace bnm
