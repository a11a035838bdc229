// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QWidget>

#include <vector>

class QLabel;
class QSortFilterProxyModel;

namespace bnm {

class AlertHistoryModel;
class CopyingTable;
class FilterField;
class SmallButton;

/// What fired and is over: a table to sort, to filter, to copy from and to save.
class AlertHistoryView : public QWidget {
    Q_OBJECT
public:
    explicit AlertHistoryView(QWidget *parent = nullptr);

    void setHistory(const std::vector<Alert> &resolved);
    /// The selected rows, or all that are shown, in their order.
    std::vector<Alert> rowsToCopy() const;
    CopyingTable *table() { return m_table; }
    FilterField *filter() { return m_filter; }
    QString emptyText() const; ///< as shown; empty when there are rows
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeTop();
    void dressColumns();
    void showEmpty();
    void openExport();

    AlertHistoryModel *m_model;
    QSortFilterProxyModel *m_proxy;
    CopyingTable *m_table;
    FilterField *m_filter;
    SmallButton *m_export;
    QLabel *m_empty;
};

} // namespace bnm
