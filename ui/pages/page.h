// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"
#include "app/core/series/chart_data.h"
#include "app/core/series/time_window.h"
#include "collectors/node/node_identity.h"
#include "ui/pages/chart_marks.h"
#include "ui/pages/chart_rows.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QGridLayout;

namespace bnm {

class BlockBars;
class Card;
class LargeView;
class NoticeLine;
class Tile;

/// What a page is drawn from.
struct PageData {
    const NodeView &node;
    ChartData &charts;
    qint64 fromMs; ///< what the charts show
    qint64 toMs;
    std::optional<qint64> clockMs = std::nullopt;      ///< now; none: the charts end now
    std::optional<TimeSpan> recentSpan = std::nullopt; ///< of the tiles; none: as the charts
    Identity identity = {};                            ///< whose data they are
    MarkKinds marks = allMarks;

    qint64 nowMs() const { return clockMs.value_or(toMs); }
    TimeSpan shown() const { return {fromMs, toMs}; }
    TimeSpan recent() const { return recentSpan.value_or(shown()); }
    AsOf asOf(MeasurementName measurement, qint64 timeMs) const
    {
        return node.freshness().asOf(measurement, timeMs);
    }
};

/// The newest value of the series, with its time and what it means.
void showFigure(Tile &tile, const PageData &view, const SeriesId &id);

/// The series' course until now, small in the tile. One that spans less than leastSpan is
/// not blown up.
void showTrend(Tile &tile, const PageData &view, const SeriesId &id, double leastSpan = 0);

/// A grid of cards with charts; the pages of the window are made of it.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const QString &title, QWidget *parent = nullptr);
    ~Page() override;

    const QString &title() const { return m_title; }
    virtual void refresh(const PageData &view);
    /// The charts only, which show another time.
    virtual void showTime(const PageData &view);
    /// Whether there are charts in view, which show a time that can be chosen.
    virtual bool showsTime() const { return !m_charts.empty(); }
    virtual void setBlocks(const BlockSummaries &blocks);
    virtual void tick(const PageData &view);

    Card *addChart(const ChartRow &row);
    Card *addChart(ChartSpec spec, const ChartPlace &place);
    Tile *addTile(const QString &title, std::size_t colour, const ChartPlace &place);
    void addBlockBars(int shown, int row, int column, int columns = 1);
    /// One in all the room of the page; null: all in their places.
    void showLarge(TimeChart *chart);

Q_SIGNALS:
    void moveWanted(const bnm::TimeMove &move); ///< of the time that the charts show
    void settingWanted(const QString &name);

protected:
    /// In the last line, of what is not set up, with a button each; nothing: no line.
    void showNotSetUp(const std::vector<NotSetUp> &parts);
    QGridLayout *grid() { return m_grid; }

private:
    QString m_title;
    QGridLayout *m_grid;
    struct FoldingCard {
        Card *card;
        TimeChart *chart;
        SetUpPart part;
    };
    void link(TimeChart *chart);
    void showCharts(const PageData &view);
    int widestPlot() const;
    void foldCards(const PageData &view);
    void placeCards(std::vector<Card *> shown);

    std::vector<TimeChart *> m_charts;
    QPointer<LargeView> m_large;
    TimeChart *m_largeChart = nullptr;
    std::vector<Card *> m_cards;
    std::vector<Card *> m_shownCards; ///< as placed, once one was folded
    std::vector<FoldingCard> m_folding;
    NoticeLine *m_notSetUp = nullptr;
    std::vector<BlockBars *> m_bars;
    std::vector<Card *> m_barCards;
};

/// A page of charts alone.
Page *makePage(const PageRow &row, QWidget *parent);

} // namespace bnm
