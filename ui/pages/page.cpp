// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "collectors/words.h"
#include "ui/chart/block_bars.h"
#include "ui/controls/card.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/controls/veil.h"

#include <QGridLayout>

namespace bnm {

namespace {

constexpr int trendPixels = 240;

}

void showTrend(Tile &tile, const PageData &view, const SeriesId &id, double leastSpan)
{
    tile.setTrend(view.charts.read(id, view.fromMs, view.toMs, trendPixels), view.fromMs, view.toMs,
                  leastSpan);
}

void showFigure(Tile &tile, const PageData &view, const SeriesId &id)
{
    const auto sample = view.node.series().latest(id);
    const FieldSpec &spec = id.spec();
    tile.setFigure(format::figure(sample ? std::optional(sample->value) : std::nullopt, spec.unit),
                   view.asOf(id.measurement, sample ? sample->timeMs : 0));
    tile.setTip(Words::tr(spec.description));
}

Page::Page(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_grid(new QGridLayout(this))
{
    const int gap = gridUnits(this, 3);
    m_grid->setContentsMargins(gap, gap, gap, gap);
    m_grid->setSpacing(gap);
}

Card *Page::addChart(const ChartRow &row)
{
    return addChart(chartSpec(row), row.place);
}

Card *Page::addChart(ChartSpec spec, const ChartPlace &place)
{
    const QString title = spec.title;
    auto *chart = new TimeChart(std::move(spec), this);
    auto *card = new Card(title, chart, this);
    m_grid->addWidget(card, place.row, place.column, 1, place.columns);
    m_grid->setRowStretch(place.row, 1);
    m_charts.push_back(chart);
    return card;
}

Tile *Page::addTile(const QString &title, std::size_t colour, const ChartPlace &place)
{
    auto *tile = new Tile(title, colour, this);
    m_grid->addWidget(tile, place.row, place.column, 1, place.columns);
    return tile;
}

void Page::addBlockBars(int shown, int row, int column, int columns)
{
    auto *bars = new BlockBars(shown, this);
    auto *card = new Card(tr("Block intervals"), bars, this);
    card->setNote(tr("last %1 blocks", nullptr, plural(shown)).arg(shown));
    m_grid->addWidget(card, row, column, 1, columns);
    m_grid->setRowStretch(row, 1);
    m_bars.push_back(bars);
    m_barCards.push_back(card);
}

void Page::refresh(const PageData &view)
{
    for (TimeChart *chart : m_charts)
        chart->refresh(view.charts, view.fromMs, view.toMs, view.node.freshness());
    const auto tip = view.node.series().latest({{"blockchain", "best_height"}});
    const AsOf asOf = view.asOf("blockchain", tip ? tip->timeMs : 0);
    for (Card *card : m_barCards)
        card->setAsOf(asOf);
    for (BlockBars *bars : m_bars)
        bars->tick(asOf.isOld(view.toMs) ? 0 : view.toMs); // none grows on from an unknown tip
}

void Page::setBlocks(const BlockSummaries &blocks)
{
    for (BlockBars *bars : m_bars)
        bars->setBlocks(blocks);
}

/// Whatever shows figures grows old by itself.
void Page::tick(const PageData &view)
{
    for (Tile *tile : findChildren<Tile *>())
        tile->tick(view.toMs);
    for (Card *card : findChildren<Card *>())
        card->tick(view.toMs);
    for (Veil *veil : findChildren<Veil *>())
        veil->tick(view.toMs);
}

Page *makePage(const PageRow &row, QWidget *parent)
{
    auto *page = new Page(Words::tr(row.title), parent);
    if (row.blockBars > 0)
        page->addBlockBars(row.blockBars, 0, 0, 2);
    for (const ChartRow &chart : row.charts)
        page->addChart(chart);
    return page;
}

} // namespace bnm
