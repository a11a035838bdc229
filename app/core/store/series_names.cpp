// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/series_names.h"

#include <QStringList>

namespace bnm {

namespace {

const QChar separator(0x1f); // never typed into a name

} // namespace

QString joinedTags(const std::vector<Tag> &tags)
{
    QStringList pairs;
    for (const Tag &tag : tags)
        pairs << tag.key.toString() + QLatin1Char('=') + QString(tag.value).remove(separator);
    return pairs.join(separator);
}

std::vector<std::pair<QString, QString>> splitTags(const QString &joined)
{
    std::vector<std::pair<QString, QString>> tags;
    for (const QString &pair : joined.split(separator, Qt::SkipEmptyParts))
        tags.emplace_back(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    return tags;
}

SeriesNames::SeriesNames(const Identity &identity)
    : m_source(joinedTags({{"network", identity.network}, {"node", identity.node}}))
{
}

std::size_t SeriesNames::indexOf(const SeriesName &name)
{
    const auto [it, isNew] = m_byName.try_emplace(name, m_series.size());
    if (isNew)
        m_series.push_back({name});
    return it->second;
}

std::optional<std::size_t> SeriesNames::indexOf(const Point &point, Name field)
{
    TableKey key{point.measurement, ownTags(point.tags)};
    const auto known = m_byPoint.find(key);
    if (known != m_byPoint.end())
        if (const auto it = known->second.find(field); it != known->second.end())
            return it->second;
    const SeriesName name{m_source, point.measurement.toString(), joinedTags(key.tags),
                          field.toString()};
    if (m_series.size() >= mostSeries && !m_byName.contains(name))
        return std::nullopt;
    return m_byPoint[std::move(key)][field] = indexOf(name);
}

std::optional<std::size_t> SeriesNames::find(const SeriesId &id) const
{
    const auto it = m_byName.find(
        {m_source, id.measurement.toString(), joinedTags(id.tags), id.field.toString()});
    return it == m_byName.end() ? std::nullopt : std::optional(it->second);
}

std::vector<SeriesNames::Column> SeriesNames::columnsOf(const QString &measurement) const
{
    std::vector<Column> columns;
    for (const auto &[name, index] : m_byName)
        if (name.measurement == measurement)
            columns.push_back({name, index});
    return columns;
}

std::optional<std::size_t> SeriesNames::ofId(qint64 id) const
{
    const auto it = m_byId.find(id);
    return it == m_byId.end() ? std::nullopt : std::optional(it->second);
}

bool SeriesNames::load(HistoryFile &file)
{
    forgetIds();
    return file.forEachSeries([this](qint64 id, const SeriesName &name) {
        const std::size_t index = indexOf(name);
        m_series[index].id = id;
        m_byId[id] = index;
    });
}

void SeriesNames::forgetIds()
{
    for (Series &series : m_series)
        series.id = 0;
    m_byId.clear();
    m_entered.clear();
}

void SeriesNames::forgetId(std::size_t series)
{
    m_byId.erase(m_series[series].id);
    m_series[series].id = 0;
}

bool SeriesNames::enter(std::size_t series, HistoryFile &file)
{
    Series &entered = m_series[series];
    if (entered.id != 0)
        return true;
    entered.id = file.addSeries(entered.name);
    if (entered.id == 0)
        return false;
    m_byId[entered.id] = series;
    m_entered.push_back(series);
    return true;
}

void SeriesNames::rollBack()
{
    for (const std::size_t series : m_entered)
        forgetId(series);
    m_entered.clear();
}

} // namespace bnm
