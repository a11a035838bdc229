// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overview_page.h"

#include "app/core/health/component_ids.h"
#include "app/core/health/health.h"
#include "app/core/text/format.h"
#include "collectors/plausible.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/tile.h"
#include "ui/controls/veil.h"
#include "ui/mempool/block_boxes.h"
#include "ui/mempool/fee_bands.h"
#include "ui/mempool/pay_tile.h"
#include "ui/peers/map/peer_map.h"
#include "ui/peers/places_hint.h"
#include "ui/text/plain_text.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace bnm {

namespace {

QString text(std::optional<double> value, Metric metric)
{
    return format::figure(value, metric.spec().unit).text();
}

QString joinedParts(const QStringList &parts)
{
    return parts.join(QStringLiteral(" · "));
}

} // namespace

OverviewPage::OverviewPage(std::shared_ptr<const MapOutlines> outlines, QWidget *parent)
    : Page(tr("Overview"), parent),
      m_map(new PeerMap(std::move(outlines), PeerMap::Mode::Glance, this))
{
    m_tip = addGlance(tr("Tip"), 0, Subject::Chain);
    m_fees = addGlance(tr("Next block"), 1, Subject::Mempool);
    m_mempool = addGlance(tr("Mempool"), 1, Subject::Mempool);
    m_peers = addGlance(tr("Peers"), 2, Subject::PeerList);
    m_tipAge = addGlance(tr("Tip age"), 0, Subject::Chain);
    m_zmq = addGlance(tr("ZMQ"), 3, Subject::System);
    m_disk = addGlance(tr("Disk"), 4, Subject::System);
    m_mirror = addGlance(tr("InfluxDB"), 2, Subject::System);
    for (int row = 0; row < 2; ++row) {
        auto *line = new QHBoxLayout;
        line->setSpacing(grid()->spacing());
        grid()->addLayout(line, row, 0, 1, 4);
        m_tileRows[static_cast<std::size_t>(row)] = line;
    }
    placeTiles(m_tiles);
    m_blocks = new BlockBoxes(tr("Newest blocks and projected ones"), this);
    m_blocksCard = new Card(tr("Blocks"), m_blocks, this);
    grid()->addWidget(m_blocksCard, 2, 0, 1, 4);
    ChartSpec bands{tr("Mempool by feerate"), feeBandCurves()};
    bands.kind = ChartKind::Bands;
    bands.emptyText = tr("Nothing by feerate in this range yet");
    addChart(std::move(bands), {3, 0, 2})->setNote(tr("sat/vB"));
    grid()->addWidget(m_map, 3, 2, 1, 2);
    m_mapVeil = new Veil(m_map, Veil::Words::Shown);
    connect(m_map, &PeerMap::opened, this, &OverviewPage::peersWanted);
    for (int column = 0; column < 4; ++column)
        grid()->setColumnStretch(column, 1);
}

Tile *OverviewPage::addGlance(const QString &title, std::size_t colour, Subject subject)
{
    auto *tile = new Tile(title, colour, this);
    m_tiles.push_back(tile);
    tile->setClickable(true);
    connect(tile, &Tile::clicked, this, [this, subject] { Q_EMIT pageWanted(subject); });
    return tile;
}

/// Hides tiles of missing sources.
void OverviewPage::foldTiles(const PageData &view)
{
    std::vector<NotSetUp> folded = notSetUp(view.node);
    std::erase_if(folded, [](const NotSetUp &one) {
        return one.part == SetUpPart::Electrum || one.part == SetUpPart::Process;
    });
    std::vector<Tile *> shown = m_tiles;
    for (const auto &[tile, part] : {std::pair{m_zmq, SetUpPart::Zmq},
                                     {m_disk, SetUpPart::Disks},
                                     {m_mirror, SetUpPart::Influx}}) {
        tile->setVisible(!contains(folded, part));
        if (contains(folded, part))
            std::erase(shown, tile);
    }
    placeTiles(shown);
    showNotSetUp(folded);
}

/// In two lines, the upper one no shorter.
void OverviewPage::placeTiles(const std::vector<Tile *> &shown)
{
    if (shown == m_placed)
        return;
    m_placed = shown;
    const std::size_t above = (shown.size() + 1) / 2;
    for (std::size_t i = 0; i < shown.size(); ++i)
        m_tileRows[i < above ? 0 : 1]->addWidget(shown[i], 1);
}

void OverviewPage::setPeers(const PeerSnapshotPtr &snapshot)
{
    std::vector<const Peer *> peers;
    if (snapshot)
        for (const Peer &peer : snapshot->peers)
            peers.push_back(&peer);
    m_peersMs = snapshot ? snapshot->timeMs : 0;
    m_map->setPeers(snapshot, peers);
    m_map->setOwnPlace(ownPlaceOf(snapshot));
}

void OverviewPage::setGeoStatus(const GeoStatus &status)
{
    m_map->setHint(placesHint(status));
    m_map->setAttribution(status.attributions());
}

void OverviewPage::refresh(const PageData &view)
{
    Page::refresh(view);
    foldTiles(view);
    showTip(view);
    showMempool(view);
    showFees(view);
    showPeers(view);
    showZmq(view);
    showDisk(view);
    showMirror(view);
    showTipAge(view);
    showTrend(*m_tip, view, {{"blockchain", "best_height"}});
    showTrend(*m_tipAge, view, {{"blockchain", "tip_age_seconds"}});
    showTrend(*m_mempool, view, {{"mempool", "vsize_mb"}});
    showTrend(*m_peers, view, {{"peers", "total"}});
    m_mapVeil->setAsOf(view.asOf("peers", m_peersMs));
    showBlocks(view);
}

void OverviewPage::tick(const PageData &view)
{
    showTipAge(view);
    showBlocks(view);
    Page::tick(view);
}

/// Projected ones on the left of the middle, mined ones on the right, as explorers show them.
void OverviewPage::showBlocks(const PageData &view)
{
    const MempoolSnapshotPtr &mempool = view.node.mempool();
    const BlockSummaries &blocks = view.node.recentBlocks();
    std::vector<BlockBox> projected; // none from an old mempool: it has other transactions by now
    if (mempool && !view.asOf("mempool_hist", mempool->timeMs).isOld(view.nowMs()))
        projected = projectedBoxes(mempool->blocks);
    m_blocksCard->setNote(projected.empty() ? tr("mined") : tr("projected | mined"));
    m_blocks->setBoxes(std::move(projected), minedBoxes(blocks, view.nowMs()),
                       tr("Waiting for the node's blocks"));
    const auto sample = view.node.series().latest({{"blockchain", "best_height"}});
    m_blocksCard->setAsOf(view.asOf("blockchain", sample ? sample->timeMs : 0));
}

void OverviewPage::showTip(const PageData &view)
{
    showFigure(*m_tip, view, {{"blockchain", "best_height"}});
    QStringList parts;
    if (const auto lag = view.newest({"blockchain", "block_lag"}))
        parts << (*lag > 0 ? tr("%1 blocks behind", nullptr, plural(static_cast<qint64>(*lag)))
                                 .arg(format::integer(static_cast<qint64>(*lag)))
                           : tr("in sync"));
    if (const auto progress = view.newest({"blockchain", "verification_progress"});
        progress && *progress < 0.9999)
        parts << tr("%1 % verified").arg(format::percentDone(*progress));
    m_tip->setCaption(joinedParts(parts));
}

/// Ticks on between two answers, from the tip's own time; not from a tip that is unknown.
void OverviewPage::showTipAge(const PageData &view)
{
    const auto sample = view.node.series().latest({{"blockchain", "tip_age_seconds"}});
    if (!sample)
        return m_tipAge->setFigure({format::dash(), {}});
    const qint64 age = view.node.freshness().ticking("blockchain", *sample, view.nowMs());
    m_tipAge->setFigure({format::duration(age), {}}, view.asOf("blockchain", sample->timeMs));
    m_tipAge->setTip(
        tr("Time since the timestamp of the tip. Blocks come every 10 minutes on average."));
    const auto depth = view.newest({"blockchain", "max_reorg_depth"});
    m_tipAge->setCaption(!depth       ? QString()
                         : *depth > 0 ? tr("reorganisation in 24 h, depth %1").arg(*depth)
                                      : tr("no reorganisation in 24 h"));
}

void OverviewPage::showMempool(const PageData &view)
{
    showFigure(*m_mempool, view, {{"mempool", "vsize_mb"}});
    QStringList parts;
    if (const auto count = view.newest({"mempool", "tx_count"}))
        parts << tr("%1 tx").arg(format::integer(static_cast<qint64>(*count)));
    const auto used = view.newest({"mempool", "usage_bytes"});
    const auto limit = view.newest({"mempool", "max_bytes"});
    if (used && limit && *limit > 0)
        parts << tr("%1 % of %2")
                     .arg(qRound(*used / *limit * 100))
                     .arg(text(limit, {"mempool", "max_bytes"}));
    m_mempool->setCaption(joinedParts(parts));
}

void OverviewPage::showFees(const PageData &view)
{
    const FeeratesToPay feerates = view.node.feerates();
    showFeerate(*m_fees, view, feerates, feerates.nextBlock);
    m_fees->setTip(feerateTip(feerates, tr("Feerate to be in the next block, in sat/vB")));
    if (!feerates.reason.isEmpty())
        return;
    const auto number = [](const FeeratesToPay::Feerate &feerate) {
        return format::figure(feerate.now ? std::optional(feerate.now->value) : std::nullopt,
                              Unit::SatPerVb)
            .number;
    };
    m_fees->setCaption(
        tr("1 h: %1 · low priority: %2").arg(number(feerates.hour), number(feerates.economy)));
}

void OverviewPage::showPeers(const PageData &view)
{
    showFigure(*m_peers, view, {{"peers", "total"}});
    QStringList parts;
    const auto outbound = view.newest({"peers", "outbound"});
    const auto inbound = view.newest({"peers", "inbound"});
    if (outbound && inbound)
        parts << tr("%1 out · %2 in").arg(*outbound).arg(*inbound);
    if (const auto ping = view.newest({"peers", "ping_p95_ms"}))
        parts << tr("p95 ping %1").arg(text(ping, {"peers", "ping_p95_ms"}));
    m_peers->setCaption(joinedParts(parts));
}

void OverviewPage::showZmq(const PageData &view)
{
    std::optional<double> perMinute;
    qint64 newestMs = 0;
    double gaps = 0;
    QString busiest;
    double most = -1;
    for (const QString &stream : view.node.series().tagValues("zmq", "stream")) {
        const double rate =
            view.newest({"zmq", "messages_per_min"}, {{"stream", stream}}).value_or(0);
        perMinute = perMinute.value_or(0) + rate;
        gaps += view.newest({"zmq", "gaps"}, {{"stream", stream}}).value_or(0);
        if (const auto sample = view.node.series().latest({{"zmq", "gaps"}, {{"stream", stream}}}))
            newestMs = std::max(newestMs, sample->timeMs);
        if (rate > most) {
            most = rate;
            busiest = stream;
        }
    }
    m_zmq->setFigure(perMinute
                         ? format::Figure{format::integer(qRound64(*perMinute)), tr("messages/min")}
                         : format::Figure{format::dash(), {}},
                     view.asOf("zmq", newestMs));
    const Status *status = statusOf(view.node.statuses(), ids::zmq);
    const bool good = status && status->level == Status::Level::Good;
    m_zmq->setCaption(
        good ? (gaps > 0 ? tr("%1 messages missed", nullptr, plural(integerNear(gaps))).arg(gaps)
                         : tr("nothing missed"))
        : status ? status->summary
                 : QString());
    m_zmq->setTip(status ? status->sentence : QString());
    showTrend(*m_zmq, view, {{"zmq", "messages_per_min"}, {{"stream", busiest}}});
}

void OverviewPage::showDisk(const PageData &view)
{
    const QStringList roles = view.node.series().tagValues("filesystem", "path_role");
    if (roles.isEmpty())
        return m_disk->setFigure({format::dash(), {}});
    // The fullest one matters.
    QString fullest = roles.front();
    for (const QString &role : roles)
        if (view.newest({"filesystem", "free_percent"}, {{"path_role", role}}).value_or(100) <
            view.newest({"filesystem", "free_percent"}, {{"path_role", fullest}}).value_or(100))
            fullest = role;
    const std::vector<Tag> tags = {{"path_role", fullest}};
    const auto sample = view.node.series().latest({{"filesystem", "free_percent"}, tags});
    const format::Figure free =
        format::figure(sample ? std::optional(sample->value) : std::nullopt, Unit::Percent);
    m_disk->setFigure({free.number, tr("% free")},
                      view.asOf("filesystem", sample ? sample->timeMs : 0));
    QStringList parts = {
        tr("%1 of %2 used")
            .arg(text(view.newest({"filesystem", "used_gb"}, tags), {"filesystem", "used_gb"}),
                 text(view.newest({"filesystem", "total_gb"}, tags), {"filesystem", "total_gb"}))};
    if (const auto days = view.newest({"filesystem", "days_until_full"}, tags))
        parts << tr("full in %1 d").arg(qRound(*days));
    m_disk->setCaption(joinedParts(parts));
    m_disk->setTip(tr("Free space where the node keeps its %1").arg(fullest));
    showTrend(*m_disk, view, {{"filesystem", "free_percent"}, tags}, 10);
}

void OverviewPage::showMirror(const PageData &view)
{
    const std::vector<Tag> tags = {{"loop", QStringLiteral("mirror")}};
    const Status *status = statusOf(view.node.statuses(), ids::influx);
    const bool on = status && status->level != Status::Level::Off;
    const auto queued = view.node.series().latest({{"collector", "queued_points"}, tags});
    m_mirror->setFigure(on && queued
                            ? format::Figure{format::integer(static_cast<qint64>(queued->value)),
                                             tr("points queued")}
                            : format::Figure{format::dash(), {}},
                        view.asOf("collector", on && queued ? queued->timeMs : 0));
    QStringList parts;
    if (status)
        parts << status->summary;
    if (const auto dropped = view.newest({"collector", "dropped_points"}, tags);
        dropped && *dropped > 0)
        parts << tr("%1 dropped").arg(format::integer(static_cast<qint64>(*dropped)));
    m_mirror->setCaption(joinedParts(parts));
    m_mirror->setTip(status ? status->sentence : QString());
    showTrend(*m_mirror, view, {{"collector", "queued_points"}, tags});
}

} // namespace bnm
