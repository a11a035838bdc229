// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collectors/point/metric.h"

#include <QAbstractListModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace bnm {

/// Every field of the catalogue that is a number, below the heading of its measurement; pinned ones
/// on top. Fields can be checked, which picks them for the charts.
class MetricListModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr std::size_t mostPicked = 16;

    explicit MetricListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Words that all have to be in title, meaning, unit or name.
    void setFilter(const QString &filter);
    /// None for a heading.
    std::optional<Metric> metricAt(const QModelIndex &index) const;
    const std::vector<Metric> &picked() const { return m_picked; } ///< in the order of picking
    bool isPinned(const Metric &metric) const;
    void setPinned(const Metric &metric, bool pinned);
    void clearPicks();
    bool isFull() const { return m_picked.size() >= mostPicked; }

    QStringList pickNames() const;
    QStringList pinNames() const;
    void restore(const QStringList &picks, const QStringList &pins);

Q_SIGNALS:
    void picksChanged();
    void pinsChanged();

private:
    struct Row {
        std::optional<Metric> metric;
        QString heading;
    };
    void makeRows();
    bool matches(const Metric &metric) const;

    std::vector<Row> m_rows;
    std::vector<Metric> m_picked;
    std::vector<Metric> m_pinned;
    QStringList m_words;
};

} // namespace bnm
