// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QSortFilterProxyModel;

namespace bnm {

class CopyingTable;
class FilterField;

/// A table with a filter above it (Ctrl+F) over all columns, sorted by a role of its model, and a
/// text in place of missing rows. The base of views that put their own controls beside the filter.
class FilteredTable : public QWidget {
    Q_OBJECT
public:
    CopyingTable *table() const { return m_table; }
    FilterField *filter() const { return m_filter; }
    /// The displayed text; empty when there are rows.
    virtual QString emptyText() const = 0;

protected:
    explicit FilteredTable(QWidget *parent);

    void setModel(QAbstractItemModel *model, int sortRole);
    /// The line above the table; the filter is to be put there.
    QHBoxLayout *top() { return m_top; }
    const QSortFilterProxyModel &proxy() const { return *m_proxy; }
    int rowsOfModel() const;
    /// The model's row of a displayed one.
    int rowInModel(int row) const;
    /// Displayed rows changed.
    virtual void showRows();

    void paintEvent(QPaintEvent *event) override;

private:
    QSortFilterProxyModel *m_proxy;
    CopyingTable *m_table;
    FilterField *m_filter;
    QHBoxLayout *m_top;
    QLabel *m_empty;
};

} // namespace bnm
