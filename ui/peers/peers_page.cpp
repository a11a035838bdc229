// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peers_page.h"

#include "app/core/peers/dependence.h"
#include "app/core/text/format.h"
#include "collectors/words.h"
#include "ui/controls/card.h"
#include "ui/controls/theme.h"
#include "ui/controls/veil.h"
#include "ui/pages/chart_pages.h"
#include "ui/peers/dependence_panel.h"
#include "ui/peers/filter_chip.h"
#include "ui/peers/map/peer_map.h"
#include "ui/peers/peer_details.h"
#include "ui/peers/peer_list.h"
#include "ui/peers/peer_log_view.h"
#include "ui/peers/peer_table_model.h"
#include "ui/peers/peer_table_view.h"
#include "ui/peers/places_hint.h"

#include <QApplication>
#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QSettings>
#include <QSplitter>

namespace bnm {

PeersPage::PeersPage(std::shared_ptr<const MapOutlines> outlines, QWidget *parent)
    : ViewsPage(tr("Peers"), pages::peerCharts, parent),
      m_model(new PeerTableModel(this)),
      m_proxy(new PeerFilterProxy(m_model, this)),
      m_facts(plainLabel({}, this)),
      m_chip(new FilterChip(this))
{
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    addToHeading(m_facts);
    addToHeading(m_chip);
    m_map = new PeerMap(std::move(outlines), PeerMap::Mode::Full, this);
    m_dependence = new DependencePanel(this);
    m_list = new PeerList(m_proxy, this);
    m_details = new PeerDetails(this);
    m_log = new PeerLogView(this);
    addView(makeNow(), tr("Now"), tr("Map, diversity and table"));
    addView(charts(), tr("Over time"), tr("Charts of the chosen time range"));
    addView(m_log, tr("Log"), tr("Connection log"));
    m_veils = {new Veil(m_map, Veil::Words::Shown), new Veil(m_dependence, Veil::Words::Elsewhere),
               new Veil(m_list, Veil::Words::Elsewhere),
               new Veil(m_details, Veil::Words::Elsewhere)};
    connect(m_proxy, &PeerFilterProxy::filterChanged, this, &PeersPage::showFiltered);
    connect(m_list->table(), &PeerTableView::peersSelected, m_map, &PeerMap::setSelected);
    connect(m_list->table(), &PeerTableView::peersSelected, this, &PeersPage::showSelected);
    connect(m_list, &PeerList::detailsWanted, this, &PeersPage::showDetails);
    connect(m_list->table(), &PeerTableView::groupWanted, this, &PeersPage::filterBy);
    connect(m_details, &PeerDetails::groupWanted, this, &PeersPage::filterBy);
    connect(m_details, &PeerDetails::closed, this, [this] { showDetails(false); });
    connect(m_map, &PeerMap::peersChosen, m_list->table(), &PeerTableView::selectPeers);
    connect(m_dependence, &DependencePanel::groupChosen, this, &PeersPage::filterBy);
    connect(m_map, &PeerMap::onlySelectedWanted, this, &PeersPage::filterBySelection);
    connect(m_chip, &QAbstractButton::clicked, this, [this] {
        m_list->setOnly({});
        filterBy(std::nullopt);
    });
    showHeading();
}

QWidget *PeersPage::makeNow()
{
    auto *top = new QWidget(this);
    auto *row = new QHBoxLayout(top);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 3));
    row->addWidget(m_map, 1);
    row->addWidget(m_dependence);
    row->addWidget(m_details);
    m_halves = new QSplitter(Qt::Vertical, this);
    m_halves->addWidget(top);
    m_halves->addWidget(m_list);
    m_halves->setChildrenCollapsible(false);
    m_halves->setHandleWidth(gridUnits(this, 2.5));
    m_halves->setStretchFactor(0, 11);
    m_halves->setStretchFactor(1, 9);
    m_details->setFixedWidth(m_details->sizeHint().width());
    m_details->hide();
    return m_halves;
}

void PeersPage::showDetails(bool shown)
{
    const bool hadFocus = m_details->isAncestorOf(QApplication::focusWidget());
    m_list->setDetailsShown(shown);
    m_details->setVisible(shown);
    makeRoom();
    showSelected();
    if (shown && m_list->table()->currentIndex().isValid())
        m_list->table()->scrollTo(m_list->table()->currentIndex());
    if (hadFocus && !shown)
        m_list->table()->setFocus();
}

/// In a narrow window the details replace the dependence panel.
void PeersPage::makeRoom()
{
    m_dependence->setVisible(m_details->isHidden() || width() >= gridUnits(this, 360));
}

void PeersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    makeRoom();
}

/// Several that are not all that is shown.
void PeersPage::offerSelection()
{
    const auto selected = static_cast<int>(m_list->table()->selectedPeers().size());
    m_map->offerOnly(selected > 1 && selected < m_proxy->rowCount() ? selected : 0);
}

void PeersPage::filterBySelection()
{
    const QList<qint64> selected = m_list->table()->selectedPeers();
    m_list->setOnly({selected.begin(), selected.end()});
}

void PeersPage::showSelected()
{
    offerSelection();
    if (m_details->isHidden())
        return;
    const QList<qint64> selected = m_list->table()->selectedPeers();
    const int row = selected.isEmpty() ? -1 : m_model->rowOf(selected.front());
    m_details->setPeer(row < 0 ? PeerRow{} : m_model->row(row), m_model->nowMs());
}

void PeersPage::setSnapshot(const PeerSnapshotPtr &snapshot)
{
    m_model->setSnapshot(snapshot);
    m_dependence->setDependence(snapshot ? dependenceOf(snapshot->peers) : Dependence{});
    m_map->setOwnPlace(ownPlaceOf(snapshot));
    showFiltered();
    m_list->refresh();
    showSelected();
}

/// The map shows the same peers as the table.
void PeersPage::showFiltered()
{
    std::vector<const Peer *> peers;
    peers.reserve(static_cast<std::size_t>(m_proxy->rowCount()));
    for (int i = 0; i < m_proxy->rowCount(); ++i)
        peers.push_back(m_proxy->row(i).peer);
    m_map->setPeers(m_model->snapshot(), peers);
    const auto &group = m_proxy->filter().group;
    m_dependence->setChosen(group);
    QStringList subjects;
    if (group)
        subjects << group->label;
    if (!m_proxy->filter().only.isEmpty())
        subjects << tr("picked peers");
    m_chip->setSubject(subjects.join(QStringLiteral(", ")));
    offerSelection();
    showHeading();
}

void PeersPage::showHeading()
{
    const int all = m_model->rowCount();
    const int shown = m_proxy->rowCount();
    int inbound = 0;
    for (int i = 0; i < all; ++i)
        inbound += m_model->row(i).peer->inbound ? 1 : 0;
    const int countries = m_map->peers().countries;
    QString title = shown == all ? tr("%1 peers", nullptr, plural(all)).arg(format::integer(all))
                                 : tr("%1 of %2 peers", nullptr, plural(all))
                                       .arg(format::integer(shown), format::integer(all));
    if (countries > 0)
        title = tr("%1 in %2 countries", nullptr, plural(countries)).arg(title).arg(countries);
    heading()->setText(m_model->snapshot() ? title : tr("Peers"));
    m_facts->setText(m_model->snapshot()
                         ? tr("%1 outbound · %2 inbound")
                               .arg(format::integer(all - inbound), format::integer(inbound))
                         : QString());
}

void PeersPage::filterBy(const std::optional<PeerGroupChoice> &group)
{
    m_list->setGroup(group);
    m_dependence->setChosen(group);
}

void PeersPage::setGeoStatus(const GeoStatus &status)
{
    m_map->setHint(placesHint(status));
    m_map->setAttribution(status.attributions());
}

void PeersPage::setChurn(const PeerChurn &churn)
{
    m_log->setChurn(churn);
}

void PeersPage::tick(const PageData &view)
{
    const PeerSnapshotPtr &snapshot = m_model->snapshot();
    const AsOf asOf = view.asOf("peers", snapshot ? snapshot->timeMs : 0);
    for (Veil *veil : m_veils)
        veil->setAsOf(asOf);
    heading()->setForegroundRole(asOf.isOld(view.nowMs()) ? QPalette::PlaceholderText
                                                          : QPalette::WindowText);
    Page::tick(view);
    // Connection times count only up to the last poll.
    m_model->setNow(asOf.isOld(view.nowMs()) ? asOf.timeMs : view.nowMs());
    if (this->view() != Now)
        return;
    m_list->table()->viewport()->update();
    showSelected();
}

void PeersPage::restoreState(const QSettings &settings)
{
    m_list->table()->restoreColumns(settings);
    showDetails(settings.value(QStringLiteral("peers/details")).toBool());
    m_halves->restoreState(settings.value(QStringLiteral("peers/halves")).toByteArray());
}

void PeersPage::saveState(QSettings &settings) const
{
    m_list->table()->saveColumns(settings);
    settings.setValue(QStringLiteral("peers/details"), !m_details->isHidden());
    settings.setValue(QStringLiteral("peers/halves"), m_halves->saveState());
}

} // namespace bnm
