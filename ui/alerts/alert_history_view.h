// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "ui/controls/filtered_table.h"

#include <vector>

namespace bnm {

class AlertHistoryModel;
class SmallButton;

/// The table of resolved alerts: sorting, filtering, copying and saving.
class AlertHistoryView : public FilteredTable {
    Q_OBJECT
public:
    explicit AlertHistoryView(QWidget *parent = nullptr);

    void setHistory(const std::vector<Alert> &resolved);
    /// The selected rows, or all displayed ones, in their order.
    std::vector<Alert> rowsToCopy() const;
    QString emptyText() const override;
    QSize minimumSizeHint() const override;

protected:
    void showRows() override;

private:
    void fillTop();
    void dressColumns();
    void openExport();

    AlertHistoryModel *m_model;
    SmallButton *m_export;
};

} // namespace bnm
