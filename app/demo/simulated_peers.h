// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace bnm {

/// The peers of the simulated node: over all five networks, some of which come and go.
class SimulatedPeers {
public:
    SimulatedPeers(Random &random, int count, qint64 nowSeconds);

    /// Lets time pass: bytes flow, pings waver, now and then somebody comes or goes.
    void advance(double seconds, qint64 nowSeconds, double churnPerMinute);
    void drop(int count);
    void reconnectAll(qint64 nowSeconds); ///< after a restart: new ids, nothing counted yet

    QJsonArray info(int tipHeight, qint64 nowSeconds) const; ///< getpeerinfo
    int count() const { return static_cast<int>(m_peers.size()); }
    int inbound() const;
    qint64 bytesReceived() const { return static_cast<qint64>(m_received); }
    qint64 bytesSent() const { return static_cast<qint64>(m_sent); }

private:
    struct Peer {
        qint64 id;
        QString address;
        QString network;
        bool inbound;
        QString connectionType;
        QString userAgent;
        bool v2;
        double basePing;
        double ping;
        qint64 connectedSince;
        double received;
        double sent;
        double receiveRate;
        double sendRate;
    };
    void join(bool inbound, const QString &connectionType, qint64 nowSeconds);
    QString address(const QString &network);
    static QJsonObject describe(const Peer &peer, int tipHeight, qint64 nowSeconds);

    Random &m_random;
    std::vector<Peer> m_peers;
    qint64 m_nextId = 0;
    double m_received = 0;
    double m_sent = 0;
};

} // namespace bnm
