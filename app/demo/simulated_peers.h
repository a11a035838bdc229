// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/random.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <array>
#include <vector>

namespace bnm {

struct SimulatedPeersOptions {
    int count = 64;
    /// Every user agent contains text that may break markup, a table, a terminal or a log line.
    bool hostile = false;
};

/// Statistics of all peers.
struct SimulatedPeerCounts {
    struct Directions {
        int outbound = 0;
        int inbound = 0;
    };
    static constexpr std::array<const char *, 5> networks = {"ipv4", "ipv6", "onion", "i2p",
                                                             "cjdns"};
    std::array<Directions, networks.size()> byNetwork = {};
    int v2 = 0;
    int blockRelayOnly = 0;
    double pingMedian = 0; ///< seconds, as the others
    double pingMean = 0;
    double pingHigh = 0;    ///< 95 of 100 are faster
    double receiveRate = 0; ///< usual bytes a second
    double sendRate = 0;

    int outbound() const;
    int inbound() const;
    int total() const { return outbound() + inbound(); }
};

/// The peers of the simulated node: over all five networks; some connect and disconnect.
class SimulatedPeers {
public:
    SimulatedPeers(Random &random, SimulatedPeersOptions options, qint64 nowSeconds);

    /// Advances time: traffic, varying pings, occasional connections and disconnections. More
    /// activity means more bytes.
    void advance(double seconds, qint64 nowSeconds, double churnPerMinute, double activity = 1);
    /// Adds traffic of peers before this world began, at the usual rate.
    void addEarlierTraffic(qint64 seconds);
    SimulatedPeerCounts counts() const;
    void drop(int count);
    void reconnectAll(qint64 nowSeconds); ///< after a restart: new ids, counters at zero

    QJsonArray info(int tipHeight, qint64 nowSeconds) const; ///< getpeerinfo
    QJsonArray localAddresses() const;                       ///< of getnetworkinfo
    int count() const { return static_cast<int>(m_peers.size()); }
    int inbound() const;
    qint64 bytesReceived() const { return static_cast<qint64>(m_received); }
    qint64 bytesSent() const { return static_cast<qint64>(m_sent); }

    static constexpr auto hostileUserAgentCount = 10;

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
        QString session; ///< of the v2 transport
    };
    void join(bool inbound, const QString &connectionType, qint64 nowSeconds);
    QString addressOf(const QString &network, bool inbound);
    QString userAgent();
    static QJsonObject describe(const Peer &peer, int tipHeight, qint64 nowSeconds);

    Random &m_random;
    SimulatedPeersOptions m_options;
    std::vector<Peer> m_peers;
    qint64 m_nextId = 0;
    double m_received = 0;
    double m_sent = 0;
};

} // namespace bnm
