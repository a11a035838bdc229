// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/health/node_view.h"
#include "app/core/series/chart_data.h"
#include "app/core/series/time_window.h"
#include "collectors/node/node_identity.h"
#include "ui/pages/chart_marks.h"
#include "ui/pages/chart_rows.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QGridLayout;

namespace bnm {

class BlockBars;
class Card;
class LargeView;
class NoticeLine;
class Tile;

/// Data for drawing a page.
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
    std::optional<double> newest(Metric metric, std::vector<Tag> tags = {}) const;
    AsOf asOf(MeasurementName measurement, qint64 timeMs) const
    {
        return node.freshness().asOf(measurement, timeMs);
    }
};

/// Shows the newest value of the series, with its time and a caption.
void showFigure(Tile &tile, const PageData &view, const SeriesId &id);

/// Shows the series' trend in the tile. One that spans less than leastSpan is not scaled to the
/// full height.
void showTrend(Tile &tile, const PageData &view, const SeriesId &id, double leastSpan = 0);

/// A grid of cards with charts; the base of the window's pages.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const QString &title, QWidget *parent = nullptr);
    ~Page() override;

    const QString &title() const { return m_title; }
    virtual void refresh(const PageData &view);
    /// Refreshes only draw some charts; the others follow one by one. Without it all are drawn.
    void setDrawsChartByChart(bool byOne) { m_drawsChartByChart = byOne; }
    bool drawsChartByChart() const { return m_drawsChartByChart; }
    /// Whether charts are still to follow, in full or at all.
    bool isDrawing() const
    {
        return m_chartsLeft > 0 || m_draftsLeft > 0 || m_settle.isActive() || chartBehind();
    }
    /// Draws at once what is still to follow, in full.
    void finishCharts();
    /// The charts only, which show another time: the one under the mouse at once, the others one
    /// by one, so that the next move of the hand need not wait for all.
    virtual void showTime(const PageData &view);
    /// Whether there are charts in view, which show a time that can be chosen.
    virtual bool showsTime() const { return !m_charts.empty(); }
    virtual void setBlocks(const BlockSummaries &blocks);
    virtual void tick(const PageData &view);

    Card *addChart(const ChartRow &row);
    Card *addChart(ChartSpec spec, const ChartPlace &place);
    Tile *addTile(const QString &title, std::size_t colour, const ChartPlace &place);
    void addBlockBars(int shown, int row, int column, int columns);
    /// One in all the room of the page; null: all in their places.
    void showLarge(TimeChart *chart);

Q_SIGNALS:
    void moveWanted(const bnm::TimeMove &move); ///< of the time that the charts show
    void settingWanted(const QString &name);

protected:
    /// Lists missing sources in the last line, with a button each; empty: no line.
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
    void begin(const PageData &view);
    TimeChart *chartBehind() const; ///< one that is to be drawn further; null: none
    void showNextChart();
    void endRound();
    void drawNextInFull();
    void showChart(TimeChart &chart, const PageData &view, const ChartMarksPtr &marks);
    ChartMarksPtr marksOf(const PageData &view) const;
    int widestPlot() const;
    void foldCards(const PageData &view);
    void placeCards(std::vector<Card *> shown);

    std::vector<TimeChart *> m_charts;
    std::unique_ptr<const PageData> m_moved; ///< shown chart by chart; null: by all
    ChartMarksPtr m_movedMarks;
    std::size_t m_nextChart = 0;
    std::size_t m_chartsLeft = 0;
    QTimer m_turn;
    QTimer m_settle; ///< after the last move of a hand
    std::size_t m_draftsLeft = 0;
    bool m_drawsChartByChart = false;
    QPointer<LargeView> m_large;
    TimeChart *m_largeChart = nullptr;
    std::vector<Card *> m_cards;
    std::vector<Card *> m_shownCards; ///< in display order, once one was folded
    std::vector<FoldingCard> m_folding;
    NoticeLine *m_notSetUp = nullptr;
    std::vector<BlockBars *> m_bars;
    std::vector<Card *> m_barCards;
};

/// A page that only has charts.
Page *makePage(const PageRow &row, QWidget *parent);

} // namespace bnm
