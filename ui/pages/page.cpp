// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

#include "app/core/config/setting_words.h"
#include "collectors/words.h"
#include "ui/chart/block_bars.h"
#include "ui/controls/card.h"
#include "ui/controls/notice_line.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/controls/veil.h"
#include "ui/pages/large_view.h"

#include <QAbstractButton>
#include <QGridLayout>

#include <algorithm>

namespace bnm {

namespace {

constexpr int turnMs = 6;     // between two charts: a frame has room for one or two
constexpr int stripMs = 1;    // between two parts of one
constexpr int settleMs = 250; // a hand that rests so long has stopped

constexpr int trendSteps = 120;

} // namespace

void showTrend(Tile &tile, const PageData &view, const SeriesId &id, double leastSpan)
{
    const TimeSpan span = view.recent();
    tile.setTrend(view.charts.read(id, span.fromMs, span.toMs, trendSteps), span.fromMs, span.toMs,
                  leastSpan);
}

std::optional<double> PageData::newest(Metric metric, std::vector<Tag> tags) const
{
    const auto sample = node.series().latest({metric, std::move(tags)});
    return sample ? std::optional(sample->value) : std::nullopt;
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
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &Page::showNextChart);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        m_draftsLeft = m_charts.size();
        if (!m_turn.isActive())
            m_turn.start(0);
    });
    const int gap = gridUnits(this, 3);
    m_grid->setContentsMargins(gap, gap, gap, gap);
    m_grid->setSpacing(gap);
}

Page::~Page()
{
    delete m_large;
}

Card *Page::addChart(const ChartRow &row)
{
    Card *card = addChart(chartSpec(row), row.place);
    if (row.part)
        m_folding.push_back({card, m_charts.back(), *row.part});
    return card;
}

Card *Page::addChart(ChartSpec spec, const ChartPlace &place)
{
    const QString title = spec.title;
    auto *chart = new TimeChart(std::move(spec), this);
    auto *card = new Card(title, chart, this);
    m_grid->addWidget(card, place.row, place.column, 1, place.columns);
    m_grid->setRowStretch(place.row, 1);
    card->addTool(chart->menuButton());
    m_charts.push_back(chart);
    m_cards.push_back(card);
    link(chart);
    return card;
}

/// What somebody does with one chart is for all of the page.
void Page::link(TimeChart *chart)
{
    ChartPlot *plot = &chart->plot();
    connect(plot, &ChartPlot::moveWanted, this, &Page::moveWanted);
    connect(plot, &ChartPlot::cursorMoved, this, [this, plot](std::optional<qint64> timeMs) {
        for (TimeChart *other : m_charts)
            if (&other->plot() != plot)
                other->plot().showCursor(timeMs);
    });
    connect(chart, &TimeChart::largeWanted, this,
            [this, chart](bool large) { showLarge(large ? chart : nullptr); });
}

void Page::showLarge(TimeChart *chart)
{
    if (TimeChart *former = std::exchange(m_largeChart, nullptr)) {
        former->setLarge(false);
        delete m_large;
        former->plot().setFocus();
    }
    if (!chart)
        return;
    m_largeChart = chart;
    chart->setLarge(true);
    m_large = new LargeView(*this, *chart->parentWidget());
    connect(
        m_large, &LargeView::closeWanted, this, [this] { showLarge(nullptr); },
        Qt::QueuedConnection);
    chart->plot().setFocus();
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
    card->setNote(tr("last %1 blocks; amber: over 20 min", nullptr, plural(shown)).arg(shown));
    m_grid->addWidget(card, row, column, 1, columns);
    m_grid->setRowStretch(row, 1);
    m_bars.push_back(bars);
    m_barCards.push_back(card);
}

void Page::showNotSetUp(const std::vector<NotSetUp> &parts)
{
    if (!m_notSetUp) {
        m_notSetUp = new NoticeLine(this);
        m_grid->addWidget(m_notSetUp, m_grid->rowCount(), 0, 1, m_grid->columnCount());
        connect(m_notSetUp, &NoticeLine::chosen, this, &Page::settingWanted);
    }
    std::vector<NoticeAction> actions;
    for (const NotSetUp &one : parts)
        actions.push_back({tr("%1…").arg(one.title), one.setting, inWindowWords(one.why)});
    m_notSetUp->setNotice(parts.empty() ? QString() : tr("Not set up:"), actions);
}

/// Charts with past data are shown in any case.
void Page::foldCards(const PageData &view)
{
    if (m_folding.empty() || m_largeChart)
        return;
    std::vector<NotSetUp> folded;
    for (const NotSetUp &one : notSetUp(view.node)) {
        const bool isEmpty =
            std::none_of(m_folding.begin(), m_folding.end(), [&one](const FoldingCard &folding) {
                return folding.part == one.part && folding.chart->hasData();
            });
        if (isEmpty)
            folded.push_back(one);
    }
    std::vector<Card *> shown = m_cards;
    for (const FoldingCard &folding : m_folding) {
        const bool isShown = !contains(folded, folding.part);
        folding.card->setVisible(isShown);
        if (!isShown)
            std::erase(shown, folding.card);
    }
    if (shown != m_shownCards)
        placeCards(std::move(shown));
    showNotSetUp(folded);
}

/// In two columns; a remaining one spans both.
void Page::placeCards(std::vector<Card *> shown)
{
    m_shownCards = std::move(shown);
    for (Card *card : m_cards)
        m_grid->removeWidget(card);
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_grid->setRowStretch(static_cast<int>(i / 2), i < m_shownCards.size() ? 1 : 0);
    for (std::size_t i = 0; i < m_shownCards.size(); ++i) {
        const bool isAlone = i % 2 == 0 && i + 1 == m_shownCards.size();
        m_grid->addWidget(m_shownCards[i], static_cast<int>(i / 2), static_cast<int>(i % 2), 1,
                          isAlone ? 2 : 1);
    }
}

void Page::showTime(const PageData &view)
{
    if (m_charts.empty())
        return;
    for (TimeChart *chart : m_charts)
        chart->plot().setDraft(m_drawsChartByChart);
    m_settle.start(settleMs);
    m_draftsLeft = 0;
    if (!m_drawsChartByChart)
        return showCharts(view);
    begin(view);
    for (TimeChart *chart : m_charts)
        if (chart->underMouse())
            showChart(*chart, view, m_movedMarks);
}

int Page::widestPlot() const
{
    int widest = 0;
    for (const TimeChart *chart : m_charts)
        widest = std::max(widest, chart->width());
    return widest;
}

/// A large one is alone in view.
ChartMarksPtr Page::marksOf(const PageData &view) const
{
    return std::make_shared<const ChartMarks>(
        chartMarks(view.node, view.charts, view.shown(), widestPlot(), view.marks));
}

void Page::showChart(TimeChart &chart, const PageData &view, const ChartMarksPtr &marks)
{
    if (m_largeChart && &chart != m_largeChart)
        return;
    chart.plot().setPatient(m_drawsChartByChart);
    chart.setNode(view.identity);
    chart.plot().setMarks(marks);
    chart.refresh(view.charts, view.fromMs, view.toMs, view.node.freshness());
    chart.plot().setPatient(false);
}

void Page::showCharts(const PageData &view)
{
    if (m_charts.empty())
        return;
    if (m_drawsChartByChart)
        return begin(view);
    const ChartMarksPtr marks = marksOf(view);
    for (TimeChart *chart : m_charts)
        showChart(*chart, view, marks);
}

void Page::begin(const PageData &view)
{
    m_moved = std::make_unique<const PageData>(view);
    m_movedMarks = marksOf(view);
    m_chartsLeft = m_charts.size();
    if (!m_turn.isActive())
        m_turn.start(0);
}

TimeChart *Page::chartBehind() const
{
    const auto found = std::find_if(m_charts.begin(), m_charts.end(),
                                    [](TimeChart *chart) { return chart->plot().isBehind(); });
    return found == m_charts.end() ? nullptr : *found;
}

/// Goes round: where moves come faster than all charts are drawn, each still has its turn.
void Page::showNextChart()
{
    if (TimeChart *behind = chartBehind()) {
        behind->plot().drawOn();
        return m_turn.start(stripMs);
    }
    if (m_chartsLeft == 0)
        return drawNextInFull();
    showChart(*m_charts[m_nextChart], *m_moved, m_movedMarks);
    m_nextChart = (m_nextChart + 1) % m_charts.size();
    if (--m_chartsLeft > 0)
        m_turn.start(turnMs);
    else
        endRound();
}

void Page::endRound()
{
    foldCards(*m_moved);
    m_moved.reset();
    m_turn.start(turnMs); // charts may be behind; or the hand came to rest meanwhile
}

void Page::drawNextInFull()
{
    if (m_draftsLeft == 0)
        return;
    ChartPlot &plot = m_charts[--m_draftsLeft]->plot();
    plot.setPatient(true);
    plot.setDraft(false);
    plot.setPatient(false);
    m_turn.start(turnMs);
}

void Page::finishCharts()
{
    m_turn.stop();
    m_settle.stop();
    for (TimeChart *chart : m_charts)
        chart->plot().setDraft(false);
    m_draftsLeft = 0;
    if (m_moved) {
        for (TimeChart *chart : m_charts)
            showChart(*chart, *m_moved, m_movedMarks);
        m_chartsLeft = 0;
        endRound();
    }
    while (TimeChart *behind = chartBehind())
        behind->plot().drawOn();
}

void Page::refresh(const PageData &view)
{
    showCharts(view);
    foldCards(view);
    const auto tip = view.node.series().latest({{"blockchain", "best_height"}});
    const AsOf asOf = view.asOf("blockchain", tip ? tip->timeMs : 0);
    for (Card *card : m_barCards)
        card->setAsOf(asOf);
    for (BlockBars *bars : m_bars)
        bars->tick(asOf.isOld(view.nowMs()) ? 0
                                            : view.nowMs()); // none grows on from an unknown tip
}

void Page::setBlocks(const BlockSummaries &blocks)
{
    for (BlockBars *bars : m_bars)
        bars->setBlocks(blocks);
}

/// Displayed figures go out of date with time alone.
void Page::tick(const PageData &view)
{
    for (Tile *tile : findChildren<Tile *>())
        tile->tick(view.nowMs());
    for (Card *card : findChildren<Card *>())
        card->tick(view.nowMs());
    for (Veil *veil : findChildren<Veil *>())
        veil->tick(view.nowMs());
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
