// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/open_samples.h"
#include "app/core/store/series_names.h"

#include <unordered_map>

namespace bnm {

/// Samples that are not in a chunk yet. All are in memory; those already written are also in the
/// file's journal, so that a crash loses only pending ones. If the disk fails they wait here, and
/// the oldest are dropped if there are too many.
class HistoryJournal {
public:
    /// Limit on samples in memory: 24 bytes each until written, and a few for the packed copy.
    static constexpr qint64 mostOpen = 1'000'000;

    explicit HistoryJournal(SeriesNames &names) : m_names(names) {}

    /// Adds a sample; with isPending the next write() stores it.
    void add(std::size_t series, const Sample &sample, bool isPending);
    /// If the disk fails for days, drops the oldest period.
    void limitMemory();
    qint64 dropped() const { return m_dropped; } ///< samples dropped from memory

    /// Reads the file's journal; pending samples stay. False if it cannot be read.
    bool load(HistoryFile &file);
    /// Marks all samples as pending, for a new file.
    void beginAnew();
    bool hasPending() const { return !m_pending.empty(); }
    /// Writes pending samples to the file, all or nothing.
    bool write(HistoryFile &file);

    /// The samples of a series, in the order in which they came, by period.
    Buckets of(std::size_t series) const;
    bool has(std::size_t series) const; ///< any sample
    /// The samples of one period, ordered by time.
    Buckets of(std::size_t series, qint64 periodMs) const;
    std::optional<qint64> earliestPeriod() const;
    void drop(qint64 periodMs); ///< once it is in chunks
    /// Time of the own node's earliest sample that was ever here.
    std::optional<qint64> firstMs() const { return m_firstMs; }

private:
    struct Pending {
        std::size_t series;
        Sample sample;
    };

    struct Period {
        std::unordered_map<std::size_t, OpenSamples> bySeries;
        qint64 count = 0;

        void appendTo(Buckets &samples, std::size_t series) const;
    };

    void keep(std::size_t series, const Sample &sample);
    void loadEntry(const QByteArray &entry);
    bool writePending(HistoryFile &file);

    SeriesNames &m_names;
    std::map<qint64, Period> m_open; ///< by its begin
    std::vector<Pending> m_pending;  ///< not in the file's journal yet
    std::optional<qint64> m_firstMs;
    qint64 m_openCount = 0;
    qint64 m_dropped = 0;
};

} // namespace bnm
