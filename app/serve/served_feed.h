// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alerts.h"
#include "app/core/exporter/latest_points.h"
#include "app/serve/served.h"
#include "collectors/mempool/node_figures.h"
#include "collectors/pipeline/status_board.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace bnm {

struct ServedFeedOptions {
    Identity identity;
    Freshness freshness;
    std::function<RunState()> verdict; ///< of --healthcheck
};

/// Gathers the data served over HTTP on the main thread and puts it on the shelf each second, so
/// that a main thread that hangs is noticed there.
class ServedFeed : public QObject {
    Q_OBJECT
public:
    ServedFeed(ServedFeedOptions options, const StatusBoard &board, const Alerts &alerts,
               QObject *parent = nullptr);

    void start();
    std::shared_ptr<const ServedShelf> shelf() const { return m_shelf; }

    void take(const PointsPtr &points);
    void takeNodeFigures(const NodeFigures &figures) { m_doubt = figures.doubt; }
    void noteCycles() { m_hasCycled = true; }

private:
    void put();
    std::vector<ServedFigure> figures(const LiveSeries &series, const std::vector<Status> &statuses,
                                      qint64 nowMs) const;

    const ServedFeedOptions m_options;
    const StatusBoard &m_board;
    const Alerts &m_alerts;
    LatestPoints m_latest;
    FeerateDoubt m_doubt = FeerateDoubt::NotKnown;
    bool m_hasCycled = false;
    QTimer m_tick;
    std::shared_ptr<ServedShelf> m_shelf = std::make_shared<ServedShelf>();
};

} // namespace bnm
