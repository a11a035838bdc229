// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_points.h"
#include "collectors/peers/peer_snapshot.h"
#include "collectors/peers/place_points.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace bnm {

class GeoIp;

struct SlowCollectorOptions {
    Identity identity;
    int intervalMs = 30'000;
    bool peerQuality = true;
    bool peerChurn = true;
    bool asnStats = true;
};

/// Asks the node, in one HTTP request, what changes slowly: peers, traffic and the node
/// itself. A cycle never overlaps itself; one that comes too early is skipped and counted.
/// To read many peers and to look up their places is work: not for the UI thread.
class SlowCollector : public QObject {
    Q_OBJECT
public:
    SlowCollector(RpcClient &client, GeoIp &geo, SlowCollectorOptions options,
                  QObject *parent = nullptr);

    void start();
    void pollNow();

Q_SIGNALS:
    void cycleStarted();
    void pointsReady(const bnm::Points &points);
    void peersTaken(const bnm::PeerSnapshotPtr &snapshot);
    void nodeNamed(const QString &subversion, const QStringList &warnings);
    void cycleFinished(bool answered);

private:
    void tick();
    void beginCycle();
    void read(const RpcAnswer &answer);
    void readUptime(const RpcReply &reply);
    void readPeers(const RpcAnswer &answer, Points &points);
    void readTraffic(const RpcReply &reply, const Moment &moment, Points &points);
    void readNode(const RpcReply &reply, qint64 timeMs, Points &points);

    struct Traffic {
        qint64 steadyMs;
        qint64 received;
        qint64 sent;
    };

    RpcClient &m_client;
    GeoIp &m_geo;
    SlowCollectorOptions m_options;
    PeerPoints m_peerPoints;
    PlacePoints m_placePoints;
    PeerSnapshotPtr m_snapshot; ///< kept until the next, so that it is this thread that frees it
    QTimer m_timer;
    QElapsedTimer m_cycleTime;
    bool m_running = false;
    qint64 m_rpcErrors = 0;
    qint64 m_retries = 0;
    qint64 m_skippedCycles = 0;
    std::optional<qint64> m_uptime;
    std::optional<Traffic> m_traffic;
};

/// "31.99.0" out of the number 319900, as getnetworkinfo gives it.
QString versionText(qint64 version);

} // namespace bnm
