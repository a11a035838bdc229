// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/live_series.h"

#include <QStringList>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace bnm {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr qint64 shortestGapMs = 15'000;
// Old samples are cut off in portions, so that a column is not moved at every point.
constexpr std::size_t cutPortion = 1'024;

struct Key {
    Name measurement;
    std::vector<Tag> tags;

    friend bool operator<(const Key &a, const Key &b)
    {
        if (a.measurement != b.measurement)
            return a.measurement < b.measurement;
        return std::lexicographical_compare(a.tags.begin(), a.tags.end(), b.tags.begin(),
                                            b.tags.end(), [](const Tag &x, const Tag &y) {
                                                return x.key != y.key ? x.key < y.key
                                                                      : x.value < y.value;
                                            });
    }
};

std::vector<Tag> ownTags(const std::vector<Tag> &tags)
{
    std::vector<Tag> own;
    for (const Tag &tag : tags)
        if (tag.key != Name("network") && tag.key != Name("node"))
            own.push_back(tag);
    return own;
}

/// The points of one measurement and its tags: one column of times, one of values a field.
struct Table {
    std::vector<qint64> times;
    std::map<Name, std::vector<double>> columns;

    void add(const Point &point)
    {
        // A clock set back must not break the order that reading relies on.
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
        cut(times.back() - LiveSeries::keptMs);
    }

    void cut(qint64 oldestMs)
    {
        const auto old = std::lower_bound(times.begin(), times.end(), oldestMs) - times.begin();
        if (old < static_cast<std::ptrdiff_t>(cutPortion))
            return;
        times.erase(times.begin(), times.begin() + old);
        for (auto &[name, column] : columns)
            column.erase(column.begin(), column.begin() + old);
    }
};

/// Usual distance of two samples: the median of the newest ones'.
qint64 usualDistance(const std::vector<Sample> &samples)
{
    std::vector<qint64> distances;
    for (std::size_t i = samples.size(); i > 1 && distances.size() < 64; --i)
        distances.push_back(samples[i - 1].timeMs - samples[i - 2].timeMs);
    if (distances.empty())
        return 0;
    const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
    std::nth_element(distances.begin(), middle, distances.end());
    return *middle;
}

/// Keeps, of the samples that fall on one pixel, the least and the greatest.
std::vector<Sample> thinned(const std::vector<Sample> &run, qint64 pixelMs)
{
    if (pixelMs <= 0)
        return run;
    std::vector<Sample> kept;
    for (std::size_t begin = 0; begin < run.size();) {
        const qint64 pixel = run[begin].timeMs / pixelMs;
        std::size_t end = begin;
        while (end < run.size() && run[end].timeMs / pixelMs == pixel)
            ++end;
        const auto [least, greatest] =
            std::minmax_element(run.begin() + static_cast<std::ptrdiff_t>(begin),
                                run.begin() + static_cast<std::ptrdiff_t>(end),
                                [](const Sample &a, const Sample &b) { return a.value < b.value; });
        kept.push_back(least->timeMs <= greatest->timeMs ? *least : *greatest);
        if (least != greatest)
            kept.push_back(least->timeMs <= greatest->timeMs ? *greatest : *least);
        begin = end;
    }
    return kept;
}

} // namespace

struct LiveSeries::Store {
    std::map<Key, Table> tables;

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
    if (any)
        Q_EMIT changed();
}

std::optional<Sample> LiveSeries::latest(const SeriesId &id) const
{
    const Table *table = m_store->find(id);
    const std::vector<double> *column = Store::column(table, id.field);
    // Only the newest point counts: a value that it no longer gives is not known any more.
    if (!column || std::isnan(column->back()))
        return std::nullopt;
    return Sample{table->times.back(), column->back()};
}

Trace LiveSeries::read(const SeriesId &id, qint64 fromMs, qint64 toMs, int pixels) const
{
    const Table *table = m_store->find(id);
    const std::vector<double> *column = Store::column(table, id.field);
    if (!column)
        return {};
    const auto begin = std::lower_bound(table->times.begin(), table->times.end(), fromMs);
    const auto end = std::upper_bound(begin, table->times.end(), toMs);
    std::vector<Sample> samples;
    for (auto it = begin; it != end; ++it) {
        const double value = (*column)[static_cast<std::size_t>(it - table->times.begin())];
        if (!std::isnan(value))
            samples.push_back({*it, value});
    }

    const qint64 gapMs = std::max(shortestGapMs, 3 * usualDistance(samples));
    const qint64 pixelMs = pixels > 0 ? (toMs - fromMs) / pixels : 0;
    Trace trace;
    std::vector<Sample> run;
    for (const Sample &sample : samples) {
        if (!run.empty() && sample.timeMs - run.back().timeMs > gapMs)
            trace.runs.push_back(thinned(std::exchange(run, {}), pixelMs));
        run.push_back(sample);
    }
    if (!run.empty())
        trace.runs.push_back(thinned(run, pixelMs));
    return trace;
}

QStringList LiveSeries::tagValues(Name measurement, Name tag) const
{
    std::set<QString> values;
    for (const auto &[key, table] : m_store->tables)
        if (key.measurement == measurement)
            for (const Tag &one : key.tags)
                if (one.key == tag)
                    values.insert(one.value);
    return {values.begin(), values.end()};
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
