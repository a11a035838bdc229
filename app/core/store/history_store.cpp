// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_store.h"

#include "app/core/store/chunk_codec.h"
#include "app/core/store/uncovered.h"

#include <algorithm>
#include <iterator>

namespace bnm {

using history::periodOf;
using history::tiers;

namespace {

constexpr qint64 rawPeriodMs = tiers[0].periodMs;
constexpr qint64 sealAfterMs = 60'000; // answers that are still under way find their period open
constexpr qint64 steadyForMs = 10 * history::minuteMs;
constexpr qint64 clockJumpMs = 60'000;
constexpr qint64 expiryEveryMs = 10 * history::minuteMs;
constexpr qint64 mostOpen = 3'000'000; // samples of 16 bytes
constexpr int rolledUpInAStep = 16;
const QChar separator(0x1f); // never typed into a name

bool isEarlier(const Bucket &a, const Bucket &b)
{
    return a.timeMs < b.timeMs;
}

/// The coarsest that still has an interval for each step, then the finer ones, then coarser.
std::vector<std::size_t> tiersFor(qint64 stepMs)
{
    std::size_t wanted = 0;
    while (wanted + 1 < tiers.size() && tiers[wanted + 1].widthMs <= stepMs)
        ++wanted;
    std::vector<std::size_t> order;
    for (std::size_t tier = wanted + 1; tier-- > 0;)
        order.push_back(tier);
    for (std::size_t tier = wanted + 1; tier < tiers.size(); ++tier)
        order.push_back(tier);
    return order;
}

Buckets atTier(std::size_t tier, const Buckets &buckets)
{
    return tier == 0 ? buckets : summed(buckets, tiers[tier].widthMs, TimeOfInterval::Middle);
}

QByteArray packed(std::size_t tier, const Buckets &buckets)
{
    return tier == 0 ? packSamples(buckets) : packIntervals(buckets, tiers[tier].widthMs);
}

} // namespace

QString joinedTags(const std::vector<Tag> &tags)
{
    QStringList pairs;
    for (const Tag &tag : tags)
        pairs << tag.key.toString() + QLatin1Char('=') + QString(tag.value).remove(separator);
    return pairs.join(separator);
}

std::vector<std::pair<QString, QString>> splitTags(const QString &joined)
{
    std::vector<std::pair<QString, QString>> tags;
    for (const QString &pair : joined.split(separator, Qt::SkipEmptyParts))
        tags.emplace_back(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    return tags;
}

HistoryStore::HistoryStore(HistoryOptions options)
    : m_options(std::move(options)),
      m_source(
          joinedTags({{"network", m_options.identity.network}, {"node", m_options.identity.node}})),
      m_file(m_options.path, m_options.readOnly)
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
    loadFile();
}

/// Of what is in memory, all but what the journal does not have yet is read anew.
void HistoryStore::loadFile()
{
    std::map<qint64, std::size_t> byId;
    for (Series &series : m_series) {
        series.id = 0;
        series.open.clear();
    }
    m_openPeriods.clear();
    m_openCount = 0;
    const bool loaded = m_file.forEachSeries([&](qint64 id, const SeriesName &name) {
        const std::size_t index = indexOf(name);
        m_series[index].id = id;
        byId[id] = index;
    }) && m_file.forEachJournalEntry([&](const QByteArray &entry) {
        loadJournalEntry(entry, byId);
    });
    for (const Pending &pending : m_pending)
        keep(pending.series, pending.sample);
    if (!loaded)
        return noteFailure();
    noteFirst();
}

void HistoryStore::loadJournalEntry(const QByteArray &entry,
                                    const std::map<qint64, std::size_t> &byId)
{
    ByteReader reader(entry);
    qint64 timeMs = 0;
    while (!reader.atEnd()) {
        const auto found = byId.find(reader.varint());
        timeMs += reader.varint();
        const double value = reader.number();
        if (!reader.ok())
            return qWarning("History: an entry of the journal is damaged and left out.");
        if (found != byId.end())
            keep(found->second, {timeMs, value});
    }
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

/// The damaged file is set aside with all it holds; what is in memory begins the new one.
void HistoryStore::beginAnew()
{
    if (!m_file.file().beginAnew()) {
        m_trouble = m_file.file().trouble();
        return;
    }
    m_trouble = {};
    m_rolledUpTo.fill(0);
    m_pending.clear();
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        m_series[i].id = 0;
        for (const Sample &sample : m_series[i].open)
            m_pending.push_back({i, sample});
    }
    m_firstMs.reset();
    noteFirst();
}

void HistoryStore::noteFirst()
{
    if (const auto data = m_file.earliestChunk(m_source))
        if (const auto buckets = unpackChunk(*data); buckets && !buckets->empty())
            m_firstMs = buckets->front().timeMs;
}

std::size_t HistoryStore::indexOf(const SeriesName &name)
{
    const auto [it, isNew] = m_byName.try_emplace(name, m_series.size());
    if (isNew)
        m_series.push_back({name, 0, {}});
    return it->second;
}

std::size_t HistoryStore::indexOf(const Point &point, Name field)
{
    std::vector<Tag> tags = ownTags(point.tags);
    auto &fields = m_byPoint[{point.measurement, tags}];
    const auto it = fields.find(field);
    if (it != fields.end())
        return it->second;
    return fields[field] = indexOf(
               {m_source, point.measurement.toString(), joinedTags(tags), field.toString()});
}

std::optional<std::size_t> HistoryStore::find(const SeriesId &id) const
{
    const auto it = m_byName.find(
        {m_source, id.measurement.toString(), joinedTags(id.tags), id.field.toString()});
    return it == m_byName.end() ? std::nullopt : std::optional(it->second);
}

void HistoryStore::keep(std::size_t series, const Sample &sample)
{
    m_series[series].open.push_back(sample);
    ++m_openPeriods[periodOf(sample.timeMs, rawPeriodMs)];
    ++m_openCount;
    if (m_series[series].name.source == m_source)
        m_firstMs = std::min(m_firstMs.value_or(sample.timeMs), sample.timeMs);
}

void HistoryStore::append(const Points &points)
{
    for (const Point &point : points)
        for (const Field &field : point.fields)
            if (const auto value = toNumber(field.value)) {
                const std::size_t series = indexOf(point, field.key);
                const Sample sample{point.timeMs, *value};
                keep(series, sample);
                if (!m_options.readOnly)
                    m_pending.push_back({series, sample});
            }
    limitMemory();
}

/// When the disk refuses for days, the oldest of what waits goes.
void HistoryStore::limitMemory()
{
    while (m_openCount > mostOpen && m_openPeriods.size() > 1) {
        const qint64 oldest = m_openPeriods.begin()->first;
        m_dropped += m_openPeriods.begin()->second;
        qWarning("History: %lld samples are dropped, since the disk did not take them.",
                 static_cast<long long>(m_dropped));
        std::erase_if(m_pending, [oldest](const Pending &pending) {
            return periodOf(pending.sample.timeMs, rawPeriodMs) == oldest;
        });
        dropOpen(oldest);
    }
}

void HistoryStore::flush()
{
    if (m_options.readOnly)
        return;
    noteDamage();
    if (!m_file.file().isOpen())
        openFile();
    if (m_pending.empty() || !m_file.file().isOpen())
        return;
    std::vector<std::size_t> named;
    if (m_file.file().transaction([&] { return nameSeries(named) && writePending(); })) {
        m_pending.clear();
        m_trouble = {};
        return;
    }
    for (const std::size_t series : named) // rolled back
        m_series[series].id = 0;
    noteFailure();
}

bool HistoryStore::nameSeries(std::vector<std::size_t> &named)
{
    for (const Pending &pending : m_pending) {
        Series &series = m_series[pending.series];
        if (series.id != 0)
            continue;
        named.push_back(pending.series);
        series.id = m_file.addSeries(series.name);
        if (series.id == 0)
            return false;
    }
    return true;
}

bool HistoryStore::writePending()
{
    std::map<qint64, QByteArray> entries;
    std::map<qint64, qint64> previous;
    for (const Pending &pending : m_pending) {
        const qint64 period = periodOf(pending.sample.timeMs, rawPeriodMs);
        QByteArray &entry = entries[period];
        appendVarint(entry, m_series[pending.series].id);
        appendVarint(entry, pending.sample.timeMs -
                                std::exchange(previous[period], pending.sample.timeMs));
        appendNumber(entry, pending.sample.value);
    }
    return std::all_of(entries.begin(), entries.end(), [this](const auto &entry) {
        return m_file.appendToJournal(entry.first, entry.second);
    });
}

bool HistoryStore::maintain(qint64 wallMs, qint64 monotonicMs)
{
    if (m_options.readOnly)
        return false;
    flush();
    if (!m_pending.empty() || !m_file.file().isOpen())
        return false;
    if (const auto period = sealable(wallMs))
        return seal(*period);
    for (std::size_t tier = 0; tier + 1 < tiers.size(); ++tier)
        if (rollUp(tier, wallMs))
            return true;
    expire(wallMs, monotonicMs);
    return false;
}

/// A period that is over, the earliest of them.
std::optional<qint64> HistoryStore::sealable(qint64 wallMs) const
{
    if (m_openPeriods.empty() || m_openPeriods.begin()->first + rawPeriodMs + sealAfterMs > wallMs)
        return std::nullopt;
    return m_openPeriods.begin()->first;
}

bool HistoryStore::seal(qint64 periodMs)
{
    const bool sealed = m_file.file().transaction([&] {
        return std::all_of(m_series.begin(), m_series.end(),
                           [&](Series &series) { return sealSeries(series, periodMs); }) &&
               m_file.dropFromJournal(periodMs);
    });
    if (!sealed) {
        noteFailure();
        return false;
    }
    dropOpen(periodMs);
    m_rolledUpTo.fill(0); // look again, for what came late
    return true;
}

bool HistoryStore::sealSeries(Series &series, qint64 periodMs)
{
    Buckets samples;
    for (const Sample &sample : series.open)
        if (periodOf(sample.timeMs, rawPeriodMs) == periodMs)
            samples.push_back(Bucket::of(sample.timeMs, sample.value));
    if (samples.empty())
        return true;
    std::stable_sort(samples.begin(), samples.end(), isEarlier);
    if (!merge(0, series.id, periodMs, samples))
        return false;
    // A coarser chunk that is there already was made without these.
    for (std::size_t tier = 1; tier < tiers.size(); ++tier) {
        const qint64 coarse = periodOf(periodMs, tiers[tier].periodMs);
        if (m_file.chunk(tier, series.id, coarse) && !merge(tier, series.id, coarse, samples))
            return false;
    }
    return true;
}

/// Adds to a chunk, or begins it.
bool HistoryStore::merge(std::size_t tier, qint64 series, qint64 periodMs, const Buckets &more)
{
    Buckets all = more;
    if (const auto data = m_file.chunk(tier, series, periodMs)) {
        const Buckets before = chunkOf({periodMs, *data});
        all.insert(all.end(), before.begin(), before.end());
        std::stable_sort(all.begin(), all.end(), isEarlier);
    }
    return m_file.putChunk(tier, series, {periodMs, packed(tier, atTier(tier, all))});
}

Buckets HistoryStore::chunkOf(const HistoryFile::Chunk &chunk) const
{
    auto buckets = unpackChunk(chunk.data);
    if (!buckets)
        qWarning("History: a stretch of the past is damaged and left out.");
    return std::move(buckets).value_or(Buckets());
}

void HistoryStore::dropOpen(qint64 periodMs)
{
    for (Series &series : m_series) {
        std::erase_if(series.open, [periodMs](const Sample &sample) {
            return periodOf(sample.timeMs, rawPeriodMs) == periodMs;
        });
        if (series.open.empty())
            series.open.shrink_to_fit();
    }
    m_openCount -= m_openPeriods[periodMs];
    m_openPeriods.erase(periodMs);
}

bool HistoryStore::rollUp(std::size_t tier, qint64 wallMs)
{
    const qint64 coarsePeriod = tiers[tier + 1].periodMs;
    // Only whole periods, behind which nothing waits to be sealed.
    qint64 before = periodOf(wallMs - rawPeriodMs, coarsePeriod);
    if (!m_openPeriods.empty())
        before = std::min(before, periodOf(m_openPeriods.begin()->first, coarsePeriod));
    if (before <= m_rolledUpTo[tier])
        return false;
    const auto places = m_file.notRolledUp(tier, coarsePeriod, before, rolledUpInAStep);
    if (places.empty()) {
        m_rolledUpTo[tier] = before;
        return false;
    }
    const bool rolledUp = m_file.file().transaction([&] {
        return std::all_of(places.begin(), places.end(),
                           [&](const HistoryFile::Place &place) { return rollUp(tier, place); });
    });
    if (!rolledUp)
        noteFailure();
    return rolledUp;
}

bool HistoryStore::rollUp(std::size_t tier, const HistoryFile::Place &place)
{
    const qint64 end = place.beginMs + tiers[tier + 1].periodMs;
    Buckets all;
    for (const auto &chunk : m_file.chunks(tier, place.series, place.beginMs, end)) {
        const Buckets more = chunkOf(chunk);
        all.insert(all.end(), more.begin(), more.end());
    }
    return m_file.putChunk(tier + 1, place.series,
                           {place.beginMs, packed(tier + 1, atTier(tier + 1, all))});
}

void HistoryStore::expire(qint64 wallMs, qint64 monotonicMs)
{
    const qint64 offset = wallMs - monotonicMs;
    if (!m_clockSteadySince || std::abs(offset - m_clockOffset) > clockJumpMs)
        m_clockSteadySince = monotonicMs;
    m_clockOffset = offset;
    if (monotonicMs - *m_clockSteadySince < steadyForMs ||
        monotonicMs - m_lastExpiry < expiryEveryMs)
        return;
    m_lastExpiry = monotonicMs;
    const bool expired = m_file.file().transaction([&] {
        for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
            const bool isLast = tier + 1 == tiers.size();
            if (!m_file.expire(tier, wallMs - tiers[tier].keptMs - tiers[tier].periodMs,
                               isLast ? 0 : tiers[tier + 1].periodMs))
                return false;
        }
        return true;
    });
    if (!expired)
        noteFailure();
}

Buckets HistoryStore::read(const HistoryQuery &query)
{
    const auto index = find(query.series);
    if (!index)
        return {};
    return thinned(readSeries(m_series[*index], query.fromMs, query.toMs, query.stepMs),
                   query.stepMs);
}

Buckets HistoryStore::read(const Column &column, qint64 fromMs, qint64 toMs)
{
    return readSeries(m_series[column.index], fromMs, toMs, 0);
}

Buckets HistoryStore::readSeries(const Series &series, qint64 fromMs, qint64 toMs, qint64 stepMs)
{
    Buckets found;
    Uncovered uncovered(fromMs, toMs + 1);
    for (const std::size_t tier : tiersFor(stepMs)) {
        if (series.id == 0 || !m_file.file().isOpen())
            break;
        const qint64 period = tiers[tier].periodMs;
        Uncovered left = uncovered;
        for (const auto &part : uncovered.parts())
            for (const auto &chunk :
                 m_file.chunks(tier, series.id, periodOf(part.fromMs, period), part.toMs)) {
                for (const Bucket &bucket : chunkOf(chunk))
                    if (part.fromMs <= bucket.timeMs && bucket.timeMs < part.toMs)
                        found.push_back(bucket);
                left.cover(chunk.beginMs, chunk.beginMs + period);
            }
        uncovered = left;
    }
    for (const Sample &sample : series.open) // what came late is in none of the chunks
        if (fromMs <= sample.timeMs && sample.timeMs <= toMs)
            found.push_back(Bucket::of(sample.timeMs, sample.value));
    std::stable_sort(found.begin(), found.end(), isEarlier);
    return found;
}

std::vector<HistoryStore::Column> HistoryStore::columnsOf(const QString &measurement) const
{
    std::vector<Column> columns;
    for (const auto &[name, index] : m_byName)
        if (name.measurement == measurement)
            columns.push_back({name, index});
    return columns;
}

} // namespace bnm
