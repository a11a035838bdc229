// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/history_chunks.h"
#include "app/core/store/history_journal.h"
#include "app/core/store/history_query.h"
#include "app/core/store/history_retention.h"
#include "app/core/store/series_names.h"

#include <optional>
#include <vector>

namespace bnm {

struct HistoryOptions {
    QString path;
    Identity identity; ///< the node whose past is read, and whose name points are stored under
    bool readOnly = false;
};

/// The past of all numeric fields, on disk: every sample for a short time, intervals with minimum,
/// mean and maximum for a long one (history_tiers.h). Samples go to a journal at once, and into
/// packed chunks when their period ends; coarser tiers are made from finer ones. Late samples,
/// after a clock jump, are merged into existing chunks. If the disk fails, samples wait in memory
/// and remain readable. Blocking: not for the UI thread.
class HistoryStore {
public:
    explicit HistoryStore(HistoryOptions options);

    /// Stores the numeric fields. On disk after the next flush().
    void append(const Points &points);
    void flush();
    /// One step of maintenance: sealing, rolling up, expiring; true if there is more. Monotonic
    /// time in ms.
    bool maintain(qint64 wallMs, qint64 monotonicMs);

    /// The data in the range, as finely as requested if still stored so, oldest first.
    Buckets read(const HistoryQuery &query);
    std::optional<qint64> firstMs() const; ///< of the own node's oldest sample
    std::optional<qint64> beginMs();       ///< nothing of any node is older
    qint64 sizeOnDisk() const { return m_file.file().sizeOnDisk(); }
    const StoreTrouble &trouble() const { return m_trouble; }
    QString takeSetAside() { return m_file.file().takeSetAside(); }
    qint64 dropped() const { return m_journal.dropped(); } ///< samples dropped from memory

    using Column = SeriesNames::Column;
    /// Every series of a measurement, of all nodes in the file.
    std::vector<Column> columnsOf(const QString &measurement) const;
    Buckets read(const Column &column, qint64 fromMs, qint64 toMs);
    /// The tags of each series of a measurement that are kept of the own node, as the catalogue
    /// has them.
    TagSets tagSets(MeasurementName measurement) const;

private:
    void append(const Point &point, Name field, double value);
    void openFile();
    void beginAnew();
    void noteFailure();
    void noteDamage();
    bool seal(qint64 periodMs);
    bool expire(qint64 wallMs, qint64 monotonicMs);
    bool dropEmptySeries();
    std::optional<qint64> sealable(qint64 wallMs) const;
    Buckets readSeries(std::size_t series, qint64 fromMs, qint64 toMs, qint64 stepMs);

    HistoryOptions m_options;
    HistoryFile m_file;
    StoreTrouble m_trouble;
    SeriesNames m_names;
    HistoryJournal m_journal;
    HistoryChunks m_chunks;
    HistoryRetention m_retention;
    bool m_saidFull = false;              ///< the limit on series was reported
    std::optional<qint64> m_firstChunkMs; ///< of the own node, when the file was opened
};

} // namespace bnm
