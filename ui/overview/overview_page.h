// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/geo/geo_status.h"
#include "collectors/peers/peer_snapshot.h"
#include "ui/pages/page.h"

#include <array>
#include <memory>
#include <optional>

class QHBoxLayout;

namespace bnm {

class MapOutlines;
class PeerMap;
class BlockBoxes;
class Tile;
class Veil;

/// The first page: eight tiles for a quick answer, and the most important charts.
class OverviewPage : public Page {
    Q_OBJECT
public:
    /// The subject of a tile; a page has more about it.
    enum class Subject { Chain, Mempool, PeerList, System };

    OverviewPage(std::shared_ptr<const MapOutlines> outlines, QWidget *parent = nullptr);

    void setPeers(const PeerSnapshotPtr &snapshot);
    void setGeoStatus(const GeoStatus &status);

    void refresh(const PageData &view) override;
    void tick(const PageData &view) override;

Q_SIGNALS:
    void peersWanted();
    void pageWanted(bnm::OverviewPage::Subject subject);

private:
    void showTip(const PageData &view);
    void showTipAge(const PageData &view);
    void showMempool(const PageData &view);
    void showFees(const PageData &view);
    void showPeers(const PageData &view);
    void showZmq(const PageData &view);
    void showDisk(const PageData &view);
    void showMirror(const PageData &view);
    void showBlocks(const PageData &view);
    Tile *addGlance(const QString &title, std::size_t colour, Subject subject);
    void foldTiles(const PageData &view);
    void placeTiles(const std::vector<Tile *> &shown);

    std::vector<Tile *> m_tiles;
    std::vector<Tile *> m_placed; ///< the visible ones
    std::array<QHBoxLayout *, 2> m_tileRows{};

    Tile *m_tip;
    Tile *m_tipAge;
    Tile *m_fees;
    Tile *m_mempool;
    Tile *m_peers;
    Tile *m_zmq;
    Tile *m_disk;
    Tile *m_mirror;
    PeerMap *m_map;
    Veil *m_mapVeil;
    BlockBoxes *m_blocks;
    Card *m_blocksCard;
    qint64 m_peersMs = 0; ///< time of the map's data
};

} // namespace bnm
