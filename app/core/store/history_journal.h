// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/series_names.h"

namespace bnm {

/// Samples that are in no chunk yet. All of them are in memory; those that the file took are in
/// its journal too, so that a crash costs only what is pending. While the disk refuses they wait
/// here, and the oldest go when there are too many.
class HistoryJournal {
public:
    /// Samples in memory, of 16 bytes, and 24 more while not on disk.
    static constexpr qint64 mostOpen = 1'000'000;

    explicit HistoryJournal(SeriesNames &names) : m_names(names) {}

    /// One more sample; with isPending it goes to the file with the next write().
    void add(std::size_t series, const Sample &sample, bool isPending);
    /// When the disk refuses for days, the oldest period goes.
    void limitMemory();
    qint64 dropped() const { return m_dropped; } ///< samples that found no room in memory

    /// What the file's journal holds, and what is pending still; false when it cannot be read.
    bool load(HistoryFile &file);
    /// Everything goes to the file once more, for that is a new one.
    void beginAnew();
    bool hasPending() const { return !m_pending.empty(); }
    /// Puts what is pending into the file, all or nothing.
    bool write(HistoryFile &file);

    const std::vector<Sample> &of(std::size_t series) const;
    /// Those of one period, in order of time.
    Buckets of(std::size_t series, qint64 periodMs) const;
    std::optional<qint64> earliestPeriod() const;
    void drop(qint64 periodMs); ///< it is in chunks now
    /// Time of the earliest sample of the own node that was here.
    std::optional<qint64> firstMs() const { return m_firstMs; }

private:
    struct Pending {
        std::size_t series;
        Sample sample;
    };

    void keep(std::size_t series, const Sample &sample);
    void loadEntry(const QByteArray &entry);
    bool writePending(HistoryFile &file);

    SeriesNames &m_names;
    std::vector<std::vector<Sample>> m_open; ///< by series
    std::vector<Pending> m_pending;          ///< not in the file's journal yet
    std::map<qint64, qint64> m_openPeriods;  ///< how many samples, by period
    std::optional<qint64> m_firstMs;
    qint64 m_openCount = 0;
    qint64 m_dropped = 0;
};

} // namespace bnm
