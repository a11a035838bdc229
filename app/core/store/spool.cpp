// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/store/spool.h"

#include <algorithm>
#include <utility>

namespace bnm {

namespace {

constexpr qint64 manyFreePages = 1'024;
constexpr qint64 littleLeft = 1024 * 1024;
constexpr qint64 mostRemoved = 2'000; // more than these are deleted without waiting

SqliteOptions fileOptions(const SpoolOptions &options)
{
    SqliteOptions file;
    file.path = options.path;
    file.exclusive = true; // two programs that empty one queue would undo each other's work
    file.pragmas = {QStringLiteral("synchronous=FULL"), QStringLiteral("cache_size=-1024")};
    file.schema = {{QStringLiteral("CREATE TABLE block(id INTEGER PRIMARY KEY, "
                                   "time_ms INTEGER NOT NULL, items INTEGER NOT NULL, "
                                   "bytes INTEGER NOT NULL, data BLOB NOT NULL)")}};
    return file;
}

} // namespace

Spool::Spool(SpoolOptions options) : m_options(std::move(options)), m_file(fileOptions(m_options))
{
    openFile();
}

void Spool::openFile()
{
    if (!m_file.open()) {
        noteFailure();
        return;
    }
    // What waits in memory keeps its place behind what the file holds.
    QSqlQuery sums = m_file.prepared(QStringLiteral(
        "SELECT COALESCE(SUM(items),0), COALESCE(SUM(bytes),0), COALESCE(MAX(id),0) FROM block"));
    if (!m_file.run(sums)) {
        noteFailure();
        return;
    }
    m_items += sums.value(0).toLongLong();
    m_bytes += sums.value(1).toLongLong();
    const qint64 newestOnDisk = sums.value(2).toLongLong();
    if (!m_memory.empty() && m_memory.front().id <= newestOnDisk) {
        const qint64 shift = newestOnDisk + 1 - m_memory.front().id;
        for (Block &block : m_memory)
            block.id += shift;
        m_newestId += shift;
    }
    m_newestId = std::max(m_newestId, newestOnDisk);
    m_trouble = {};
}

void Spool::noteFailure()
{
    m_trouble = m_file.trouble();
    if (m_trouble.kind != StoreTrouble::Kind::Corrupted)
        return;
    // What the damaged file held is set aside with it.
    m_items = 0;
    m_bytes = 0;
    for (const Block &block : m_memory) {
        m_items += block.items;
        m_bytes += block.data.size();
    }
    m_removed.clear();
    m_given.clear();
    if (m_file.beginAnew())
        m_trouble = {};
    else
        m_trouble = m_file.trouble();
}

void Spool::tryAgain()
{
    if (m_file.isOpen())
        return;
    openFile();
}

void Spool::append(const QByteArray &data, qint64 timeMs, int items)
{
    m_memory.push_back({++m_newestId, timeMs, items, data});
    m_items += items;
    m_bytes += data.size();
    m_bytesInMemory += data.size();
    tryAgain();
    while (m_bytes > m_options.mostBytes && dropOldest()) {
    }
    if (!moveToDisk())
        dropOldestInMemory();
}

bool Spool::moveToDisk()
{
    if (m_memory.empty())
        return true;
    if (!m_file.isOpen())
        return false;
    const bool moved = m_file.transaction([this] {
        return deleteRemoved() && std::all_of(m_memory.begin(), m_memory.end(),
                                              [this](const Block &block) { return insert(block); });
    });
    if (!moved) {
        noteFailure();
        return false;
    }
    m_removed.clear();
    for (const Block &block : m_memory) // they may have been given out from memory
        m_given[block.id] = {block.items, block.data.size()};
    m_memory.clear();
    m_bytesInMemory = 0;
    m_trouble = {};
    returnFreedSpace();
    return true;
}

bool Spool::insert(const Block &block)
{
    QSqlQuery query = m_file.prepared(
        QStringLiteral("INSERT INTO block(id, time_ms, items, bytes, data) VALUES(?,?,?,?,?)"));
    return m_file.run(query, {block.id, block.timeMs, block.items, block.data.size(), block.data});
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
        if (!m_file.run(query, {m_removed[begin], m_removed[end - 1]}))
            return false;
        begin = end;
    }
    return true;
}

/// Gives the space of a long queue back to the file system once little is left to be moved.
void Spool::returnFreedSpace()
{
    if (m_bytes < littleLeft &&
        m_file.number(QStringLiteral("PRAGMA freelist_count")) > manyFreePages &&
        m_file.run(QStringLiteral("VACUUM")))
        m_file.run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

void Spool::sync()
{
    tryAgain();
    if (!m_memory.empty()) {
        moveToDisk();
        return;
    }
    if (m_removed.empty() || !m_file.isOpen())
        return;
    if (!m_file.transaction([this] { return deleteRemoved(); })) {
        noteFailure();
        return;
    }
    m_removed.clear();
    returnFreedSpace();
}

bool Spool::isRemoved(qint64 id) const
{
    return std::binary_search(m_removed.begin(), m_removed.end(), id);
}

std::vector<Spool::Block> Spool::readFromDisk(qint64 afterId, qint64 beforeId, qint64 mostItems)
{
    std::vector<Block> blocks;
    if (!m_file.isOpen())
        return blocks;
    QSqlQuery query = m_file.prepared(QStringLiteral(
        "SELECT id, time_ms, items, data FROM block WHERE id > ? AND id < ? ORDER BY id"));
    qint64 items = 0;
    bool more = m_file.run(query, {afterId, beforeId});
    if (!more)
        noteFailure();
    for (; more && query.isValid() && items < mostItems; query.next()) {
        Block block{query.value(0).toLongLong(), query.value(1).toLongLong(),
                    query.value(2).toInt(), query.value(3).toByteArray()};
        if (isRemoved(block.id))
            continue;
        items += block.items;
        m_given[block.id] = {block.items, block.data.size()};
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
            forget(given->second.items, given->second.bytes);
            m_given.erase(given);
            m_removed.insert(std::upper_bound(m_removed.begin(), m_removed.end(), id), id);
            continue;
        }
        const auto it = std::find_if(m_memory.begin(), m_memory.end(),
                                     [id](const Block &block) { return block.id == id; });
        if (it == m_memory.end())
            continue; // dropped meanwhile
        forget(it->items, it->data.size());
        m_bytesInMemory -= it->data.size();
        m_memory.erase(it);
    }
    if (static_cast<qint64>(m_removed.size()) > mostRemoved)
        sync();
}

void Spool::forget(int items, qint64 bytes)
{
    m_items -= items;
    m_bytes -= bytes;
}

void Spool::drop(const Block &block)
{
    forget(block.items, block.data.size());
    m_dropped += block.items;
}

/// Room on disk for what comes: the oldest block goes.
bool Spool::dropOldest()
{
    const std::vector<Block> oldest = readFromDisk(0, m_newestId + 1, 1);
    if (oldest.empty()) {
        if (m_memory.size() < 2) // never the one that has just come
            return false;
        drop(m_memory.front());
        m_bytesInMemory -= m_memory.front().data.size();
        m_memory.pop_front();
        return true;
    }
    const Block &block = oldest.front();
    drop(block);
    m_given.erase(block.id);
    m_removed.insert(std::upper_bound(m_removed.begin(), m_removed.end(), block.id), block.id);
    return true;
}

void Spool::dropOldestInMemory()
{
    while (m_bytesInMemory > m_options.mostBytesInMemory && m_memory.size() > 1) {
        drop(m_memory.front());
        m_bytesInMemory -= m_memory.front().data.size();
        m_memory.pop_front();
    }
}

std::optional<qint64> Spool::oldestMs()
{
    const std::vector<Block> oldest = read(0, m_newestId + 1, 1);
    return oldest.empty() ? std::nullopt : std::optional(oldest.front().timeMs);
}

} // namespace bnm
