// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/history_file.h"

#include <tuple>

namespace bnm {

namespace {

SqliteOptions optionsOf(const QString &path, bool readOnly)
{
    SqliteOptions options;
    options.path = path;
    options.readOnly = readOnly;
    // A power cut may cost the last moments, never the file; that spares SD cards.
    options.pragmas = {QStringLiteral("synchronous=NORMAL"), QStringLiteral("cache_size=-1024")};
    options.schema = {
        {QStringLiteral("CREATE TABLE series(id INTEGER PRIMARY KEY, source TEXT NOT NULL, "
                        "measurement TEXT NOT NULL, tags TEXT NOT NULL, field TEXT NOT NULL, "
                        "UNIQUE(source, measurement, tags, field))"),
         QStringLiteral("CREATE TABLE chunk(tier INTEGER NOT NULL, series INTEGER NOT NULL, "
                        "begin_ms INTEGER NOT NULL, data BLOB NOT NULL, "
                        "UNIQUE(tier, series, begin_ms))"),
         QStringLiteral("CREATE TABLE journal(id INTEGER PRIMARY KEY, period_ms INTEGER NOT NULL, "
                        "data BLOB NOT NULL)")}};
    return options;
}

qint64 numberOf(std::size_t tier)
{
    return static_cast<qint64>(tier);
}

QString existsCoarser(const QString &chunk, qint64 coarsePeriodMs)
{
    return QStringLiteral("EXISTS (SELECT 1 FROM chunk coarse WHERE coarse.tier = %1.tier + 1 "
                          "AND coarse.series = %1.series "
                          "AND coarse.begin_ms = %1.begin_ms / %2 * %2)")
        .arg(chunk)
        .arg(coarsePeriodMs);
}

} // namespace

bool operator<(const SeriesName &a, const SeriesName &b)
{
    return std::tie(a.measurement, a.field, a.tags, a.source) <
           std::tie(b.measurement, b.field, b.tags, b.source);
}

HistoryFile::HistoryFile(const QString &path, bool readOnly) : m_file(optionsOf(path, readOnly)) {}

bool HistoryFile::forEachSeries(const std::function<void(qint64, const SeriesName &)> &take)
{
    QSqlQuery query = m_file.prepared(
        QStringLiteral("SELECT id, source, measurement, tags, field FROM series ORDER BY id"));
    if (!m_file.run(query))
        return false;
    for (; query.isValid(); query.next())
        take(query.value(0).toLongLong(), {query.value(1).toString(), query.value(2).toString(),
                                           query.value(3).toString(), query.value(4).toString()});
    return true;
}

std::vector<qint64> HistoryFile::seriesWithoutChunks()
{
    std::vector<qint64> ids;
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "SELECT id FROM series WHERE NOT EXISTS (SELECT 1 FROM chunk WHERE chunk.series = "
        "series.id AND chunk.tier IN (0, 1, 2))"));
    if (!m_file.run(query))
        return ids;
    for (; query.isValid(); query.next())
        ids.push_back(query.value(0).toLongLong());
    return ids;
}

bool HistoryFile::removeSeries(qint64 id)
{
    QSqlQuery query = m_file.prepared(QStringLiteral("DELETE FROM series WHERE id = ?"));
    return m_file.run(query, {id});
}

qint64 HistoryFile::addSeries(const SeriesName &name)
{
    QSqlQuery query = m_file.prepared(
        QStringLiteral("INSERT INTO series(source, measurement, tags, field) VALUES(?,?,?,?)"));
    // An empty text must not become NULL.
    const QString tags = name.tags.isEmpty() ? QLatin1String("") : name.tags;
    if (!m_file.run(query, {name.source, name.measurement, tags, name.field}))
        return 0;
    return query.lastInsertId().toLongLong();
}

bool HistoryFile::forEachJournalEntry(const std::function<void(const QByteArray &)> &take)
{
    QSqlQuery query = m_file.prepared(QStringLiteral("SELECT data FROM journal ORDER BY id"));
    if (!m_file.run(query))
        return false;
    for (; query.isValid(); query.next())
        take(query.value(0).toByteArray());
    return true;
}

bool HistoryFile::appendToJournal(qint64 periodMs, const QByteArray &data)
{
    QSqlQuery query =
        m_file.prepared(QStringLiteral("INSERT INTO journal(period_ms, data) VALUES(?,?)"));
    return m_file.run(query, {periodMs, data});
}

bool HistoryFile::dropFromJournal(qint64 periodMs)
{
    QSqlQuery query = m_file.prepared(QStringLiteral("DELETE FROM journal WHERE period_ms = ?"));
    return m_file.run(query, {periodMs});
}

std::optional<QByteArray> HistoryFile::chunk(std::size_t tier, qint64 series, qint64 beginMs)
{
    QSqlQuery query = m_file.prepared(
        QStringLiteral("SELECT data FROM chunk WHERE tier = ? AND series = ? AND begin_ms = ?"));
    if (!m_file.run(query, {numberOf(tier), series, beginMs}) || !query.isValid())
        return std::nullopt;
    return query.value(0).toByteArray();
}

bool HistoryFile::putChunk(std::size_t tier, qint64 series, const Chunk &chunk)
{
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "INSERT OR REPLACE INTO chunk(tier, series, begin_ms, data) VALUES(?,?,?,?)"));
    return m_file.run(query, {numberOf(tier), series, chunk.beginMs, chunk.data});
}

std::vector<HistoryFile::Chunk> HistoryFile::chunks(std::size_t tier, qint64 series, qint64 fromMs,
                                                    qint64 toMs)
{
    std::vector<Chunk> found;
    QSqlQuery query = m_file.prepared(
        QStringLiteral("SELECT begin_ms, data FROM chunk WHERE tier = ? AND series = ? AND "
                       "begin_ms >= ? AND begin_ms < ? ORDER BY begin_ms"));
    if (!m_file.run(query, {numberOf(tier), series, fromMs, toMs}))
        return found;
    for (; query.isValid(); query.next())
        found.push_back({query.value(0).toLongLong(), query.value(1).toByteArray()});
    return found;
}

std::vector<HistoryFile::Place> HistoryFile::notRolledUp(std::size_t tier, qint64 coarsePeriodMs,
                                                         qint64 beforeMs, int most)
{
    std::vector<Place> places;
    QSqlQuery query = m_file.prepared(
        QStringLiteral("SELECT DISTINCT fine.series, fine.begin_ms / %1 * %1 FROM chunk fine "
                       "WHERE fine.tier = ? AND fine.begin_ms < ? AND NOT %2 LIMIT ?")
            .arg(coarsePeriodMs)
            .arg(existsCoarser(QStringLiteral("fine"), coarsePeriodMs)));
    if (!m_file.run(query, {numberOf(tier), beforeMs, most}))
        return places;
    for (; query.isValid(); query.next())
        places.push_back({query.value(0).toLongLong(), query.value(1).toLongLong()});
    return places;
}

bool HistoryFile::expire(std::size_t tier, qint64 beforeMs, qint64 coarsePeriodMs)
{
    QString statement = QStringLiteral("DELETE FROM chunk WHERE tier = ? AND begin_ms < ?");
    if (coarsePeriodMs > 0)
        statement +=
            QStringLiteral(" AND ") + existsCoarser(QStringLiteral("chunk"), coarsePeriodMs);
    QSqlQuery query = m_file.prepared(statement);
    return m_file.run(query, {numberOf(tier), beforeMs});
}

std::optional<QByteArray> HistoryFile::earliestChunk(const QString &source)
{
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "SELECT data FROM chunk JOIN series ON series.id = chunk.series WHERE source = ? "
        "ORDER BY begin_ms, tier, series.id LIMIT 1"));
    if (!m_file.run(query, {source}) || !query.isValid())
        return std::nullopt;
    return query.value(0).toByteArray();
}

std::optional<qint64> HistoryFile::earliestChunkMs()
{
    const qint64 none = -1;
    const qint64 ms = m_file.number(QStringLiteral("SELECT MIN(begin_ms) FROM chunk"), none);
    return ms > 0 ? std::optional(ms) : std::nullopt;
}

} // namespace bnm
