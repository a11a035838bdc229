// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/peers/peer_table_view.h"

#include "ui/controls/fonts.h"
#include "ui/controls/table_look.h"
#include "ui/controls/theme.h"
#include "ui/peers/peer_export.h"
#include "ui/peers/peer_table_model.h"
#include "ui/text/plain_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <cmath>

namespace bnm {

namespace {

constexpr double mostGivenUp = 0.5; // of a column's width

/// Draws the direction as an arrow and cuts addresses in their middle.
class PeerDelegate : public TableDelegate {
public:
    using TableDelegate::TableDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        TableDelegate::initStyleOption(option, index);
        const auto column = static_cast<PeerColumn>(index.column());
        option->textElideMode = column == PeerColumn::Address ? Qt::ElideMiddle : Qt::ElideRight;
        if (column != PeerColumn::Direction)
            return;
        const auto *proxy = qobject_cast<const PeerFilterProxy *>(index.model());
        const bool inbound = proxy && proxy->row(index.row()).peer->inbound;
        option->text = inbound ? QStringLiteral("←") : QStringLiteral("→");
        option->displayAlignment = Qt::AlignCenter;
        option->font.setWeight(QFont::DemiBold);
        option->palette.setColor(QPalette::Text, Theme::colours().series[inbound ? 1 : 0]);
        option->palette.setColor(QPalette::HighlightedText,
                                 Theme::colours().series[inbound ? 1 : 0]);
    }
};

QString settingsKey(const char *name)
{
    return QLatin1String("peers/") + QLatin1String(name);
}

int columnOfKey(const QString &key)
{
    for (const PeerColumnSpec &spec : peerColumns())
        if (key == QLatin1String(spec.key))
            return static_cast<int>(spec.column);
    return -1;
}

} // namespace

PeerTableView::PeerTableView(PeerFilterProxy *proxy, QWidget *parent)
    : QTableView(parent), m_proxy(proxy)
{
    setModel(proxy);
    setItemDelegate(new PeerDelegate(this));
    setHorizontalHeader(new TableHeader(this));
    dressTable(*this);
    setAccessibleName(tr("Peers"));
    setAccessibleDescription(
        tr("Enter shows the details of the selected peer; Ctrl+C copies the selected rows"));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setSortingEnabled(true);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = makeColumnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (!m_filling && QGuiApplication::mouseButtons() != Qt::NoButton)
            m_widthsChosen = true;
    });
    connect(this, &QTableView::doubleClicked, this, &PeerTableView::detailsWanted);
    showFirstColumns();
}

void PeerTableView::showFirstColumns()
{
    m_filling = true;
    for (const PeerColumnSpec &spec : peerColumns()) {
        const int column = static_cast<int>(spec.column);
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        setColumnHidden(column, !spec.shownAtFirst);
        setColumnWidth(column, gridUnits(this, spec.width));
    }
    m_filling = false;
    m_widthsChosen = false;
    sortByColumn(static_cast<int>(PeerColumn::Connected), Qt::DescendingOrder);
    fillWidth();
}

/// Columns with long text share the remaining or missing width, until the user sets widths.
void PeerTableView::fillWidth()
{
    if (m_widthsChosen || m_filling)
        return;
    double wanted = 0;
    double shares = 0;
    for (const int column : shownColumns()) {
        wanted += gridUnits(this, peerColumn(column).width);
        shares += peerColumn(column).stretch;
    }
    const double room = viewport()->width() - wanted;
    m_filling = true;
    for (const int column : shownColumns()) {
        const PeerColumnSpec &spec = peerColumn(column);
        const double more = shares > 0 ? room * spec.stretch / shares : 0;
        setColumnWidth(column, gridUnits(this, spec.width) +
                                   static_cast<int>(std::floor(std::max(
                                       more, -gridUnits(this, spec.width) * mostGivenUp))));
    }
    m_filling = false;
}

void PeerTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fillWidth();
}

std::vector<int> PeerTableView::shownColumns() const
{
    std::vector<int> columns;
    for (int visual = 0; visual < peerColumnCount; ++visual)
        if (const int column = horizontalHeader()->logicalIndex(visual); !isColumnHidden(column))
            columns.push_back(column);
    return columns;
}

QMenu *PeerTableView::makeColumnsMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAccessibleName(tr("Columns"));
    menu->setToolTipsVisible(true);
    for (const PeerColumnSpec &spec : peerColumns()) {
        const int column = static_cast<int>(spec.column);
        QAction *action = menu->addAction(peerColumnTitle(spec));
        action->setToolTip(peerColumnTip(spec));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            if (shown || shownColumns().size() > 1) // one always stays
                setColumnHidden(column, !shown);
            fillWidth();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this,
            &PeerTableView::showFirstColumns);
    return menu;
}

QList<qint64> PeerTableView::selectedPeers() const
{
    QList<qint64> ids;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        ids << m_proxy->row(index.row()).peer->id;
    return ids;
}

void PeerTableView::selectPeers(const QList<qint64> &ids)
{
    QItemSelection selection;
    QModelIndex first;
    for (const qint64 id : ids) {
        const int sourceRow = m_proxy->peers().rowOf(id);
        const QModelIndex index =
            sourceRow < 0 ? QModelIndex()
                          : m_proxy->mapFromSource(m_proxy->peers().index(sourceRow, 0));
        if (!index.isValid())
            continue;
        selection.select(index, index.siblingAtColumn(peerColumnCount - 1));
        if (!first.isValid() || index.row() < first.row())
            first = index;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!first.isValid())
        return;
    const int visible = shownColumns().front();
    selectionModel()->setCurrentIndex(first.siblingAtColumn(visible),
                                      QItemSelectionModel::NoUpdate);
    scrollTo(first.siblingAtColumn(visible));
}

void PeerTableView::selectionChanged(const QItemSelection &selected,
                                     const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT peersSelected(selectedPeers());
}

std::vector<const PeerRow *> PeerTableView::rowsToCopy() const
{
    std::vector<int> numbers;
    const QModelIndexList selected = selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        numbers.push_back(index.row());
    if (numbers.empty())
        for (int i = 0; i < m_proxy->rowCount(); ++i)
            numbers.push_back(i);
    std::sort(numbers.begin(), numbers.end());
    std::vector<const PeerRow *> rows;
    for (const int number : numbers)
        rows.push_back(&m_proxy->row(number));
    return rows;
}

QString PeerTableView::selectionAsText() const
{
    return peersAsText(rowsToCopy(), shownColumns(), m_proxy->peers().nowMs());
}

QString PeerTableView::selectionAsCsv() const
{
    return peersAsCsv(rowsToCopy(), shownColumns());
}

QString PeerTableView::everythingAsCsv() const
{
    std::vector<const PeerRow *> rows;
    for (int i = 0; i < m_proxy->peers().rowCount(); ++i)
        rows.push_back(&m_proxy->peers().row(i));
    std::vector<int> columns(peerColumnCount);
    for (int i = 0; i < peerColumnCount; ++i)
        columns[static_cast<std::size_t>(i)] = i;
    return peersAsCsv(rows, columns);
}

void PeerTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectionAsText());
        return event->accept();
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT detailsWanted();
        return event->accept();
    }
    QTableView::keyPressEvent(event);
}

QString PeerTableView::selectedAddresses() const
{
    QStringList addresses;
    if (selectionModel()->hasSelection())
        for (const PeerRow *row : rowsToCopy())
            addresses << plainLine(row->peer->address);
    return addresses.join(QLatin1Char('\n'));
}

void PeerTableView::addProviderAction(QMenu &menu)
{
    QAction *only = menu.addAction(tr("Only this provider"));
    only->setEnabled(false);
    if (!currentIndex().isValid())
        return;
    const PeerGroupChoice provider = providerOf(*m_proxy->row(currentIndex().row()).peer);
    only->setEnabled(!provider.key.isEmpty());
    connect(only, &QAction::triggered, this, [this, provider] { Q_EMIT groupWanted(provider); });
}

void PeerTableView::addCopyActions(QMenu &menu)
{
    QAction *address = menu.addAction(tr("Copy address"));
    address->setEnabled(selectionModel()->hasSelection());
    connect(address, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectedAddresses()); });
    QAction *text = menu.addAction(tr("Copy as text"));
    text->setShortcut(QKeySequence::Copy);
    connect(text, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectionAsText()); });
    connect(menu.addAction(tr("Copy as CSV")), &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(selectionAsCsv()); });
}

/// The header's mouse actions, for the keyboard.
void PeerTableView::addColumnActions(QMenu &menu, int column)
{
    const QString title = peerColumnTitle(peerColumn(column));
    connect(menu.addAction(tr("Sort by: %1").arg(title)), &QAction::triggered, this,
            [this, column] {
                const bool again = horizontalHeader()->sortIndicatorSection() == column &&
                                   horizontalHeader()->sortIndicatorOrder() == Qt::AscendingOrder;
                sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
            });
    const std::vector<int> shown = shownColumns();
    const auto here = std::find(shown.begin(), shown.end(), column);
    const auto move = [&](const QString &label, int other) {
        connect(menu.addAction(label), &QAction::triggered, this, [this, column, other] {
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column),
                                            horizontalHeader()->visualIndex(other));
        });
    };
    if (here != shown.end() && here != shown.begin())
        move(tr("Move column to the left"), *(here - 1));
    if (here != shown.end() && here + 1 != shown.end())
        move(tr("Move column to the right"), *(here + 1));
    QMenu *columns = makeColumnsMenu(&menu);
    columns->setTitle(tr("Columns"));
    menu.addMenu(columns);
}

QMenu *PeerTableView::makeRowMenu()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Details")), &QAction::triggered, this,
            &PeerTableView::detailsWanted);
    addProviderAction(*menu);
    menu->addSeparator();
    addCopyActions(*menu);
    if (currentIndex().isValid()) {
        menu->addSeparator();
        addColumnActions(*menu, currentIndex().column());
    }
    return menu;
}

void PeerTableView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu *menu = makeRowMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(event->globalPos());
}

void PeerTableView::restoreColumns(const QSettings &settings)
{
    const QStringList columns = settings.value(settingsKey("columns")).toStringList();
    if (columns.isEmpty())
        return;
    m_filling = true;
    for (int column = 0; column < peerColumnCount; ++column)
        setColumnHidden(column, true);
    int visual = 0;
    for (const QString &entry : columns) {
        const int column = columnOfKey(entry.section(QLatin1Char(':'), 0, 0));
        if (column < 0)
            continue;
        setColumnHidden(column, false);
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), visual++);
        const int width = entry.section(QLatin1Char(':'), 1).toInt();
        if (width > 0)
            setColumnWidth(column, std::clamp(width, gridUnits(this, 4), gridUnits(this, 400)));
        m_widthsChosen = m_widthsChosen || width > 0;
    }
    m_filling = false;
    if (visual == 0)
        return showFirstColumns();
    const int sorted = columnOfKey(settings.value(settingsKey("sorted_by")).toString());
    if (sorted >= 0)
        sortByColumn(sorted, settings.value(settingsKey("descending")).toBool()
                                 ? Qt::DescendingOrder
                                 : Qt::AscendingOrder);
}

/// By name, so that columns of a later version do not shift them; widths only if the user set them.
void PeerTableView::saveColumns(QSettings &settings) const
{
    QStringList columns;
    for (const int column : shownColumns())
        columns << QStringLiteral("%1:%2")
                       .arg(QLatin1String(peerColumn(column).key))
                       .arg(m_widthsChosen ? columnWidth(column) : 0);
    settings.setValue(settingsKey("columns"), columns);
    settings.setValue(settingsKey("sorted_by"),
                      QLatin1String(peerColumn(horizontalHeader()->sortIndicatorSection()).key));
    settings.setValue(settingsKey("descending"),
                      horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder);
}

} // namespace bnm
