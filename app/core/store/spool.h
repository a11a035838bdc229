// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/store/sqlite_file.h"

#include <QByteArray>

#include <deque>
#include <map>
#include <optional>
#include <vector>

namespace bnm {

struct SpoolOptions {
    QString path;
    qint64 mostBytes = 1'024LL * 1024 * 1024; ///< of blocks on disk; the oldest go first
    qint64 mostBytesInMemory = 32LL * 1024 * 1024;
};

/// Blocks of bytes in the order in which they came, on disk until they are removed: a kill or
/// a power cut loses none that append() has returned for. While the disk refuses, blocks wait
/// in memory, in the same order, and go to the disk as soon as it takes them again. Bounded;
/// what does not fit is dropped oldest first and counted. Blocking: not for the UI thread.
class Spool {
public:
    struct Block {
        qint64 id = 0;     ///< grows with each block, also over restarts
        qint64 timeMs = 0; ///< of its oldest item
        int items = 0;
        QByteArray data;
    };

    /// Never fails: without a usable file everything stays in memory, and trouble() says so.
    explicit Spool(SpoolOptions options);

    void append(const QByteArray &data, qint64 timeMs, int items);
    /// The oldest blocks with afterId < id < beforeId, until so many items are together.
    std::vector<Block> read(qint64 afterId, qint64 beforeId, qint64 mostItems);
    /// Forgets blocks. On disk this happens with the next append(), or in sync(): a crash
    /// before it brings them back.
    void remove(const std::vector<qint64> &ids);
    void sync();

    qint64 items() const { return m_items; }
    qint64 bytes() const { return m_bytes; }
    qint64 dropped() const { return m_dropped; } ///< items, since the start
    qint64 newestId() const { return m_newestId; }
    std::optional<qint64> oldestMs();
    const StoreTrouble &trouble() const { return m_trouble; }
    QString takeSetAside() { return m_file.takeSetAside(); }

private:
    void openFile();
    void tryAgain();
    bool moveToDisk();
    bool insert(const Block &block);
    bool deleteRemoved();
    bool dropOldest();
    void dropOldestInMemory();
    void drop(const Block &block);
    void returnFreedSpace();
    void noteFailure();
    std::vector<Block> readFromDisk(qint64 afterId, qint64 beforeId, qint64 mostItems);
    bool isRemoved(qint64 id) const;
    void forget(int items, qint64 bytes);

    SpoolOptions m_options;
    SqliteFile m_file;
    StoreTrouble m_trouble;
    std::deque<Block> m_memory;    ///< not yet on disk; newer than all on disk
    std::vector<qint64> m_removed; ///< still on disk; sorted
    struct Size {
        int items;
        qint64 bytes;
    };
    std::map<qint64, Size> m_given; ///< blocks on disk that read() has given out
    qint64 m_items = 0;
    qint64 m_bytes = 0;
    qint64 m_bytesInMemory = 0;
    qint64 m_dropped = 0;
    qint64 m_newestId = 0;
};

} // namespace bnm
