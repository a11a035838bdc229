// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/history_file.h"
#include "collectors/point/point.h"

#include <map>
#include <optional>
#include <vector>

namespace bnm {

/// The series of a history: their names, by which they are found, and their ids in the file. A
/// series is an index here, from the first time it is named and as long as this lives.
class SeriesNames {
public:
    /// Points and queries are about this node; the file may hold others beside it.
    explicit SeriesNames(const Identity &identity);

    /// Beyond it a new series is not kept: each takes memory as long as the program runs.
    static constexpr std::size_t mostSeries = 20'000;

    std::size_t indexOf(const SeriesName &name);
    /// Nothing: it would be one too many.
    std::optional<std::size_t> indexOf(const Point &point, Name field);
    std::optional<std::size_t> find(const SeriesId &id) const;
    struct Column {
        SeriesName name;
        std::size_t index;
    };
    /// Every series of a measurement, of all nodes that were watched.
    std::vector<Column> columnsOf(const QString &measurement) const;

    std::size_t size() const { return m_series.size(); }
    const QString &source() const { return m_source; }
    bool isOwn(std::size_t series) const { return m_series[series].name.source == m_source; }

    qint64 id(std::size_t series) const { return m_series[series].id; } ///< 0: not in the file
    std::optional<std::size_t> ofId(qint64 id) const;
    /// Forgets all ids and reads those of the file; false when it cannot be read.
    bool load(HistoryFile &file);
    void forgetIds();
    /// Of one that is no longer in the file; it gets another when it comes again.
    void forgetId(std::size_t series);
    /// Gives it an id, within a transaction that settle() or rollBack() follows.
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
    std::map<TableKey, std::map<Name, std::size_t>> m_byPoint; ///< the quick way to m_series
    std::map<qint64, std::size_t> m_byId;
    std::vector<std::size_t> m_entered;
};

/// "key=value" pairs; the form in which tags are kept in the file.
QString joinedTags(const std::vector<Tag> &tags);
/// The pairs again, for reading what the file knows.
std::vector<std::pair<QString, QString>> splitTags(const QString &joined);

} // namespace bnm
