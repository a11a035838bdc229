// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <algorithm>
#include <vector>

namespace bnm {

/// Rows with the newest first: new ones are inserted at the top, the oldest are removed, and the
/// selection of the others stays. Known rows keep their figures, or get the new ones.
template <typename Entry>
class NewestFirstModel : public QAbstractTableModel {
public:
    using QAbstractTableModel::QAbstractTableModel;

    const Entry &entry(int row) const { return m_entries[static_cast<std::size_t>(row)]; }
    const std::vector<Entry> &entries() const { return m_entries; }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
    }

protected:
    enum class KnownRows { Kept, Refreshed };

    template <typename IsSame>
    void take(const std::vector<Entry> &entries, IsSame isSame,
              KnownRows knownRows = KnownRows::Kept)
    {
        const auto known =
            m_entries.empty() ? entries.end()
                              : std::find_if(entries.begin(), entries.end(), [&](const Entry &one) {
                                    return isSame(one, m_entries.front());
                                });
        const auto fresh = static_cast<int>(known - entries.begin());
        const auto count = static_cast<int>(entries.size());
        if (known == entries.end() || count - fresh > rowCount()) {
            beginResetModel();
            m_entries = entries;
            return endResetModel();
        }
        if (fresh > 0) {
            beginInsertRows({}, 0, fresh - 1);
            m_entries.insert(m_entries.begin(), entries.begin(), known);
            endInsertRows();
        }
        if (rowCount() > count) {
            beginRemoveRows({}, count, rowCount() - 1);
            m_entries.resize(entries.size());
            endRemoveRows();
        }
        if (knownRows == KnownRows::Refreshed) {
            m_entries = entries;
            Q_EMIT dataChanged(index(fresh, 0), index(count - 1, columnCount() - 1));
        }
    }

private:
    std::vector<Entry> m_entries;
};

} // namespace bnm
