// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/record_model.h"

#include "ui/text/plain_text.h"

namespace bnm {

RecordModel::RecordModel(std::vector<RecordColumn> columns, QObject *parent)
    : NewestFirstModel(parent), m_columns(std::move(columns))
{
}

void RecordModel::setRecords(const std::vector<Record> &records)
{
    const auto isSame = [](const Record &a, const Record &b) {
        return a.front().value == b.front().value;
    };
    take(records, isSame, KnownRows::Refreshed);
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
    const RecordCell &cell = entry(index.row())[column];
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
