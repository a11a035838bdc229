// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/history_file.h"
#include "collectors/point/point.h"

#include <map>
#include <optional>
#include <vector>

namespace bnm {

/// The series of a history: their names, and their ids in the file. A series' index is assigned
/// when it is first named and stays valid as long as this object lives.
class SeriesNames {
public:
    /// Points and queries concern this node; the file may contain others too.
    explicit SeriesNames(const Identity &identity);

    /// Limit on the number of series: each one takes memory as long as the program runs.
    static constexpr std::size_t mostSeries = 20'000;

    std::size_t indexOf(const SeriesName &name);
    /// Nothing: limit reached.
    std::optional<std::size_t> indexOf(const Point &point, Name field);
    std::optional<std::size_t> find(const SeriesId &id) const;
    struct Column {
        SeriesName name;
        std::size_t index;
    };
    /// Every series of a measurement, of all nodes in the file.
    std::vector<Column> columnsOf(const QString &measurement) const;

    std::size_t size() const { return m_series.size(); }
    const QString &source() const { return m_source; }
    bool isOwn(std::size_t series) const { return m_series[series].name.source == m_source; }

    qint64 id(std::size_t series) const { return m_series[series].id; } ///< 0: not in the file
    std::optional<std::size_t> ofId(qint64 id) const;
    /// Replaces all ids by those of the file; false if it cannot be read.
    bool load(HistoryFile &file);
    void forgetIds();
    /// For a series no longer in the file; it gets a new id when it returns.
    void forgetId(std::size_t series);
    /// Assigns an id, within a transaction; settle() or rollBack() must follow.
    bool enter(std::size_t series, HistoryFile &file);
    void settle() { m_entered.clear(); }
    void rollBack();

private:
    struct Series {
        SeriesName name;
        qint64 id = 0;
    };

    QString m_source;
    std::vector<Series> m_series;
    std::map<SeriesName, std::size_t> m_byName;
    std::map<TableKey, std::map<Name, std::size_t>> m_byPoint; ///< shortcut to m_series
    std::map<qint64, std::size_t> m_byId;
    std::vector<std::size_t> m_entered;
};

/// "key=value" pairs; the form of tags in the file.
QString joinedTags(const std::vector<Tag> &tags);
/// Splits joinedTags() again.
std::vector<std::pair<QString, QString>> splitTags(const QString &joined);

} // namespace bnm
