// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/peers/peer_points.h"
#include "collectors/point/point.h"
#include "collectors/rpc/rpc_client.h"
#include "collectors/status.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace bnm {

struct SlowCollectorOptions {
    Identity identity;
    int intervalMs = 30'000;
    bool peerQuality = true;
    bool peerChurn = true;
};

/// Asks the node, in one HTTP request, what changes slowly: peers, traffic and the node
/// itself. A cycle never overlaps itself; one that comes too early is skipped and counted.
class SlowCollector : public QObject {
    Q_OBJECT
public:
    SlowCollector(RpcClient &client, SlowCollectorOptions options, QObject *parent = nullptr);

    void start();
    void pollNow();

Q_SIGNALS:
    void cycleStarted();
    void pointsReady(const bnm::Points &points);
    void peersChanged(const bnm::Peers &peers);
    void nodeNamed(const QString &subversion, const QStringList &warnings);
    void cycleFinished(bool answered);

private:
    void tick();
    void beginCycle();
    void read(const RpcAnswer &answer);
    void readUptime(const RpcReply &reply);
    void readTraffic(const RpcReply &reply, qint64 timeMs, Points &points);
    void readNode(const RpcReply &reply, qint64 timeMs, Points &points);

    struct Traffic {
        qint64 timeMs;
        qint64 received;
        qint64 sent;
    };

    RpcClient &m_client;
    SlowCollectorOptions m_options;
    PeerPoints m_peerPoints;
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
