// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/pipeline/status.h"
#include "collectors/point/point_guard.h"

#include <QObject>

namespace bnm {

/// What a collector or sink registers on the status board.
struct ComponentInfo {
    Name id;
    QString title; ///< for people: "ZMQ"
    /// It reports at least so often, in ms; 0: only when something changes.
    int cadenceMs = 0;
    bool minor = false; ///< for the status bar: worth its room only in trouble
    /// For --healthcheck: without a good result in the last three cycles nothing is well.
    bool essential = false;
};

/// What collectors and sinks have in common: an id, a title, points, a status. Made where the
/// pipeline is, then moved to the thread it works on, with its children; start() and all after it
/// happen there, the destructor too. Signals may be connected to objects of any thread.
class Component : public QObject {
    Q_OBJECT
public:
    explicit Component(ComponentInfo info, QObject *parent = nullptr);

    const ComponentInfo &info() const { return m_info; }
    const StatusReport &lastReport() const { return m_report; }
    virtual void start() = 0;

Q_SIGNALS:
    void pointsReady(const bnm::PointsPtr &points);
    /// Also when nothing changed: it shows that the component is alive.
    void reported(const bnm::StatusReport &report);

protected:
    /// Without what cannot be right; where nothing is left, nothing is published.
    void publish(Points points);
    void report(StatusReport report);
    void report(StatusReport::Level level, const QString &summary, const QString &sentence);
    void reportAgain() { Q_EMIT reported(m_report); } ///< alive, and nothing changed

private:
    void addLeftOut(Points &points, const Identity &identity, qint64 timeMs) const;

    PointGuard m_guard;
    ComponentInfo m_info;
    StatusReport m_report;
};

} // namespace bnm
