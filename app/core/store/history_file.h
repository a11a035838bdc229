// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/sqlite_file.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace bnm {

/// A series as stored: names as text, so that a file outlives the catalogue.
struct SeriesName {
    QString source; ///< network and node
    QString measurement;
    QString tags; ///< except network and node, as written by joinedTags()
    QString field;

    friend bool operator==(const SeriesName &, const SeriesName &) = default;
    friend bool operator<(const SeriesName &a, const SeriesName &b);
};

/// The tables of the history: names of series, chunks of their past by tier, and the journal of
/// samples that are not in a chunk yet. Knows SQL, not the contents of chunks.
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
    /// Series without a remaining chunk.
    std::vector<qint64> seriesWithoutChunks();
    bool removeSeries(qint64 id);
    /// The id of a new series; 0 on failure.
    qint64 addSeries(const SeriesName &name);

    bool forEachJournalEntry(const std::function<void(const QByteArray &)> &take);
    bool appendToJournal(qint64 periodMs, const QByteArray &data);
    bool dropFromJournal(qint64 periodMs);

    std::optional<QByteArray> chunk(std::size_t tier, qint64 series, qint64 beginMs);
    bool putChunk(std::size_t tier, qint64 series, const Chunk &chunk);
    /// In order, those with fromMs <= begin < toMs.
    std::vector<Chunk> chunks(std::size_t tier, qint64 series, qint64 fromMs, qint64 toMs);
    /// Chunks of the tier that are not merged into the next coarser one yet.
    std::vector<Place> notRolledUp(std::size_t tier, qint64 coarsePeriodMs, qint64 beforeMs,
                                   int most);
    /// Deletes older chunks; in a tier that has a coarser one, only those merged into it.
    bool expire(std::size_t tier, qint64 beforeMs, qint64 coarsePeriodMs);
    /// A source's earliest chunk.
    std::optional<QByteArray> earliestChunk(const QString &source);
    std::optional<qint64> earliestChunkMs(); ///< begin of the earliest one of all sources

private:
    SqliteFile m_file;
};

} // namespace bnm
