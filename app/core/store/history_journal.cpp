// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_journal.h"

#include "app/core/store/bucket_order.h"
#include "app/core/store/chunk_codec.h"
#include "app/core/store/history_tiers.h"

#include <algorithm>
#include <cstdlib>

namespace bnm {

namespace {

qint64 periodOf(const Sample &sample)
{
    return history::periodOf(sample.timeMs, history::tiers[0].periodMs);
}

} // namespace

void HistoryJournal::Period::appendTo(Buckets &samples, std::size_t series) const
{
    if (const auto open = bySeries.find(series); open != bySeries.end())
        open->second.appendTo(samples);
}

void HistoryJournal::add(std::size_t series, const Sample &sample, bool isPending)
{
    if (std::abs(sample.timeMs) > mostTimeMs)
        return; // it could be packed, but not unpacked
    keep(series, sample);
    if (isPending)
        m_pending.push_back({series, sample});
}

void HistoryJournal::keep(std::size_t series, const Sample &sample)
{
    Period &period = m_open[periodOf(sample)];
    period.bySeries[series].add(sample);
    ++period.count;
    ++m_openCount;
    if (m_names.isOwn(series))
        m_firstMs = std::min(m_firstMs.value_or(sample.timeMs), sample.timeMs);
}

void HistoryJournal::limitMemory()
{
    while (m_openCount > mostOpen && m_open.size() > 1) {
        const qint64 oldest = m_open.begin()->first;
        m_dropped += m_open.begin()->second.count;
        qWarning("History: %lld samples are dropped, since the disk did not take them.",
                 static_cast<long long>(m_dropped));
        std::erase_if(m_pending, [period = oldest](const Pending &pending) {
            return periodOf(pending.sample) == period;
        });
        drop(oldest);
    }
}

/// Replaces everything in memory except pending samples.
bool HistoryJournal::load(HistoryFile &file)
{
    m_open.clear();
    m_openCount = 0;
    m_firstMs.reset();
    const bool loaded =
        file.forEachJournalEntry([this](const QByteArray &entry) { loadEntry(entry); });
    for (const Pending &pending : m_pending)
        keep(pending.series, pending.sample);
    return loaded;
}

void HistoryJournal::loadEntry(const QByteArray &entry)
{
    ByteReader reader(entry);
    qint64 timeMs = 0;
    while (!reader.atEnd()) {
        const auto series = m_names.ofId(reader.varint());
        const qint64 distance = reader.varint();
        const double value = reader.number();
        if (std::abs(distance / 2) > mostTimeMs || std::abs(timeMs + distance) > mostTimeMs)
            reader.fail();
        timeMs += reader.ok() ? distance : 0;
        if (!reader.ok())
            return qWarning("History: an entry of the journal is damaged and left out.");
        if (series)
            keep(*series, {timeMs, value});
    }
}

void HistoryJournal::beginAnew()
{
    m_pending.clear();
    for (std::size_t series = 0; series < m_names.size(); ++series)
        for (const Bucket &sample : of(series))
            m_pending.push_back({series, {sample.timeMs, sample.mean}});
}

bool HistoryJournal::write(HistoryFile &file)
{
    if (!file.file().transaction([&] { return writePending(file); })) {
        m_names.rollBack();
        return false;
    }
    m_names.settle();
    m_pending.clear();
    return true;
}

bool HistoryJournal::writePending(HistoryFile &file)
{
    std::map<qint64, QByteArray> entries;
    std::map<qint64, qint64> previous;
    for (const Pending &pending : m_pending) {
        if (!m_names.enter(pending.series, file))
            return false;
        const qint64 period = periodOf(pending.sample);
        QByteArray &entry = entries[period];
        appendVarint(entry, m_names.id(pending.series));
        appendVarint(entry, pending.sample.timeMs -
                                std::exchange(previous[period], pending.sample.timeMs));
        appendNumber(entry, pending.sample.value);
    }
    return std::all_of(entries.begin(), entries.end(), [&file](const auto &entry) {
        return file.appendToJournal(entry.first, entry.second);
    });
}

Buckets HistoryJournal::of(std::size_t series) const
{
    Buckets samples;
    for (const auto &[begin, period] : m_open)
        period.appendTo(samples, series);
    return samples;
}

bool HistoryJournal::has(std::size_t series) const
{
    return std::any_of(m_open.begin(), m_open.end(), [series](const auto &period) {
        return period.second.bySeries.contains(series);
    });
}

Buckets HistoryJournal::of(std::size_t series, qint64 periodMs) const
{
    Buckets samples;
    const auto period = m_open.find(periodMs);
    if (period != m_open.end())
        period->second.appendTo(samples, series);
    sortByTime(samples);
    return samples;
}

std::optional<qint64> HistoryJournal::earliestPeriod() const
{
    return m_open.empty() ? std::nullopt : std::optional(m_open.begin()->first);
}

void HistoryJournal::drop(qint64 periodMs)
{
    const auto period = m_open.find(periodMs);
    if (period == m_open.end())
        return;
    m_openCount -= period->second.count;
    m_open.erase(period);
}

} // namespace bnm
