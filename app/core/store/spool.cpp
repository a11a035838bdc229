// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/spool.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr qint64 manyFreePages = 1'024;
constexpr qint64 littleLeft = 1024 * 1024;
constexpr qint64 mostRemoved = 50'000;          // usually they go with the next append
constexpr qint64 mostMovedAtOnce = 1024 * 1024; // bytes in one transaction

// What numbers in a file can be.
constexpr qint64 mostItems = 100'000'000;
constexpr qint64 latestMs = 32'503'680'000'000; // in the year 3000
constexpr qint64 greatestId = 1LL << 52;

SqliteOptions spoolFileOptions(const SpoolOptions &options)
{
    SqliteOptions file;
    file.path = options.path;
    file.exclusive = true; // two programs that empty one queue would undo each other's work
    // Keeps the log short, so that it does not fill a small or full disk.
    file.pragmas = {QStringLiteral("synchronous=FULL"), QStringLiteral("cache_size=-1024"),
                    QStringLiteral("wal_autocheckpoint=256")};
    file.schema = {{QStringLiteral("CREATE TABLE block(id INTEGER PRIMARY KEY, "
                                   "time_ms INTEGER NOT NULL, items INTEGER NOT NULL, "
                                   "bytes INTEGER NOT NULL, data BLOB NOT NULL)")}};
    return file;
}

} // namespace

void Spool::Size::add(const Size &other)
{
    items += other.items;
    bytes += other.bytes;
}

void Spool::Size::subtract(const Size &other)
{
    items -= other.items;
    bytes -= other.bytes;
}

Spool::Spool(SpoolOptions options)
    : m_options(std::move(options)), m_file(spoolFileOptions(m_options))
{
    openFile();
}

void Spool::openFile()
{
    qint64 newest = -1;
    if (m_file.open() && repairNumbers())
        newest = m_file.number(QStringLiteral("SELECT MAX(id) FROM block"), -1);
    if (newest >= 0 && (newest == m_newestInFile || takeOver(newest))) {
        m_trouble = {};
        return;
    }
    noteFailure();
    m_file.close();
}

/// A disk may damage the numbers beside the data, which have no checksum. The blocks' contents are
/// kept.
bool Spool::repairNumbers()
{
    const QString wrongItems =
        QStringLiteral("typeof(items) <> 'integer' OR items NOT BETWEEN 1 AND %1").arg(mostItems);
    const QString wrongTime =
        QStringLiteral("typeof(time_ms) <> 'integer' OR time_ms NOT BETWEEN 1 AND %1")
            .arg(latestMs);
    const QString wrongId = QStringLiteral("id NOT BETWEEN 1 AND %1").arg(greatestId);
    const qint64 wrong = m_file.number(
        QStringLiteral("SELECT COUNT(*) FROM block WHERE %1 OR %2 OR %3 OR bytes <> length(data)")
            .arg(wrongItems, wrongTime, wrongId),
        -1);
    if (wrong <= 0)
        return wrong == 0;
    qWarning("The queue %s has wrong numbers in %lld blocks; they are put right.",
             qUtf8Printable(m_options.path), static_cast<long long>(wrong));
    return m_file.transaction([&] {
        return m_file.run(QStringLiteral("UPDATE block SET items = 1 WHERE ") + wrongItems) &&
               m_file.run(QStringLiteral("UPDATE block SET time_ms = %1 WHERE %2")
                              .arg(QDateTime::currentMSecsSinceEpoch())
                              .arg(wrongTime)) &&
               m_file.run(QStringLiteral("UPDATE block SET bytes = length(data)")) &&
               renumber(wrongId);
    });
}

/// At the end.
bool Spool::renumber(const QString &wrongId)
{
    std::vector<qint64> ids;
    QSqlQuery query = m_file.prepared(QStringLiteral("SELECT id FROM block WHERE ") + wrongId);
    if (!m_file.run(query))
        return false;
    for (; query.isValid(); query.next())
        ids.push_back(query.value(0).toLongLong());
    qint64 next = m_file.number(
        QStringLiteral("SELECT COALESCE(MAX(id), 0) FROM block WHERE NOT (%1)").arg(wrongId));
    return std::all_of(ids.begin(), ids.end(), [&](qint64 id) {
        QSqlQuery move = m_file.prepared(QStringLiteral("UPDATE block SET id = ? WHERE id = ?"));
        return m_file.run(move, {++next, id});
    });
}

/// Adds the contents of a file that was not readable before. They are older than blocks in memory:
/// all get new ids, so that ids given out before become invalid.
bool Spool::takeOver(qint64 newestInFile)
{
    QSqlQuery sums = m_file.prepared(
        QStringLiteral("SELECT COALESCE(SUM(items),0), COALESCE(SUM(bytes),0) FROM block"));
    if (!m_file.run(sums))
        return false;
    m_onDisk = {sums.value(0).toLongLong(), sums.value(1).toLongLong()};
    m_removed.clear();
    m_given.clear();
    m_newestInFile = newestInFile;
    m_shift = m_newestId;
    m_newestId += newestInFile;
    for (Block &block : m_memory)
        block.id = ++m_newestId;
    return true;
}

void Spool::noteFailure()
{
    m_trouble = m_file.trouble();
    if (m_trouble.kind != StoreTrouble::Kind::Corrupted)
        return;
    // The contents of the damaged file are lost with it.
    m_dropped += std::exchange(m_onDisk, {}).items;
    m_removed.clear();
    m_given.clear();
    m_newestInFile = 0;
    if (m_file.beginAnew())
        m_trouble = {};
    else
        m_trouble = m_file.trouble();
}

void Spool::tryAgain()
{
    // A full disk needs no new file handle; one that was opened for reading only does.
    if (m_file.isOpen() && m_trouble && m_trouble.kind != StoreTrouble::Kind::Full)
        m_file.close();
    if (!m_file.isOpen())
        openFile();
}

void Spool::append(const QByteArray &data, qint64 timeMs, int items)
{
    m_memory.push_back({++m_newestId, timeMs, items, data});
    m_inMemory.add(sizeOf(m_memory.back()));
    tryAgain();
    // A closed file cannot be reduced; its contents take no memory.
    while (m_file.isOpen() && bytes() > m_options.mostBytes && dropOldest()) {
    }
    if (!moveToDisk())
        while (m_inMemory.bytes > m_options.mostBytesInMemory && dropOldestInMemory()) {
        }
}

bool Spool::moveToDisk()
{
    while (!m_memory.empty() || !m_removed.empty()) {
        if (!m_file.isOpen())
            return false;
        if (!movePart() && !beginEmptyFile())
            return false;
    }
    returnFreedSpace();
    return true;
}

/// In parts, so that a long queue in memory needs no long log.
bool Spool::movePart()
{
    auto end = m_memory.begin();
    for (qint64 bytes = 0; end != m_memory.end() && bytes < mostMovedAtOnce; ++end)
        bytes += end->data.size();
    const bool moved = m_file.transaction([&] {
        return deleteRemoved() && std::all_of(m_memory.begin(), end,
                                              [this](const Block &block) { return insert(block); });
    });
    if (!moved) {
        noteFailure();
        return false;
    }
    m_trouble = {};
    m_removed.clear();
    for (auto block = m_memory.begin(); block != end; ++block) {
        m_given[block->id] = sizeOf(*block); // it may have been given out from memory
        m_inMemory.subtract(sizeOf(*block));
        m_onDisk.add(sizeOf(*block));
        m_newestInFile = block->id - m_shift;
    }
    m_memory.erase(m_memory.begin(), end);
    return true;
}

/// A disk so full that nothing can be deleted, and nothing of use in the file: away with it.
bool Spool::beginEmptyFile()
{
    if (m_trouble.kind != StoreTrouble::Kind::Full || m_onDisk.items > 0 || m_removed.empty())
        return false;
    m_removed.clear();
    m_newestInFile = 0;
    if (m_file.beginEmpty())
        return true;
    noteFailure();
    return false;
}

bool Spool::insert(const Block &block)
{
    QSqlQuery query = m_file.prepared(
        QStringLiteral("INSERT INTO block(id, time_ms, items, bytes, data) VALUES(?,?,?,?,?)"));
    return m_file.run(
        query, {block.id - m_shift, block.timeMs, block.items, block.data.size(), block.data});
}

bool Spool::deleteRemoved()
{
    // Ids that follow each other go in one statement.
    for (std::size_t begin = 0; begin < m_removed.size();) {
        std::size_t end = begin + 1;
        while (end < m_removed.size() && m_removed[end] == m_removed[end - 1] + 1)
            ++end;
        QSqlQuery query =
            m_file.prepared(QStringLiteral("DELETE FROM block WHERE id BETWEEN ? AND ?"));
        if (!m_file.run(query, {m_removed[begin] - m_shift, m_removed[end - 1] - m_shift}))
            return false;
        begin = end;
    }
    return true;
}

/// Returns the space of a long queue to the file system when little is left to move.
void Spool::returnFreedSpace()
{
    if (bytes() < littleLeft &&
        m_file.number(QStringLiteral("PRAGMA freelist_count")) > manyFreePages &&
        m_file.run(QStringLiteral("VACUUM")))
        m_file.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void Spool::sync()
{
    tryAgain();
    moveToDisk();
}

bool Spool::isRemoved(qint64 id) const
{
    return std::binary_search(m_removed.begin(), m_removed.end(), id);
}

void Spool::markRemoved(qint64 id)
{
    m_removed.insert(std::upper_bound(m_removed.begin(), m_removed.end(), id), id);
}

std::vector<Spool::Block> Spool::readFromDisk(qint64 afterId, qint64 beforeId, qint64 mostItems)
{
    std::vector<Block> blocks;
    if (!m_file.isOpen() || m_onDisk.items == 0)
        return blocks;
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "SELECT id, time_ms, items, data FROM block WHERE id > ? AND id < ? ORDER BY id"));
    qint64 items = 0;
    bool more = m_file.run(query, {afterId - m_shift, beforeId - m_shift});
    if (!more)
        noteFailure();
    for (; more && query.isValid() && items < mostItems; query.next()) {
        const qint64 id = query.value(0).toLongLong() + m_shift;
        if (isRemoved(id))
            continue;
        Block block{id, query.value(1).toLongLong(), query.value(2).toInt(),
                    query.value(3).toByteArray()};
        items += block.items;
        m_given[id] = sizeOf(block);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

std::vector<Spool::Block> Spool::read(qint64 afterId, qint64 beforeId, qint64 mostItems)
{
    std::vector<Block> blocks = readFromDisk(afterId, beforeId, mostItems);
    qint64 items = 0;
    for (const Block &block : blocks)
        items += block.items;
    for (const Block &block : m_memory) {
        if (items >= mostItems)
            break;
        if (block.id <= afterId || block.id >= beforeId)
            continue;
        items += block.items;
        blocks.push_back(block);
    }
    return blocks;
}

void Spool::remove(const std::vector<qint64> &ids)
{
    for (const qint64 id : ids) {
        if (const auto given = m_given.find(id); given != m_given.end()) {
            m_onDisk.subtract(given->second);
            m_given.erase(given);
            markRemoved(id);
            continue;
        }
        const auto it = std::find_if(m_memory.begin(), m_memory.end(),
                                     [id](const Block &block) { return block.id == id; });
        if (it == m_memory.end())
            continue; // dropped meanwhile
        m_inMemory.subtract(sizeOf(*it));
        m_memory.erase(it);
    }
    if (static_cast<qint64>(m_removed.size()) > mostRemoved)
        sync();
}

std::optional<Spool::Oldest> Spool::oldestOnDisk()
{
    if (!m_file.isOpen() || m_onDisk.items == 0)
        return std::nullopt;
    for (qint64 after = m_shift;;) {
        QSqlQuery query = m_file.prepared(QStringLiteral(
            "SELECT id, time_ms, items, bytes FROM block WHERE id > ? ORDER BY id LIMIT 1"));
        if (!m_file.run(query, {after - m_shift}))
            noteFailure();
        if (!query.isValid())
            return std::nullopt;
        const qint64 id = query.value(0).toLongLong() + m_shift;
        auto removed = std::lower_bound(m_removed.begin(), m_removed.end(), id);
        if (removed == m_removed.end() || *removed != id)
            return Oldest{id,
                          query.value(1).toLongLong(),
                          {query.value(2).toLongLong(), query.value(3).toLongLong()}};
        for (after = id; ++removed != m_removed.end() && *removed == after + 1;)
            after = *removed;
    }
}

bool Spool::dropOldest()
{
    const auto oldest = oldestOnDisk();
    if (!oldest)
        return m_onDisk.items == 0 && dropOldestInMemory();
    m_dropped += oldest->size.items;
    m_onDisk.subtract(oldest->size);
    m_given.erase(oldest->id);
    markRemoved(oldest->id);
    return true;
}

/// But never the newest.
bool Spool::dropOldestInMemory()
{
    if (m_memory.size() < 2)
        return false;
    m_dropped += m_memory.front().items;
    m_inMemory.subtract(sizeOf(m_memory.front()));
    m_memory.pop_front();
    return true;
}

std::optional<qint64> Spool::oldestMs()
{
    if (const auto oldest = oldestOnDisk())
        return oldest->timeMs;
    return m_memory.empty() ? std::nullopt : std::optional(m_memory.front().timeMs);
}

} // namespace bnm
