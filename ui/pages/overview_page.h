// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

#include <array>
#include <optional>

namespace bnm {

class Tile;

/// The first page: eight tiles that answer at a glance, and the charts most looked at.
class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(const Theme &theme, QWidget *parent = nullptr);

    void refresh(const PageData &view) override;
    void tick(const PageData &view) override;

private:
    void showTip(const PageData &view);
    void showTipAge(const PageData &view);
    void showMempool(const PageData &view);
    void showFees(const PageData &view);
    void showPeers(const PageData &view);
    void showZmq(const PageData &view);
    void showDisk(const PageData &view);
    void showMirror(const PageData &view);
    Tile *addTile(const QString &title, std::size_t colour, int index);

    Tile *m_tip;
    Tile *m_tipAge;
    Tile *m_fees;
    Tile *m_mempool;
    Tile *m_peers;
    Tile *m_zmq;
    Tile *m_disk;
    Tile *m_mirror;
};

} // namespace bnm
