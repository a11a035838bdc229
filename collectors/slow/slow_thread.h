// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_status.h"
#include "collectors/slow/slow_collector.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace bnm {

struct SlowThreadOptions {
    RpcEndpoint endpoint;
    QStringList geoFolders; ///< where GeoIP databases are
    SlowCollectorOptions collector;
};

/// A SlowCollector on a thread of its own, with its own connection to the node: what 1,000
/// peers say takes longer to read than a window may stand still, and looking up their places
/// may wait for a disk. All signals come on the thread this object lives in.
class SlowThread : public QObject {
    Q_OBJECT
public:
    explicit SlowThread(SlowThreadOptions options, QObject *parent = nullptr);
    ~SlowThread() override;
    /// Asks the thread to end, whatever is under way, without waiting; the destructor waits. Gives
    /// it, for its finished().
    QThread *end();

    void start();

Q_SIGNALS:
    void cycleStarted();
    void pointsReady(const bnm::Points &points);
    void peersTaken(const bnm::PeerSnapshotPtr &snapshot);
    void nodeNamed(const QString &subversion, const QStringList &warnings);
    void cycleFinished(bool answered);
    void geoChanged(const bnm::GeoStatus &status);

private:
    struct Inside;
    void begin();

    SlowThreadOptions m_options;
    QThread m_thread;
    std::unique_ptr<Inside> m_inside; ///< made, used and ended on the thread
    QObject m_there;                  ///< stands for the thread, so that work can be sent to it
};

} // namespace bnm
