// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mempool/mempool_page.h"

#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/theme.h"
#include "ui/controls/tile.h"
#include "ui/mempool/block_boxes.h"
#include "ui/mempool/fee_bands.h"
#include "ui/mempool/now_histogram.h"
#include "ui/mempool/pay_tile.h"
#include "ui/text/plain_text.h"

#include <QGridLayout>

namespace bnm {

namespace {

constexpr int pageColumns = 10; // five tiles, or two charts, or three quarters and a quarter
constexpr int half = pageColumns / 2;
constexpr int nowColumns = 3;

#define T(text) QT_TR_NOOP(text)
constexpr CurveRow estimates[] = {{.metric = {"fee_estimate", "sat_vb"},
                                   .label = counting(QT_TR_N_NOOP("%1 blocks")),
                                   .each = TagName("target")}};
constexpr CurveRow waiting[] = {{.metric = {"mempool", "tx_count"}, .colour = 2}};
constexpr CurveRow fees[] = {{.metric = {"mempool", "total_fee_sat"}, .colour = 1}};
constexpr CurveRow memoryCurves[] = {
    {.metric = {"mempool", "usage_bytes"}, .colour = 0, .label = T("used")},
    {.metric = {"mempool", "max_bytes"}, .colour = 1, .label = T("limit")},
};
constexpr CurveRow vsize[] = {{.metric = {"mempool", "vsize_mb"}}};

constexpr ChartRow estimatesChart = {.title =
                                         T("The node's feerate estimates by confirmation target"),
                                     .place = {3, 0, pageColumns},
                                     .curves = estimates};
constexpr ChartRow charts[] = {
    {.title = T("Pending transactions"), .place = {4, 0, half}, .curves = waiting},
    {.title = T("Pending fees"), .place = {4, half, half}, .curves = fees},
    {.title = T("Memory"), .place = {5, 0, half}, .curves = memoryCurves},
    {.title = T("Virtual size"), .place = {5, half, half}, .curves = vsize},
};
#undef T

} // namespace

MempoolPage::MempoolPage(QWidget *parent)
    : Page(tr("Mempool"), parent),
      m_now(new NowHistogram(this)),
      m_nowCard(new Card(tr("Now"), m_now, this)),
      m_next(new BlockBoxes(tr("Next blocks, projected"), this)),
      m_nextCard(new Card(tr("Next blocks"), m_next, this))
{
    ChartSpec bands{tr("Mempool by feerate"), feeBandCurves()};
    bands.kind = ChartKind::Bands;
    bands.emptyText = noBandsText();
    Card *bandsCard = addChart(std::move(bands), {0, 0, pageColumns - nowColumns});
    bandsCard->setNote(tr("Waiting, by feerate (sat/vB). Click a band to show only it."));
    m_bands = bandsCard->findChild<ChartPlot *>();
    grid()->addWidget(m_nowCard, 0, pageColumns - nowColumns, 1, nowColumns);
    grid()->addWidget(m_nextCard, 1, 0, 1, pageColumns);
    addTiles();
    m_estimatesCard = addChart(estimatesChart);
    m_estimates = m_estimatesCard->findChild<ChartPlot *>();
    for (const ChartRow &chart : charts)
        addChart(chart);
    for (int column = 0; column < pageColumns; ++column)
        grid()->setColumnStretch(column, 1);
    grid()->setRowMinimumHeight(0, gridUnits(this, 84));
    for (const int row : {3, 4, 5})
        grid()->setRowMinimumHeight(row, gridUnits(this, 54));
    m_nextCard->setNote(tr("projected"));
    setSnapshot(nullptr);
}

void MempoolPage::addTiles()
{
    int column = 0;
    const auto add = [&](const QString &title, const QString &tip) {
        Tile *tile = addTile(title, 1, {2, column, pageColumns / 5});
        tile->setTip(tip);
        column += pageColumns / 5;
        return tile;
    };
    m_nextBlock = add(tr("Next block"), {});
    m_halfHour = add(tr("30 min"), {});
    m_hour = add(tr("1 hour"), {});
    m_economy = add(tr("Low priority"), {});
    m_purge = add(tr("Minimum to stay"),
                  tr("The lowest feerate that a full mempool still keeps (mempoolminfee), in "
                     "sat/vB; none while there is room"));
}

void MempoolPage::setSource(MempoolHistSource source)
{
    m_source = source;
}

void MempoolPage::setSnapshot(const MempoolSnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    const bool lacksHistogram =
        snapshot && snapshot->state == MempoolSnapshot::State::Live && !snapshot->bins;
    const QString empty = lacksHistogram ? noHistogramText() : emptyText();
    m_bands->setEmptyText(lacksHistogram ? empty : noBandsText());
    m_now->setSnapshot(snapshot, empty);
    m_next->setBoxes(snapshot ? projectedBoxes(snapshot->blocks) : std::vector<BlockBox>{}, {},
                     empty);
    const bool reading = snapshot && snapshot->state == MempoolSnapshot::State::Reading;
    m_nowCard->setNote(reading ? empty
                       : snapshot && snapshot->txCount
                           ? tr("%1 transactions", nullptr, plural(*snapshot->txCount))
                                 .arg(format::integer(*snapshot->txCount))
                           : QString());
}

void MempoolPage::refresh(const PageData &view)
{
    const QString trouble = plainLine(view.node.nodeFigures().estimatorError);
    m_estimatesCard->setNote(trouble);
    m_estimates->setEmptyText(trouble.isEmpty()
                                  ? tr("The node has given no estimate in this range")
                                  : tr("The node gives no estimate: %1").arg(trouble));
    Page::refresh(view);
    showFeerates(view);
    showPurgeLine(view);
    const AsOf asOf = view.asOf("mempool_hist", m_snapshot ? m_snapshot->timeMs : 0);
    m_nowCard->setAsOf(asOf);
    m_nextCard->setAsOf(asOf);
}

QString MempoolPage::noBandsText()
{
    return tr("Nothing by feerate in this range yet");
}

QString MempoolPage::noHistogramText()
{
    return tr("This mempool server gives no histogram. To get one, choose the node itself as the "
              "source in Settings, Collectors, Mempool by feerate.");
}

/// Why there is no data, and what to do.
QString MempoolPage::emptyText() const
{
    using State = MempoolSnapshot::State;
    if (m_source == MempoolHistSource::None)
        return tr("The mempool is not read. Choose a source in Settings, Collectors, Mempool by "
                  "feerate.");
    if (!m_snapshot)
        return tr("Waiting for the mempool");
    if (m_snapshot->state == State::Reading)
        return tr("Reading the mempool: %1 of %2")
            .arg(format::integer(m_snapshot->read), format::integer(m_snapshot->total));
    if (!m_snapshot->trouble.isEmpty())
        return m_snapshot->trouble;
    return m_snapshot->state == State::Waiting ? tr("Waiting for the mempool")
                                               : tr("The mempool is empty");
}

void MempoolPage::showFeerates(const PageData &view)
{
    const FeeratesToPay feerates = view.node.feerates();
    showFeerate(*m_nextBlock, view, feerates, feerates.nextBlock);
    showFeerate(*m_halfHour, view, feerates, feerates.halfHour);
    showFeerate(*m_hour, view, feerates, feerates.hour);
    showFeerate(*m_economy, view, feerates, feerates.economy);
    m_nextBlock->setTip(feerateTip(feerates, tr("Feerate to be in the next block, in sat/vB")));
    m_halfHour->setTip(
        feerateTip(feerates, tr("Feerate to be in one of the next three blocks, in sat/vB")));
    m_hour->setTip(
        feerateTip(feerates, tr("Feerate to be in one of the next six blocks, in sat/vB")));
    m_economy->setTip(
        feerateTip(feerates, tr("Feerate for transactions of low priority, in sat/vB")));
}

void MempoolPage::showPurgeLine(const PageData &view)
{
    const auto purge = m_snapshot ? m_snapshot->purgeFeerate : std::nullopt;
    const bool hasRoom = m_snapshot && m_snapshot->isFull == false;
    m_purge->setFigure(purge     ? format::figure(*purge, Unit::SatPerVb)
                       : hasRoom ? format::Figure{tr("none"), {}}
                                 : format::Figure{format::dash(), {}},
                       view.asOf("mempool_hist", m_snapshot ? m_snapshot->timeMs : 0));
    m_purge->setCaption(purge ? tr("mempool full") : hasRoom ? tr("mempool not full") : QString());
}

} // namespace bnm
