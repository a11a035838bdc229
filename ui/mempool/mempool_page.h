// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/config/config.h"
#include "collectors/mempool/mempool_snapshot.h"
#include "ui/pages/page.h"

namespace bnm {

class Card;
class ChartPlot;
class BlockBoxes;
class NowHistogram;
class Tile;

/// The waiting transactions by feerate: over time, now, and as projected blocks; and the
/// recommended feerates.
class MempoolPage : public Page {
    Q_OBJECT
public:
    explicit MempoolPage(QWidget *parent = nullptr);

    /// None yet, or never (MEMPOOL_HIST_SOURCE=none).
    void setSnapshot(const MempoolSnapshotPtr &snapshot);
    void setSource(MempoolHistSource source);

    void refresh(const PageData &view) override;

private:
    void addTiles();
    void showFeerates(const PageData &view);
    void showPurgeLine(const PageData &view);
    QString emptyText() const;
    static QString noBandsText();
    static QString noHistogramText();

    MempoolSnapshotPtr m_snapshot;
    MempoolHistSource m_source = MempoolHistSource::CoreRawMempool;
    ChartPlot *m_bands = nullptr;
    NowHistogram *m_now;
    Card *m_nowCard;
    BlockBoxes *m_next;
    Card *m_nextCard;
    ChartPlot *m_estimates = nullptr;
    Card *m_estimatesCard = nullptr;
    Tile *m_nextBlock = nullptr;
    Tile *m_halfHour = nullptr;
    Tile *m_hour = nullptr;
    Tile *m_economy = nullptr;
    Tile *m_purge = nullptr;
};

} // namespace bnm
