// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/node/node_page.h"

#include "app/core/health/block_progress.h"
#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/fact_list.h"
#include "ui/controls/theme.h"
#include "ui/node/ban_panel.h"
#include "ui/text/plain_text.h"

#include <QDateTime>
#include <QGridLayout>
#include <QProgressBar>

#include <cmath>

namespace bnm {

namespace {

using Facts = std::vector<FactList::Fact>;

QString yesOrNoFigure(std::optional<double> value)
{
    return !value ? format::dash() : *value > 0 ? Words::tr("yes") : Words::tr("no");
}

QString lines(const QStringList &texts)
{
    QStringList plain;
    for (const QString &text : texts)
        plain << plainLine(text);
    return plain.isEmpty() ? format::dash() : plain.join(QLatin1Char('\n'));
}

} // namespace

NodePage::NodePage(QWidget *parent) : Page(tr("Node"), parent), m_progress(new QProgressBar(this))
{
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Initial block download"));
    m_download = new Card(tr("Initial block download"), m_progress, this);
    m_download->hide();
    grid()->addWidget(m_download, 0, 0, 1, 2);
    m_software = addPart(tr("Software"), 1, 0);
    m_warnings = addPart(tr("Warnings of the node"), 1, 1);
    m_networks = addPart(tr("Networks and addresses"), 2, 0);
    m_storage = addPart(tr("Storage"), 2, 1);
    m_softForks = addPart(tr("Soft forks under way"), 3, 0);
    m_bans = new BanPanel(this);
    connect(m_bans, &BanPanel::wanted, this, &NodePage::bansWanted);
    grid()->addWidget(new Card(tr("Banned addresses"), m_bans, this), 3, 1);
    grid()->setColumnStretch(0, 1);
    grid()->setColumnStretch(1, 1);
    grid()->setRowStretch(4, 1);
}

NodePage::Part NodePage::addPart(const QString &title, int row, int column)
{
    auto *facts = new FactList(this);
    auto *card = new Card(title, facts, this);
    grid()->addWidget(card, row, column);
    return {card, facts};
}

void NodePage::refresh(const PageData &view)
{
    showSoftware(view);
    showWarnings(view);
    showNetworks(view);
    showStorage(view);
    showSoftForks(view);
    showDownload(view);
    m_bans->show(view.node);
    const AsOf asOf = view.asOf("node", view.node.nodeIdentity().details.timeMs);
    for (const Part &part : {m_software, m_warnings, m_networks})
        part.card->setAsOf(asOf);
    const auto tip = view.node.series().latest({{"blockchain", "best_height"}});
    const AsOf ofChain = view.asOf("blockchain", tip ? tip->timeMs : 0);
    m_softForks.card->setAsOf(ofChain);
    m_download->setAsOf(ofChain);
}

/// The uptime counts on.
void NodePage::tick(const PageData &view)
{
    showSoftware(view);
    Page::tick(view);
}

void NodePage::showSoftware(const PageData &view)
{
    const NodeIdentity &node = view.node.nodeIdentity();
    const NodeDetails &details = node.details;
    const AsOf asOf = view.asOf("node", details.timeMs);
    QString uptime = format::dash();
    QString started = format::dash();
    if (details.startedMs) {
        const qint64 nowMs = asOf.isOld(view.nowMs()) ? details.timeMs : view.nowMs();
        uptime = format::duration((nowMs - *details.startedMs) / 1000);
        started = QDateTime::fromMSecsSinceEpoch(*details.startedMs)
                      .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    }
    m_software.facts->setFacts(
        {{tr("Version"), plainLineOrDash(details.version)},
         {tr("User agent"), plainLineOrDash(node.subversion)},
         {tr("Chain"), plainLineOrDash(node.chain)},
         {tr("Uptime"), uptime},
         {tr("Started"), started},
         {tr("Protocol version"),
          details.protocolVersion ? QString::number(*details.protocolVersion) : format::dash()},
         {tr("Services"), plainLineOrDash(details.services.join(QStringLiteral(", ")))}});
}

void NodePage::showWarnings(const PageData &view)
{
    const NodeIdentity &node = view.node.nodeIdentity();
    Facts facts;
    for (const QString &warning : node.warnings)
        facts.emplace_back(tr("Warning"), plainLine(warning));
    if (facts.empty())
        facts.emplace_back(tr("Warnings"), node.details.timeMs > 0 ? tr("none") : format::dash());
    m_warnings.facts->setFacts(facts);
}

void NodePage::showNetworks(const PageData &view)
{
    const NodeDetails &details = view.node.nodeIdentity().details;
    Facts facts;
    for (const ReachableNetwork &network : details.networks) {
        QString text = network.isReachable ? tr("reachable") : tr("not reachable");
        if (!network.proxy.isEmpty())
            text = tr("%1, by the proxy %2").arg(text, plainLine(network.proxy));
        facts.emplace_back(labelOf(Name("peer_network"), plainLine(network.name)), text);
    }
    const bool isKnown = details.timeMs > 0;
    facts.emplace_back(tr("Own addresses"), isKnown && details.ownAddresses.isEmpty()
                                                ? tr("none announced")
                                                : lines(details.ownAddresses));
    m_networks.facts->setFacts(facts);
}

void NodePage::showStorage(const PageData &view)
{
    const auto pruned = view.newest({"blockchain", "pruned"});
    Facts facts = {
        {tr("Block files"), plainLineOrDash(m_blocksFolder)},
        {tr("Blocks on disk"),
         format::figure(view.newest({"blockchain", "size_on_disk_bytes"}), Unit::Bytes).text()},
        {tr("Pruned"), yesOrNoFigure(pruned)}};
    if (const auto height = view.newest({"blockchain", "prune_height"}); height && pruned > 0)
        facts.emplace_back(tr("Oldest block kept"), format::integer(std::llround(*height)));
    m_storage.facts->setFacts(facts);
    const auto sample = view.node.series().latest({{"blockchain", "size_on_disk_bytes"}});
    m_storage.card->setAsOf(view.asOf("blockchain", sample ? sample->timeMs : 0));
}

void NodePage::showSoftForks(const PageData &view)
{
    Facts facts;
    for (const QString &name : view.node.series().tagValues("softfork", "name")) {
        const std::vector<Tag> tags = {{"name", name}};
        const auto count = view.newest({"softfork", "signalling_count"}, tags);
        const auto elapsed = view.newest({"softfork", "elapsed"}, tags);
        const auto threshold = view.newest({"softfork", "threshold"}, tags);
        QString text;
        if (view.newest({"softfork", "active"}, tags) > 0)
            text = tr("active");
        else if (count && elapsed && threshold)
            text = tr("%1 of %2 blocks signal; %3 are needed in a period")
                       .arg(format::integer(std::llround(*count)),
                            format::integer(std::llround(*elapsed)),
                            format::integer(std::llround(*threshold)));
        facts.emplace_back(plainLine(name), plainLineOrDash(text));
    }
    if (facts.empty())
        facts.emplace_back(tr("Soft forks"), view.node.nodeIdentity().details.timeMs > 0
                                                 ? tr("none reported")
                                                 : format::dash());
    m_softForks.facts->setFacts(facts);
}

void NodePage::showDownload(const PageData &view)
{
    const bool isDownloading = view.newest({"blockchain", "initial_block_download"}) > 0;
    m_download->setVisible(isDownloading);
    if (!isDownloading)
        return;
    const auto progress = view.newest({"blockchain", "verification_progress"});
    m_progress->setVisible(progress.has_value());
    if (progress)
        m_progress->setValue(static_cast<int>(1000 * std::clamp(*progress, 0.0, 1.0)));
    const QString rest = blocksToGo(view.node.series(), view.nowMs());
    m_download->setNote(progress ? tr("%1 % verified, %2").arg(format::percentDone(*progress), rest)
                                 : rest);
}

} // namespace bnm
