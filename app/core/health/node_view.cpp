// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/health/node_view.h"

#include "app/core/config/setting_words.h"

#include <QDateTime>

#include <algorithm>

namespace bnm {

namespace {

constexpr int freshenEveryMs = 1'000;

Alert inWindowWords(Alert alert)
{
    for (QString *text : {&alert.text, &alert.nextStep, &alert.recovery})
        *text = bnm::inWindowWords(*text);
    return alert;
}

std::vector<Alert> loudOnes(const std::vector<Alert> &alerts)
{
    std::vector<Alert> loud;
    std::copy_if(alerts.begin(), alerts.end(), std::back_inserter(loud),
                 [](const Alert &alert) { return !alert.isQuiet(); });
    return loud;
}

} // namespace

NodeView::NodeView(const LiveSeries &series, QObject *parent) : QObject(parent), m_series(series)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &NodeView::judgeNow);
    connect(&m_tick, &QTimer::timeout, this, &NodeView::judgeNow);
    connect(&m_series, &LiveSeries::changed, this, &NodeView::judgeSoon);
    m_tick.start(freshenEveryMs);
    judgeNow();
}

void NodeView::reset(const Freshness &freshness)
{
    m_freshness = freshness;
    m_statuses.clear();
    m_alerts.clear();
    m_figures = {};
    judgeNow();
    setAlertHistory({});
    setNodeIdentity({});
    setRecentBlocks({});
    setReorganisations({});
    setMempool(nullptr);
    setPeers(nullptr);
    setPeerChurn({});
    setBans({});
}

void NodeView::setStatus(const Status &status)
{
    Status shown = status;
    shown.sentence = bnm::inWindowWords(status.sentence);
    keepNewest(m_statuses, shown);
    judgeSoon();
    Q_EMIT statusTaken(shown);
}

void NodeView::setAlerts(const std::vector<Alert> &alerts)
{
    m_alerts.clear();
    for (const Alert &alert : alerts)
        m_alerts.push_back(inWindowWords(alert));
    judgeSoon();
}

void NodeView::setNodeFigures(const NodeFigures &figures)
{
    m_figures = figures;
    judgeSoon();
}

void NodeView::setAlertHistory(const std::vector<Alert> &resolved)
{
    m_alertHistory = resolved;
    Q_EMIT alertHistoryChanged();
}

void NodeView::setNodeIdentity(const NodeIdentity &identity)
{
    m_identity = identity;
    Q_EMIT nodeIdentityChanged();
}

void NodeView::setRecentBlocks(const BlockSummaries &blocks)
{
    m_blocks = blocks;
    Q_EMIT recentBlocksChanged();
}

void NodeView::setReorganisations(const Reorganisations &newestFirst)
{
    m_reorganisations = newestFirst;
    Q_EMIT reorganisationsChanged();
}

void NodeView::setBans(const BanList &bans)
{
    m_bans = bans;
    m_isReadingBans = false;
    Q_EMIT bansChanged();
}

void NodeView::readBans()
{
    if (m_isReadingBans)
        return;
    m_isReadingBans = true;
    Q_EMIT bansChanged();
    Q_EMIT bansWanted();
}

void NodeView::setMempool(const MempoolSnapshotPtr &snapshot)
{
    m_mempool = snapshot;
    Q_EMIT mempoolChanged();
}

void NodeView::setPeers(const PeerSnapshotPtr &snapshot)
{
    m_peers = snapshot;
    Q_EMIT peersChanged();
}

void NodeView::setPeerChurn(const PeerChurn &churn)
{
    m_churn = churn;
    Q_EMIT peerChurnChanged();
}

void NodeView::setGeoStatus(const GeoStatus &status)
{
    m_geo = status;
    Q_EMIT geoStatusChanged();
}

void NodeView::judgeSoon()
{
    if (!m_soon.isActive())
        m_soon.start(0);
}

void NodeView::judgeNow()
{
    m_soon.stop();
    m_judgedMs = QDateTime::currentMSecsSinceEpoch();
    m_health = judge(m_series, m_statuses, m_alerts, m_judgedMs, m_freshness);
    m_loudHealth = judge(m_series, m_statuses, loudOnes(m_alerts), m_judgedMs, m_freshness);
    Q_EMIT judged();
}

} // namespace bnm
