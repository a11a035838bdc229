// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/metric_list_model.h"

#include "collectors/words.h"
#include "ui/metrics/metric_charts.h"
#include "ui/text/plain_text.h"

#include <QFont>

#include <algorithm>

namespace bnm {

namespace {

bool contains(const std::vector<Metric> &metrics, const Metric &metric)
{
    return std::find(metrics.begin(), metrics.end(), metric) != metrics.end();
}

QStringList namesOf(const std::vector<Metric> &metrics)
{
    QStringList names;
    for (const Metric &metric : metrics)
        names << metricName(metric);
    return names;
}

std::vector<Metric> metricsOf(const QStringList &names)
{
    std::vector<Metric> metrics;
    for (const QString &name : names)
        if (const auto metric = metricOf(name); metric && !contains(metrics, *metric))
            metrics.push_back(*metric);
    return metrics;
}

} // namespace

MetricListModel::MetricListModel(QObject *parent) : QAbstractListModel(parent)
{
    makeRows();
}

int MetricListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

std::optional<Metric> MetricListModel::metricAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].metric : std::nullopt;
}

QVariant MetricListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (!row.metric) {
        if (role == Qt::FontRole) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return role == Qt::DisplayRole ? QVariant(row.heading) : QVariant();
    }
    const FieldSpec &spec = row.metric->spec();
    switch (role) {
    case Qt::DisplayRole: return Words::tr(spec.title);
    case Qt::CheckStateRole: return contains(m_picked, *row.metric) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return plainToolTip(Words::tr(spec.description) + QLatin1Char('\n') +
                            metricName(*row.metric));
    default: return {};
    }
}

bool MetricListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto metric = metricAt(index);
    if (!metric || role != Qt::CheckStateRole)
        return false;
    const bool isWanted = value.toInt() == Qt::Checked;
    if (isWanted == contains(m_picked, *metric) || (isWanted && isFull()))
        return false;
    if (isWanted)
        m_picked.push_back(*metric);
    else
        std::erase(m_picked, *metric);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT picksChanged();
    return true;
}

Qt::ItemFlags MetricListModel::flags(const QModelIndex &index) const
{
    return metricAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                           : Qt::ItemFlags(Qt::NoItemFlags);
}

void MetricListModel::setFilter(const QString &filter)
{
    m_words = filter.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    makeRows();
}

bool MetricListModel::matches(const Metric &metric) const
{
    const FieldSpec &spec = metric.spec();
    const QString text = QStringList{Words::tr(spec.title), Words::tr(spec.description),
                                     unitLabel(spec.unit), metricName(metric)}
                             .join(QLatin1Char('\n'));
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

void MetricListModel::makeRows()
{
    beginResetModel();
    m_rows.clear();
    const auto add = [this](const QString &heading, const std::vector<Metric> &metrics) {
        if (!metrics.empty())
            m_rows.push_back({std::nullopt, heading});
        for (const Metric &metric : metrics)
            m_rows.push_back({metric, {}});
    };
    std::vector<Metric> pinned;
    for (const Metric &metric : m_pinned)
        if (matches(metric))
            pinned.push_back(metric);
    add(tr("Pinned"), pinned);
    for (const MeasurementSpec &measurement : catalogue()) {
        std::vector<Metric> metrics;
        for (const FieldSpec &field : measurement.fields) {
            const auto metric = Metric::find(measurement.name.view(), field.name.view());
            if (field.type != FieldType::Text && !isPinned(*metric) && matches(*metric))
                metrics.push_back(*metric);
        }
        add(measurement.name.toString(), metrics);
    }
    endResetModel();
}

bool MetricListModel::isPinned(const Metric &metric) const
{
    return contains(m_pinned, metric);
}

void MetricListModel::setPinned(const Metric &metric, bool pinned)
{
    if (pinned == isPinned(metric))
        return;
    if (pinned)
        m_pinned.push_back(metric);
    else
        std::erase(m_pinned, metric);
    makeRows();
    Q_EMIT pinsChanged();
}

void MetricListModel::clearPicks()
{
    if (m_picked.empty())
        return;
    m_picked.clear();
    makeRows();
    Q_EMIT picksChanged();
}

QStringList MetricListModel::pickNames() const
{
    return namesOf(m_picked);
}

QStringList MetricListModel::pinNames() const
{
    return namesOf(m_pinned);
}

void MetricListModel::restore(const QStringList &picks, const QStringList &pins)
{
    m_picked = metricsOf(picks);
    if (m_picked.size() > mostPicked)
        m_picked.erase(m_picked.begin() + mostPicked, m_picked.end());
    m_pinned = metricsOf(pins);
    makeRows();
}

} // namespace bnm
