// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_store.h"

#include "app/core/store/history_reader.h"

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr qint64 rawPeriodMs = history::tiers[0].periodMs;
constexpr qint64 sealAfterMs = 60'000; // answers that are still under way find their period open

} // namespace

HistoryStore::HistoryStore(HistoryOptions options)
    : m_options(std::move(options)),
      m_file(m_options.path, m_options.readOnly),
      m_names(m_options.identity),
      m_journal(m_names),
      m_chunks(m_file)
{
    openFile();
}

void HistoryStore::openFile()
{
    if (!m_file.file().open()) {
        m_trouble = m_file.file().trouble();
        return;
    }
    m_trouble = {};
    if (!m_names.load(m_file) || !m_journal.load(m_file))
        return noteFailure();
    m_firstChunkMs = m_chunks.firstMs(m_names.source());
}

void HistoryStore::noteFailure()
{
    m_trouble = m_file.file().trouble();
    noteDamage();
}

/// Damage may show only when a far part of the file is read.
void HistoryStore::noteDamage()
{
    if (m_file.file().trouble().kind == StoreTrouble::Kind::Corrupted && !m_options.readOnly)
        beginAnew();
}

/// The damaged file is set aside; the new one starts with the data in memory.
void HistoryStore::beginAnew()
{
    if (!m_file.file().beginAnew()) {
        m_trouble = m_file.file().trouble();
        return;
    }
    m_trouble = {};
    m_names.forgetIds();
    m_journal.beginAnew();
    m_chunks.lookAgain();
    m_firstChunkMs.reset();
}

std::optional<qint64> HistoryStore::firstMs() const
{
    const auto open = m_journal.firstMs();
    return open && m_firstChunkMs ? std::min(*open, *m_firstChunkMs) : open ? open : m_firstChunkMs;
}

std::optional<qint64> HistoryStore::beginMs()
{
    const auto open = m_journal.earliestPeriod();
    const auto packed = m_file.file().isOpen() ? m_file.earliestChunkMs() : std::nullopt;
    return open && packed ? std::min(*open, *packed) : open ? open : packed;
}

void HistoryStore::append(const Points &points)
{
    for (const Point &point : points)
        for (const Field &field : point.fields)
            if (const auto value = toNumber(field.value))
                append(point, field.key, *value);
    m_journal.limitMemory();
}

void HistoryStore::append(const Point &point, Name field, double value)
{
    if (const auto series = m_names.indexOf(point, field))
        m_journal.add(*series, {point.timeMs, value}, !m_options.readOnly);
    else if (!std::exchange(m_saidFull, true))
        qWarning("History: more than %zu series; further ones are not kept.",
                 SeriesNames::mostSeries);
}

void HistoryStore::flush()
{
    if (m_options.readOnly)
        return;
    noteDamage();
    if (!m_file.file().isOpen())
        openFile();
    if (!m_journal.hasPending() || !m_file.file().isOpen())
        return;
    if (m_journal.write(m_file))
        m_trouble = {};
    else
        noteFailure();
}

bool HistoryStore::maintain(qint64 wallMs, qint64 monotonicMs)
{
    if (m_options.readOnly)
        return false;
    flush();
    if (m_journal.hasPending() || !m_file.file().isOpen())
        return false;
    if (const auto period = sealable(wallMs))
        return seal(*period);
    const auto step = m_chunks.rollUp(wallMs, m_journal.earliestPeriod());
    if (step == HistoryChunks::Step::Failed)
        noteFailure();
    if (step == HistoryChunks::Step::Done)
        return true;
    if (m_retention.isDue(wallMs, monotonicMs) && !expire(wallMs, monotonicMs))
        noteFailure();
    return false;
}

bool HistoryStore::expire(qint64 wallMs, qint64 monotonicMs)
{
    return m_retention.expire(m_file, wallMs, monotonicMs) && dropEmptySeries();
}

/// Series whose tags disappeared, once their data has expired.
bool HistoryStore::dropEmptySeries()
{
    return m_file.file().transaction([this] {
        for (const qint64 id : m_file.seriesWithoutChunks()) {
            const auto series = m_names.ofId(id);
            if (!series || m_journal.has(*series))
                continue;
            if (!m_file.removeSeries(id))
                return false;
            m_names.forgetId(*series);
        }
        return true;
    });
}

/// The earliest period that has ended.
std::optional<qint64> HistoryStore::sealable(qint64 wallMs) const
{
    const auto period = m_journal.earliestPeriod();
    return period && *period + rawPeriodMs + sealAfterMs <= wallMs ? period : std::nullopt;
}

/// Packs a period's journal into chunks.
bool HistoryStore::seal(qint64 periodMs)
{
    const bool sealed = m_file.file().transaction([&] {
        for (std::size_t series = 0; series < m_names.size(); ++series)
            if (!m_chunks.add(m_names.id(series), periodMs, m_journal.of(series, periodMs)))
                return false;
        return m_file.dropFromJournal(periodMs);
    });
    if (!sealed) {
        noteFailure();
        return false;
    }
    m_journal.drop(periodMs);
    m_chunks.lookAgain(); // for late samples
    return true;
}

Buckets HistoryStore::read(const HistoryQuery &query)
{
    const auto series = m_names.find(query.series);
    if (!series)
        return {};
    return thinned(readSeries(*series, query.fromMs, query.toMs, query.stepMs), query.stepMs);
}

Buckets HistoryStore::read(const Column &column, qint64 fromMs, qint64 toMs)
{
    return readSeries(column.index, fromMs, toMs, 0);
}

Buckets HistoryStore::readSeries(std::size_t series, qint64 fromMs, qint64 toMs, qint64 stepMs)
{
    const qint64 id = m_file.file().isOpen() ? m_names.id(series) : 0;
    return readHistory(m_chunks, id, m_journal.of(series), fromMs, toMs, stepMs);
}

TagSets HistoryStore::tagSets(MeasurementName measurement) const
{
    const MeasurementSpec *spec = findMeasurement(measurement.view());
    TagSets sets;
    for (const Column &column : m_names.columnsOf(measurement.toString())) {
        if (!m_names.isOwn(column.index))
            continue;
        std::vector<Tag> tags;
        for (const auto &[key, value] : splitTags(column.name.tags))
            if (const TagSpec *tag = spec ? spec->tag(key.toStdString()) : nullptr)
                tags.push_back({tag->name, value});
        if (std::find(sets.begin(), sets.end(), tags) == sets.end())
            sets.push_back(std::move(tags));
    }
    return sets;
}

std::vector<HistoryStore::Column> HistoryStore::columnsOf(const QString &measurement) const
{
    return m_names.columnsOf(measurement);
}

} // namespace bnm
