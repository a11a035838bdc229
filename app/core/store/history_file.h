// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/sqlite_file.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace bnm {

/// How a series is written down: names as text, so that a file outlives the catalogue.
struct SeriesName {
    QString source; ///< network and node
    QString measurement;
    QString tags; ///< beside network and node, as joinedTags() writes them
    QString field;

    friend bool operator==(const SeriesName &, const SeriesName &) = default;
    friend bool operator<(const SeriesName &a, const SeriesName &b);
};

/// The tables of the history: names of series, chunks of their past by tier, and the journal
/// of samples that are in no chunk yet. Knows SQL, and nothing of what chunks hold.
class HistoryFile {
public:
    struct Chunk {
        qint64 beginMs;
        QByteArray data;
    };
    struct Place {
        qint64 series;
        qint64 beginMs;
    };

    explicit HistoryFile(const QString &path, bool readOnly = false);

    SqliteFile &file() { return m_file; }
    const SqliteFile &file() const { return m_file; }

    bool forEachSeries(const std::function<void(qint64 id, const SeriesName &)> &take);
    /// Of which no chunk is left.
    std::vector<qint64> seriesWithoutChunks();
    bool removeSeries(qint64 id);
    /// The id of a new series; 0 when it failed.
    qint64 addSeries(const SeriesName &name);

    bool forEachJournalEntry(const std::function<void(const QByteArray &)> &take);
    bool appendToJournal(qint64 periodMs, const QByteArray &data);
    bool dropFromJournal(qint64 periodMs);

    std::optional<QByteArray> chunk(std::size_t tier, qint64 series, qint64 beginMs);
    bool putChunk(std::size_t tier, qint64 series, const Chunk &chunk);
    /// In order, those with fromMs <= begin < toMs.
    std::vector<Chunk> chunks(std::size_t tier, qint64 series, qint64 fromMs, qint64 toMs);
    /// Where chunks of the tier wait to be taken together into the next coarser one.
    std::vector<Place> notRolledUp(std::size_t tier, qint64 coarsePeriodMs, qint64 beforeMs,
                                   int most);
    /// Drops chunks that begin before; of a tier that has a coarser one only what is in there.
    bool expire(std::size_t tier, qint64 beforeMs, qint64 coarsePeriodMs);
    /// The earliest chunk there is of a source.
    std::optional<QByteArray> earliestChunk(const QString &source);

private:
    SqliteFile m_file;
};

} // namespace bnm
