// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"
#include "collectors/point/point_guard.h"

#include <QObject>

namespace bnm {

/// Registration of a collector or sink on the status board.
struct ComponentInfo {
    Name id;
    QString title; ///< for people: "ZMQ"
    /// Interval of its reports in ms; 0: only on changes.
    int cadenceMs = 0;
    bool minor = false; ///< for the status bar: shown only in trouble
    /// For --healthcheck: unhealthy without a good result in the last three cycles.
    bool essential = false;
};

/// Base of collectors and sinks: an id, a title, points, a status. Created on the pipeline's
/// thread, then moved with its children to its own; start() and everything later happen there, the
/// destructor too. Signals may be connected to objects of any thread.
class Component : public QObject {
    Q_OBJECT
public:
    explicit Component(ComponentInfo info, QObject *parent = nullptr);

    const ComponentInfo &info() const { return m_info; }
    const StatusReport &lastReport() const { return m_report; }
    virtual void start() = 0;

Q_SIGNALS:
    void pointsReady(const bnm::PointsPtr &points);
    /// Also without a change: it shows that the component is alive.
    void reported(const bnm::StatusReport &report);

protected:
    /// Drops invalid values; publishes nothing if none are left.
    void publish(Points points);
    void report(StatusReport report);
    void report(StatusReport::Level level, const QString &summary, const QString &sentence);
    void reportAgain() { Q_EMIT reported(m_report); } ///< alive, no change

private:
    void addLeftOut(Points &points, const Identity &identity, qint64 timeMs) const;

    PointGuard m_guard;
    ComponentInfo m_info;
    StatusReport m_report;
};

} // namespace bnm
