// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_file.h"
#include "app/core/store/history_query.h"
#include "app/core/store/history_tiers.h"

#include <map>
#include <optional>
#include <vector>

namespace bnm {

struct HistoryOptions {
    QString path;
    Identity identity; ///< whose past is read, and under which name points are kept
    bool readOnly = false;
};

/// The past of everything that is a number, on disk: every sample for 48 hours, a minute's
/// least, mean and greatest for 60 days, a quarter of an hour's for 2 years. Samples go to a
/// journal at once and into packed chunks when their two hours are over; coarser tiers are
/// made of finer ones. Late samples, after a clock jumped, find their place in chunks that
/// are there already. While the disk refuses, samples wait in memory and are still read.
/// Blocking: not for the UI thread.
class HistoryStore {
public:
    explicit HistoryStore(HistoryOptions options);

    /// Takes the fields that are numbers. On disk with the next flush().
    void append(const Points &points);
    void flush();
    /// One step of what the past needs: sealing, rolling up, expiring; true when there is more.
    /// Nothing expires before both clocks have run alike for ten minutes: a wall clock that is
    /// wrong for a moment must not cost two years. Monotonic time in ms.
    bool maintain(qint64 wallMs, qint64 monotonicMs);

    /// What is known between, as finely as asked if it is still kept so, oldest first.
    Buckets read(const HistoryQuery &query);
    std::optional<qint64> firstMs() const { return m_firstMs; }
    qint64 sizeOnDisk() const { return m_file.file().sizeOnDisk(); }
    const StoreTrouble &trouble() const { return m_trouble; }
    QString takeSetAside() { return m_file.file().takeSetAside(); }
    qint64 dropped() const { return m_dropped; } ///< samples that found no room in memory

    struct Column {
        SeriesName name;
        std::size_t index;
    };
    /// Every series of a measurement, of all nodes that were watched.
    std::vector<Column> columnsOf(const QString &measurement) const;
    Buckets read(const Column &column, qint64 fromMs, qint64 toMs);

private:
    struct Series {
        SeriesName name;
        qint64 id = 0; ///< 0: not in the file yet
        std::vector<Sample> open;
    };
    struct Pending {
        std::size_t series;
        Sample sample;
    };

    void openFile();
    void loadFile();
    void loadJournalEntry(const QByteArray &entry, const std::map<qint64, std::size_t> &byId);
    void beginAnew();
    void noteFailure();
    void noteDamage();
    void noteFirst();
    std::size_t indexOf(const SeriesName &name);
    std::size_t indexOf(const Point &point, Name field);
    std::optional<std::size_t> find(const SeriesId &id) const;
    void keep(std::size_t series, const Sample &sample);
    void limitMemory();
    bool nameSeries(std::vector<std::size_t> &named);
    bool writePending();
    bool seal(qint64 periodMs);
    bool sealSeries(Series &series, qint64 periodMs);
    bool merge(std::size_t tier, qint64 series, qint64 periodMs, const Buckets &more);
    Buckets chunkOf(const HistoryFile::Chunk &chunk) const;
    void dropOpen(qint64 periodMs);
    std::optional<qint64> sealable(qint64 wallMs) const;
    bool rollUp(std::size_t tier, qint64 wallMs);
    bool rollUp(std::size_t tier, const HistoryFile::Place &place);
    void expire(qint64 wallMs, qint64 monotonicMs);
    Buckets readSeries(const Series &series, qint64 fromMs, qint64 toMs, qint64 stepMs);

    HistoryOptions m_options;
    QString m_source;
    HistoryFile m_file;
    StoreTrouble m_trouble;
    std::vector<Series> m_series;
    std::map<SeriesName, std::size_t> m_byName;
    std::map<TableKey, std::map<Name, std::size_t>> m_byPoint; ///< the quick way to m_series
    std::vector<Pending> m_pending;                            ///< not in the journal yet
    std::map<qint64, qint64> m_openPeriods; ///< samples that are in no chunk, by period
    std::array<qint64, history::tiers.size()> m_rolledUpTo{};
    qint64 m_clockOffset = 0;
    std::optional<qint64> m_clockSteadySince;
    qint64 m_lastExpiry = 0;
    std::optional<qint64> m_firstMs;
    qint64 m_openCount = 0;
    qint64 m_dropped = 0;
};

/// "key=value" pairs; the form in which tags are kept in the file.
QString joinedTags(const std::vector<Tag> &tags);
/// The pairs again, for reading what the file knows.
std::vector<std::pair<QString, QString>> splitTags(const QString &joined);

} // namespace bnm
