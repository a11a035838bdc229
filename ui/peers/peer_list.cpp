// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_list.h"

#include "ui/controls/card.h"
#include "ui/controls/choice_button.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/segment_box.h"
#include "ui/controls/small_button.h"
#include "ui/controls/theme.h"
#include "ui/peers/peer_table_model.h"
#include "ui/peers/peer_table_view.h"
#include "ui/text/csv_text.h"
#include "ui/text/plain_text.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QShortcut>

namespace bnm {

namespace {

constexpr double narrowWidth = 222; // grid units

} // namespace

PeerList::PeerList(PeerFilterProxy *proxy, QWidget *parent)
    : QWidget(parent),
      m_proxy(proxy),
      m_table(new PeerTableView(proxy, this)),
      m_text(new FilterField(this))
{
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addWidget(makeFilterRow());
    layout->addWidget(m_table, 1);
    m_empty = plainLabel({}, m_table->viewport());
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty, 0, Qt::AlignCenter);

    connect(m_table, &PeerTableView::detailsWanted, this, [this] { Q_EMIT detailsWanted(true); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_proxy, signal, this, &PeerList::updateEmptyText);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &PeerList::updateEmptyText);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_text, [this] { m_text->setFocus(); });
    updateEmptyText();
}

QWidget *PeerList::makeFilterRow()
{
    m_text->setPlaceholderText(tr("Filter peers…"));
    m_text->setAccessibleName(tr("Filter"));
    m_text->setToolTip(plainToolTip(
        tr("All words must be found in a peer's address, user agent, place, provider, type, "
           "services or id (Ctrl+F)")));
    m_text->setMinimumWidth(gridUnits(this, 22));
    connect(m_text, &FilterField::textChanged, this, &PeerList::applyFilter);
    m_directionBox = makeDirections();
    m_networkBox = makeNetworks();
    m_choices = new SmallButton(tr("Show ▾"), this);
    m_choices->setToolTip(tr("Which directions and networks are shown"));
    m_choices->hide();
    connect(m_choices, &QAbstractButton::clicked, this, &PeerList::openChoices);
    m_detailsButton = new SmallButton(tr("Details"), this);
    m_detailsButton->setCheckable(true);
    m_detailsButton->setToolTip(tr("Details of the selected peer (Enter)"));
    connect(m_detailsButton, &QAbstractButton::clicked, this, &PeerList::detailsWanted);
    m_columns = new SmallButton(tr("Columns"), this);
    m_columns->setToolTip(tr("Which columns are shown; drag a header to move one"));
    connect(m_columns, &QAbstractButton::clicked, this, &PeerList::openColumns);
    m_export = new SmallButton(tr("Export"), this);
    m_export->setToolTip(tr("Copy or save the peers"));
    connect(m_export, &QAbstractButton::clicked, this, &PeerList::openExport);

    auto *widget = new QWidget(this);
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins({});
    row->setSpacing(gridUnits(this, 2));
    row->addWidget(m_text, 1);
    row->addWidget(m_directionBox);
    row->addWidget(m_networkBox);
    row->addWidget(m_choices);
    row->addWidget(m_detailsButton);
    row->addWidget(m_columns);
    row->addWidget(m_export);
    return widget;
}

SegmentBox *PeerList::makeDirections()
{
    auto *box = new SegmentBox(this);
    const auto add = [this, box](const QString &text, const QString &tip,
                                 std::optional<bool> inbound) {
        ChoiceButton *button = box->add(text, tip);
        connect(button, &QAbstractButton::clicked, this, &PeerList::applyFilter);
        m_directions.emplace_back(inbound, button);
    };
    add(tr("All"), tr("Peers of both directions"), std::nullopt);
    add(tr("Outbound"), tr("Connections the node opened"), false);
    add(tr("Inbound"), tr("Connections the peers opened"), true);
    m_directions.front().second->setChecked(true);
    return box;
}

SegmentBox *PeerList::makeNetworks()
{
    auto *box = new SegmentBox(this);
    for (const PeerNetwork network : allPeerNetworks) {
        const QString title = titleOf(network);
        ChoiceButton *button = box->add(
            title, tr("Shows peers on %1; with none chosen, all are shown").arg(title), false);
        connect(button, &QAbstractButton::clicked, this, &PeerList::applyFilter);
        m_networks.emplace_back(network, button);
    }
    return box;
}

void PeerList::applyFilter()
{
    PeerFilter filter;
    filter.text = m_text->text();
    filter.group = m_group;
    filter.only = m_only;
    for (const auto &[inbound, button] : m_directions)
        if (button->isChecked())
            filter.inbound = inbound;
    for (const auto &[network, button] : m_networks)
        if (button->isChecked())
            filter.networks.insert(network);
    m_proxy->setFilter(filter);
    updateEmptyText();
}

void PeerList::setGroup(const std::optional<PeerGroupChoice> &group)
{
    m_group = group;
    applyFilter();
}

void PeerList::setOnly(const QSet<qint64> &ids)
{
    m_only = ids;
    applyFilter();
}

void PeerList::clearFilters()
{
    m_group.reset();
    m_only.clear();
    m_directions.front().second->setChecked(true);
    for (const auto &[network, button] : m_networks)
        button->setChecked(false);
    m_text->clear();
    applyFilter();
}

void PeerList::updateEmptyText()
{
    m_empty->setVisible(m_proxy->rowCount() == 0);
    m_empty->setText(m_proxy->peers().snapshot() == nullptr ? tr("Waiting for the node's peers")
                     : m_proxy->peers().rowCount() == 0
                         ? tr("The node has no peers")
                         : tr("No peer matches the filter. Esc in the table shows all."));
}

void PeerList::setDetailsShown(bool shown)
{
    m_detailsButton->setChecked(shown);
}

void PeerList::refresh()
{
    updateEmptyText();
    m_table->viewport()->update();
}

void PeerList::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_proxy->filter().acceptsAll())
        return clearFilters();
    if (event->key() == Qt::Key_Escape && m_detailsButton->isChecked()) {
        Q_EMIT detailsWanted(false);
        return;
    }
    QWidget::keyPressEvent(event);
}

QSize PeerList::minimumSizeHint() const
{
    return {gridUnits(this, 95), gridUnits(this, 36)};
}

void PeerList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = width() < gridUnits(this, narrowWidth);
    m_directionBox->setVisible(!narrow);
    m_networkBox->setVisible(!narrow);
    m_choices->setVisible(narrow);
}

/// The same choices as the rows of buttons, as a menu.
void PeerList::openChoices()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](ChoiceButton *button) {
        QAction *action = menu->addAction(button->text());
        action->setCheckable(true);
        action->setChecked(button->isChecked());
        connect(action, &QAction::triggered, button, &QAbstractButton::click);
    };
    for (const auto &[inbound, button] : m_directions)
        add(button);
    menu->addSeparator();
    for (const auto &[network, button] : m_networks)
        add(button);
    menu->popup(m_choices->mapToGlobal(QPoint(0, m_choices->height())));
}

void PeerList::openColumns()
{
    QMenu *menu = m_table->makeColumnsMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(m_columns->mapToGlobal(QPoint(0, m_columns->height())));
}

void PeerList::openExport()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool some = !m_table->selectedPeers().isEmpty();
    const auto copy = [this, menu](const QString &label, auto makeText) {
        connect(menu->addAction(label), &QAction::triggered, this,
                [makeText] { QGuiApplication::clipboard()->setText(makeText()); });
    };
    copy(some ? tr("Copy selected peers as text") : tr("Copy shown peers as text"),
         [this] { return m_table->selectionAsText(); });
    copy(some ? tr("Copy selected peers as CSV") : tr("Copy shown peers as CSV"),
         [this] { return m_table->selectionAsCsv(); });
    menu->addSeparator();
    connect(menu->addAction(tr("Save all peers as CSV…")), &QAction::triggered, this,
            &PeerList::saveAll);
    menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height())));
}

QString PeerList::exportTo(const QString &path) const
{
    return writeText(path, m_table->everythingAsCsv());
}

void PeerList::saveAll()
{
    saveAsCsv(this, tr("Save peers"), QStringLiteral("peers.csv"),
              [this] { return m_table->everythingAsCsv(); });
}

void PeerList::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
