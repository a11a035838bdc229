// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/filtered_table.h"

#include "ui/controls/card.h"
#include "ui/controls/copying_table.h"
#include "ui/controls/filter_field.h"
#include "ui/controls/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace bnm {

FilteredTable::FilteredTable(QWidget *parent)
    : QWidget(parent),
      m_proxy(new QSortFilterProxyModel(this)),
      m_table(new CopyingTable(this)),
      m_filter(new FilterField(this)),
      m_top(new QHBoxLayout),
      m_empty(plainLabel({}, m_table->viewport()))
{
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *over = new QVBoxLayout(m_table->viewport());
    over->addWidget(m_empty);
    m_filter->setMaximumWidth(gridUnits(this, 100));
    connect(m_filter, &FilterField::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        showRows();
    });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_filter,
            [this] { m_filter->setFocus(); });
    m_top->setSpacing(gridUnits(this, 2));
    auto *layout = new QVBoxLayout(this);
    const int side = gridUnits(this, 3);
    layout->setContentsMargins(side, gridUnits(this, 2.5), side, gridUnits(this, 2));
    layout->setSpacing(gridUnits(this, 1.5));
    layout->addLayout(m_top);
    layout->addWidget(m_table, 1);
}

void FilteredTable::setModel(QAbstractItemModel *model, int sortRole)
{
    m_proxy->setSourceModel(model);
    m_proxy->setSortRole(sortRole);
    m_table->setModel(m_proxy);
    m_table->setSortingEnabled(true);
}

int FilteredTable::rowsOfModel() const
{
    return m_proxy->sourceModel()->rowCount();
}

int FilteredTable::rowInModel(int row) const
{
    return m_proxy->mapToSource(m_proxy->index(row, 0)).row();
}

void FilteredTable::showRows()
{
    m_empty->setText(emptyText());
    m_empty->setVisible(!m_empty->text().isEmpty());
}

void FilteredTable::paintEvent(QPaintEvent *)
{
    paintPanel(this, Theme::colours());
}

} // namespace bnm
