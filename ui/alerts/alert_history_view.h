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

/// The table of resolved alerts: sorting, filtering, copying and saving.
class AlertHistoryView : public QWidget {
    Q_OBJECT
public:
    explicit AlertHistoryView(QWidget *parent = nullptr);

    void setHistory(const std::vector<Alert> &resolved);
    /// The selected rows, or all displayed ones, in their order.
    std::vector<Alert> rowsToCopy() const;
    CopyingTable *table() { return m_table; }
    FilterField *filter() { return m_filter; }
    QString emptyText() const; ///< the displayed text; empty when there are rows
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
