// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/copying_table.h"

#include "ui/controls/table_look.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace bnm {

CopyingTable::CopyingTable(QWidget *parent) : QTableView(parent)
{
    setItemDelegate(new TableDelegate(this));
    setHorizontalHeader(new TableHeader(this));
    dressTable(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QString CopyingTable::selectionAsText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells << row.siblingAtColumn(column).data().toString();
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

void CopyingTable::copy() const
{
    QGuiApplication::clipboard()->setText(selectionAsText());
}

void CopyingTable::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Copy))
        return QTableView::keyPressEvent(event);
    copy();
    event->accept();
}

void CopyingTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *action = menu->addAction(tr("Copy"));
    action->setShortcut(QKeySequence::Copy);
    connect(action, &QAction::triggered, this, &CopyingTable::copy);
    menu->popup(event->globalPos());
}

} // namespace bnm
