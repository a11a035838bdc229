// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/history_file.h"
#include "app/core/store/history_tiers.h"

#include <array>
#include <optional>

namespace bnm {

/// The tiers of a history: packed chunks of samples, and of coarser and coarser intervals made of
/// the tier before.
class HistoryChunks {
public:
    explicit HistoryChunks(HistoryFile &file) : m_file(file) {}

    /// Takes the samples of one period of the finest tier, into the coarser chunks too where there
    /// are any already. Within a transaction.
    bool add(qint64 series, qint64 periodMs, const Buckets &samples);
    enum class Step { Nothing, Done, Failed };
    /// One step of making coarser chunks, only of whole periods behind which nothing is open.
    Step rollUp(qint64 wallMs, std::optional<qint64> earliestOpenPeriod);
    /// Periods that are rolled up may have changed.
    void lookAgain() { m_rolledUpTo.fill(0); }
    /// The chunks of a tier that begin in the period of fromMs or later, and before toMs.
    struct Chunk {
        qint64 beginMs;
        Buckets buckets;
    };
    std::vector<Chunk> read(std::size_t tier, qint64 series, qint64 fromMs, qint64 toMs);
    /// Time of the earliest of all of a source.
    std::optional<qint64> firstMs(const QString &source);

private:
    bool merge(std::size_t tier, qint64 series, qint64 periodMs, const Buckets &more);
    Step rollUp(std::size_t tier, qint64 beforeMs);
    bool rollUp(std::size_t tier, const HistoryFile::Place &place);

    HistoryFile &m_file;
    std::array<qint64, history::tiers.size()> m_rolledUpTo{}; ///< nothing waits before
};

} // namespace bnm
