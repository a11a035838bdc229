// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"
#include "ui/controls/newest_first_model.h"

namespace bnm {

/// Resolved alerts.
class AlertHistoryModel : public NewestFirstModel<Alert> {
    Q_OBJECT
public:
    enum Column { Began, Lasted, Severity, What, Details, Count };
    static constexpr int sortRole = Qt::UserRole;
    using NewestFirstModel::NewestFirstModel;

    void setHistory(const std::vector<Alert> &resolved);
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;
};

/// Exact values, times in UTC, English column names, for files.
QString alertsAsCsv(const std::vector<Alert> &alerts);

} // namespace bnm
