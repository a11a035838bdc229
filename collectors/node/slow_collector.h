// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/country_files.h"
#include "collectors/geo/geo_status.h"
#include "collectors/node/node_collector.h"
#include "collectors/node/node_identity.h"
#include "collectors/peers/peer_points.h"
#include "collectors/peers/peer_snapshot.h"
#include "collectors/peers/place_points.h"

#include <memory>

namespace bnm {

class GeoIp;

struct SlowCollectorOptions {
    Identity identity;
    int intervalMs = 30'000;
    bool peerQuality = true;
    bool peerChurn = true;
    bool asnStats = true;
    QStringList geoFolders = {}; ///< where GeoIP databases are
    CountryFiles countries = {};
    /// As FastCollectorOptions::onlyExpected: nothing is published for a node on another chain.
    QString onlyChain = {};
};

/// Polls the slowly changing figures of the node in one HTTP request: peers, traffic and the node
/// itself. Parsing many peers and looking up their places takes time, and a look-up may wait for a
/// disk: not for the UI thread.
class SlowCollector : public NodeCollector {
    Q_OBJECT
public:
    SlowCollector(RpcEndpoint endpoint, SlowCollectorOptions options, QObject *parent = nullptr);
    ~SlowCollector() override;

    void start() override;

Q_SIGNALS:
    void peersTaken(const bnm::PeerSnapshotPtr &snapshot);
    void nodeNamed(const QString &subversion, const QStringList &warnings,
                   const bnm::NodeDetails &details);
    void geoChanged(const bnm::GeoStatus &status);

private:
    void poll() override;
    QString slowSentence(qint64 seconds) const override;
    GeoIp &geo();
    void reportPeers(const RpcAnswer &answer);
    Point ownFigures();
    void read(const RpcAnswer &answer);
    bool isOfOtherChain(const RpcAnswer &answer) const;
    void readUptime(const RpcReply &reply);
    void readPeers(const RpcAnswer &answer, Points &points);
    void readTraffic(const RpcReply &reply, const Moment &moment, Points &points);
    void readNode(const RpcReply &reply, qint64 timeMs, Points &points);

    struct Traffic {
        qint64 steadyMs;
        qint64 received;
        qint64 sent;
    };

    std::unique_ptr<GeoIp> m_geo; ///< created on its thread: it opens files
    SlowCollectorOptions m_options;
    PeerPoints m_peerPoints;
    PlacePoints m_placePoints;
    PeerSnapshotPtr m_snapshot; ///< kept until the next one, so that this thread frees it
    std::optional<qint64> m_uptime;
    std::optional<Traffic> m_traffic;
};

} // namespace bnm
