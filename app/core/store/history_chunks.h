// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/series/trace.h"
#include "app/core/store/history_file.h"
#include "app/core/store/history_tiers.h"

#include <array>
#include <optional>

namespace bnm {

/// The tiers of a history: packed chunks of samples, and of increasingly coarse intervals made from
/// the previous tier.
class HistoryChunks {
public:
    explicit HistoryChunks(HistoryFile &file) : m_file(file) {}

    /// Stores the samples of one period of the finest tier, and updates existing coarser chunks.
    /// Within a transaction.
    bool add(qint64 series, qint64 periodMs, const Buckets &samples);
    enum class Step { Nothing, Done, Failed };
    /// One step of making coarser chunks, only for whole periods without open ones before their
    /// end.
    Step rollUp(qint64 wallMs, std::optional<qint64> earliestOpenPeriod);
    /// Rolled-up periods may have changed.
    void lookAgain() { m_rolledUpTo.fill(0); }
    /// The chunks of a tier that begin in the period of fromMs or later, and before toMs.
    struct Chunk {
        qint64 beginMs;
        Buckets buckets;
    };
    std::vector<Chunk> read(std::size_t tier, qint64 series, qint64 fromMs, qint64 toMs);
    /// Time of a source's earliest chunk.
    std::optional<qint64> firstMs(const QString &source);

private:
    bool merge(std::size_t tier, qint64 series, qint64 periodMs, const Buckets &more);
    Step rollUp(std::size_t tier, qint64 beforeMs);
    bool rollUp(std::size_t tier, const HistoryFile::Place &place);

    HistoryFile &m_file;
    /// nothing before it is left to roll up
    std::array<qint64, history::tiers.size()> m_rolledUpTo{};
};

} // namespace bnm
