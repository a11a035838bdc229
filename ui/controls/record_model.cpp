// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/record_model.h"

#include "ui/text/plain_text.h"

#include <algorithm>

namespace bnm {

RecordModel::RecordModel(std::vector<RecordColumn> columns, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns))
{
}

/// How many are above the newest one that is here; -1: it is gone.
int RecordModel::countOfNew(const std::vector<Record> &records) const
{
    if (m_records.empty())
        return -1;
    const auto known = std::find_if(records.begin(), records.end(), [this](const Record &one) {
        return one.front().value == m_records.front().front().value;
    });
    return known == records.end() ? -1 : static_cast<int>(known - records.begin());
}

void RecordModel::setRecords(std::vector<Record> records)
{
    const int fresh = countOfNew(records);
    const auto count = static_cast<int>(records.size());
    if (fresh < 0 || count - fresh > rowCount()) {
        beginResetModel();
        m_records = std::move(records);
        return endResetModel();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, fresh - 1);
        m_records.insert(m_records.begin(), records.begin(), records.begin() + fresh);
        endInsertRows();
    }
    if (rowCount() > count) {
        beginRemoveRows({}, count, rowCount() - 1);
        m_records.resize(records.size());
        endRemoveRows();
    }
    m_records = std::move(records); // figures of known ones may be new
    Q_EMIT dataChanged(index(0, 0), index(count - 1, columnCount() - 1));
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_records.size());
}

int RecordModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto column = static_cast<std::size_t>(index.column());
    const RecordCell &cell = record(index.row())[column];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return plainToolTip(cell.tip.isEmpty() ? cell.text : cell.tip);
    case sortRole: return cell.value;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((m_columns[column].isNumber ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    default: return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const RecordColumn &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(column.title) : QVariant();
}

} // namespace bnm
