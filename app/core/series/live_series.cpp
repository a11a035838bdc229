// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/series/live_series.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace bnm {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
// Old samples are cut off in portions, so that a column is not moved at every point.
constexpr std::size_t cutPortion = 1'024;

} // namespace

/// The points of one measurement and its tags: one column of times, one of values a field.
struct LiveSeries::Table {
    std::vector<qint64> times; // sorted
    std::map<Name, std::vector<double>> columns;
    qint64 lastCameMs = 0; ///< time of the point that came last; not the latest after a jump

    void add(const Point &point)
    {
        const auto row = std::upper_bound(times.begin(), times.end(), point.timeMs) - times.begin();
        times.insert(times.begin() + row, point.timeMs);
        for (auto &[name, column] : columns)
            column.insert(column.begin() + row, unknown);
        for (const Field &field : point.fields) {
            const auto value = toNumber(field.value);
            if (!value)
                continue;
            auto [it, isNew] = columns.try_emplace(field.key);
            if (isNew)
                it->second.assign(times.size(), unknown);
            it->second[static_cast<std::size_t>(row)] = *value;
        }
        lastCameMs = point.timeMs;
        cut();
    }

    std::size_t rowThatCameLast() const
    {
        const auto behind = std::upper_bound(times.begin(), times.end(), lastCameMs);
        return static_cast<std::size_t>(behind - times.begin()) - 1;
    }

    /// What is out of reach, on either side: a clock may have run far ahead for a while.
    void cut()
    {
        const auto old =
            std::lower_bound(times.begin(), times.end(), lastCameMs - LiveSeries::keptMs) -
            times.begin();
        const auto ahead =
            std::upper_bound(times.begin(), times.end(), lastCameMs + LiveSeries::keptMs) -
            times.begin();
        keep(old < static_cast<std::ptrdiff_t>(cutPortion) ? 0 : old, ahead);
    }

    void keep(std::ptrdiff_t begin, std::ptrdiff_t end)
    {
        const auto trim = [begin, end](auto &column) {
            column.erase(column.begin() + end, column.end());
            column.erase(column.begin(), column.begin() + begin);
        };
        trim(times);
        for (auto &[name, column] : columns)
            trim(column);
    }
};

struct LiveSeries::Store {
    std::map<TableKey, Table> tables;
    std::size_t looksAgainAt = 0; ///< at so many tables, for those that are out of reach

    /// Tags come and go; a table of which nothing has come for a day goes too.
    void dropOld(qint64 nowMs)
    {
        constexpr std::size_t someMore = 64;
        if (tables.size() < looksAgainAt)
            return;
        std::erase_if(tables, [nowMs](const auto &one) {
            return nowMs - one.second.lastCameMs > LiveSeries::keptMs;
        });
        looksAgainAt = tables.size() + someMore;
    }

    const Table *find(const SeriesId &id) const
    {
        const auto it = tables.find({id.measurement, id.tags});
        return it == tables.end() ? nullptr : &it->second;
    }

    static const std::vector<double> *column(const Table *table, Name field)
    {
        if (!table)
            return nullptr;
        const auto it = table->columns.find(field);
        return it == table->columns.end() ? nullptr : &it->second;
    }
};

LiveSeries::LiveSeries(QObject *parent) : QObject(parent), m_store(std::make_unique<Store>()) {}
LiveSeries::~LiveSeries() = default;

void LiveSeries::add(const Points &points)
{
    bool any = false;
    for (const Point &point : points) {
        if (point.isEmpty())
            continue;
        m_store->tables[{point.measurement, ownTags(point.tags)}].add(point);
        any = true;
    }
    if (!any)
        return;
    m_store->dropOld(points.back().timeMs);
    Q_EMIT changed();
}

void LiveSeries::clear()
{
    m_store->tables.clear();
    Q_EMIT changed();
}

std::optional<Sample> LiveSeries::latest(const SeriesId &id) const
{
    const Table *table = m_store->find(id);
    const std::vector<double> *column = Store::column(table, id.field);
    if (!column)
        return std::nullopt;
    const std::size_t row = table->rowThatCameLast();
    if (std::isnan((*column)[row]))
        return std::nullopt;
    return Sample{table->times[row], (*column)[row]};
}

Buckets LiveSeries::read(const SeriesId &id, qint64 fromMs, qint64 toMs) const
{
    const Table *table = m_store->find(id);
    const std::vector<double> *column = Store::column(table, id.field);
    Buckets samples;
    if (!column)
        return samples;
    const auto begin = std::lower_bound(table->times.begin(), table->times.end(), fromMs);
    const auto end = std::upper_bound(begin, table->times.end(), toMs);
    for (auto it = begin; it != end; ++it) {
        const double value = (*column)[static_cast<std::size_t>(it - table->times.begin())];
        if (!std::isnan(value))
            samples.push_back(Bucket::of(*it, value));
    }
    return samples;
}

QStringList LiveSeries::tagValues(MeasurementName measurement, TagName tag) const
{
    std::set<QString> values;
    for (const auto &[key, table] : m_store->tables)
        if (key.measurement == measurement)
            for (const Tag &one : key.tags)
                if (one.key == tag)
                    values.insert(one.value);
    return {values.begin(), values.end()};
}

TagSets LiveSeries::tagSets(MeasurementName measurement) const
{
    TagSets sets;
    for (const auto &[key, table] : m_store->tables)
        if (key.measurement == measurement)
            sets.push_back(key.tags);
    return sets;
}

std::optional<qint64> LiveSeries::firstTimeMs() const
{
    std::optional<qint64> first;
    for (const auto &[key, table] : m_store->tables)
        if (!table.times.empty())
            first = std::min(first.value_or(table.times.front()), table.times.front());
    return first;
}

} // namespace bnm
