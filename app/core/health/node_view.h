// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/health.h"
#include "app/core/series/feerates_to_pay.h"
#include "app/core/series/freshness.h"

#include <QObject>
#include <QTimer>

namespace bnm {

/// What is known of the node in view, judged once for all who show it. Header, badge, page of
/// alerts and tray read this and nothing else, so that they agree at every moment.
class NodeView : public QObject {
    Q_OBJECT
public:
    explicit NodeView(const LiveSeries &series, QObject *parent = nullptr);

    /// Another node from here on: what was known of the last one is forgotten.
    void reset(const Freshness &freshness = {});
    void setStatus(const Status &status);
    void setAlerts(const std::vector<Alert> &alerts); ///< pending and firing
    void setNodeFigures(const NodeFigures &figures);

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

    /// At once, what else is judged when the event loop comes to it.
    void judgeNow();

Q_SIGNALS:
    /// Something was judged anew; whoever shows it shows it now.
    void judged();

private:
    void judgeSoon();

    const LiveSeries &m_series;
    Freshness m_freshness;
    std::vector<Status> m_statuses;
    std::vector<Alert> m_alerts;
    NodeFigures m_figures;
    Health m_health;
    Health m_loudHealth;
    qint64 m_judgedMs = 0;
    QTimer m_soon; ///< brings several changes of one moment into one
    QTimer m_tick; ///< what is not renewed grows old
};

} // namespace bnm
