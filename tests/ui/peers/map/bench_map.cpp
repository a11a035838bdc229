// SPDX-License-Identifier: GPL-3.0-or-later
// CPU time of the map's painting with 1,000 peers, beside filling a pixmap of that size.
#include "tests/support/bench_table.h"
#include "tests/support/sample_peers.h"
#include "ui/peers/map/map_outlines.h"
#include "ui/peers/map/peer_map.h"

#include <QApplication>
#include <QPixmap>

using namespace bnm;

namespace {

constexpr int rounds = 21;
constexpr QSize mapSize(1200, 620);

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    PeerMap map(MapOutlines::fromResource(), PeerMap::Mode::Full);
    const PeerSnapshotPtr snapshot = snapshotOf(samplePeers(1'000), sampleTimeMs);
    std::vector<const Peer *> peers;
    for (const Peer &peer : snapshot->peers)
        peers.push_back(&peer);
    map.setPeers(snapshot, peers);
    map.resize(mapSize);
    map.show();

    int round = 0;
    const auto row = [&](const char *what, const auto &paint) {
        constexpr int fills = 20; // one alone is too short to be measured
        const auto fill = [&] {
            for (int i = 0; i < fills; ++i) {
                QPixmap pixmap(mapSize);
                pixmap.fill(QColor::fromRgb(static_cast<QRgb>(++round)));
            }
        };
        bench::Costs costs = bench::inTurn(rounds, paint, fill);
        costs.baseline /= fills;
        bench::row(what, "ms CPU", "filling such a pixmap", costs);
    };
    row("Map of 1,000 peers, repaint", [&] { map.grab(); });
    row("Map of 1,000 peers, new snapshot", [&] {
        map.setPeers(snapshot, peers);
        map.grab();
    });
    bool isNear = false;
    row("Map of 1,000 peers, zoom", [&] {
        isNear = !isNear;
        map.zoomBy(isNear ? 1.25 : 0.8);
        map.grab();
    });
    return 0;
}
