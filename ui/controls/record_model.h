// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/controls/newest_first_model.h"

#include <QString>
#include <QVariant>

#include <vector>

namespace bnm {

/// A column of a table of records.
struct RecordColumn {
    QString title;
    double width = 30;     ///< grid units
    bool isNumber = false; ///< aligned right
    bool stretches = false;
    QString csvTitle = {}; ///< with the unit of the exact values; empty: the title
};

/// A cell: its text, and the exact value for sorting and CSV; invalid: unknown.
struct RecordCell {
    QString text;
    QVariant value;
    QString tip = {};
};
using Record = std::vector<RecordCell>;

/// Records; the value of the first cell identifies one. All text is plain text.
class RecordModel : public NewestFirstModel<Record> {
    Q_OBJECT
public:
    static constexpr int sortRole = Qt::UserRole;

    RecordModel(std::vector<RecordColumn> columns, QObject *parent);

    void setRecords(const std::vector<Record> &records);
    const std::vector<RecordColumn> &columns() const { return m_columns; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::vector<RecordColumn> m_columns;
};

} // namespace bnm
