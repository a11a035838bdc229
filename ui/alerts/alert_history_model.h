// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/alerts/alert.h"

#include <QAbstractTableModel>

#include <vector>

namespace bnm {

/// Alerts that are over, the newest first; new ones come on top, the rest stays in place.
class AlertHistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Began, Lasted, Severity, What, Details, Count };
    static constexpr int sortRole = Qt::UserRole;
    using QAbstractTableModel::QAbstractTableModel;

    void setHistory(const std::vector<Alert> &resolved);
    const Alert &alert(int row) const { return m_alerts[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<Alert> m_alerts;
};

/// Exact values, times in UTC, the heads in English, as files have them.
QString alertsAsCsv(const std::vector<Alert> &alerts);

} // namespace bnm
